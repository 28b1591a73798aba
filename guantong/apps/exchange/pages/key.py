"""One key of another system: compare and confirm it, or revoke it (对方钥匙)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.exchange.forms import Compared, Revoked
from guantong.apps.exchange.keys import confirm_key, revoke_key
from guantong.apps.exchange.queries import keys_seen_by
from guantong.apps.exchange.telling import key_state_of, shape_of
from guantong.apps.exchange.workflow import KEY
from guantong.apps.journal.queries import entries_of

ACTS = (Act("confirm_key", confirm_key, Compared), Act("revoke_key", revoke_key, Revoked))


@page(reads="exchange_keys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the key; its fingerprint is typed anew by who confirms it, so the page shows it to nobody who has yet to compare."""
    key = keys_seen_by(request.standing).filter(pk=pk).first()
    if key is None:
        raise Http404
    acts = Acts(
        request, KEY, ACTS, key.state, key.path, given={"key": key}, initial={"revoked_on": request.today},
        latest_by=key.registered_by,
    )  # fmt: skip
    shown = {"key": key, "state": key_state_of(key), "shape": shape_of(key), "acts": acts, "history": entries_of(key)}
    return acts.answer() or render(request, "exchange/pages/key.html", shown, status=acts.status)
