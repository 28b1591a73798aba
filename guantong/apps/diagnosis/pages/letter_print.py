"""The letter as it is printed and signed (函件版式)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.diagnosis.queries import letters_seen_by
from guantong.apps.diagnosis.routes import BASIS, ROUTES


@page(reads="letters")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter in the layout of official letters."""
    letter = letters_seen_by(request.standing).filter(pk=pk).first()
    if letter is None:
        raise Http404
    route, facts = ROUTES[letter.route], {"district": settings.DISTRICT, "organisation": letter.organisation}
    shown = {
        "letter": letter, "items": letter.items.all(), "basis": BASIS, "addressee": route.addressee.format(**facts),
        "passes_on": route.passes_on.format(**facts),
    }  # fmt: skip
    return render(request, "diagnosis/pages/letter_print.html", shown)
