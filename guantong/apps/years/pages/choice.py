"""One choice of a legal profile: since when, by which document; take a mistaken one back (法域选定)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import entries_of
from guantong.apps.years.profiles import withdraw_profile
from guantong.apps.years.queries import profile_choices_made
from guantong.apps.years.workflow import PROFILE


@page(reads="sessions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the choice; take it back."""
    row = profile_choices_made().filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, PROFILE, (Act("withdraw_profile", withdraw_profile, version=True),), row.state, row.path,
        given={"choice": row}, version=row.version,
    )  # fmt: skip
    shown = {"row": row, "state": PROFILE.states[row.state], "acts": acts, "history": entries_of(row)}
    return acts.answer() or render(request, "years/pages/choice.html", shown, status=acts.status)
