"""One post of a person: from when to when; end it (任职)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.operations import revoke
from guantong.apps.actors.queries import memberships_seen_by
from guantong.apps.actors.workflow import MEMBERSHIP
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of


class Revoked(forms.Form):
    """The first day on which the post is no longer held."""

    ends_on = DayField(label=_("自此日起不再任职"), help_text=_("填今天：下一次打开页面即失效"))


ACTS = (Act("revoke", revoke, Revoked),)


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the post; end it."""
    membership = memberships_seen_by(request.standing).filter(pk=pk).first()
    if membership is None:
        raise Http404
    state = membership.state(request.today)
    acts = Acts(
        request, MEMBERSHIP, ACTS, state, membership.organisation.path, given={"membership": membership},
        initial={"ends_on": request.today},
    )  # fmt: skip
    if answer := acts.answer(f"/actors/people/{membership.person.username}/"):
        return answer
    shown = {
        "membership": membership, "acts": acts, "state": MEMBERSHIP.states[state],
        "history": history_of(membership, request.standing),
    }  # fmt: skip
    return render(request, "actors/pages/membership.html", shown, status=acts.status)
