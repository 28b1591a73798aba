"""What the people of a term hold, and who is to take each thing over (移交安排)."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import PersonField
from guantong.apps.actors.handing_over import Holding, arrange, holdings_of
from guantong.apps.actors.queries import people_named, terms
from guantong.apps.actors.workflow import ARRANGEMENT
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("离任人", "person__name", link=lambda one: f"?person={one.person.username}"),
    Column("类别", "held__kind"),
    Column("事项", "held__title", link=lambda one: one.held.where),
    Column("期限", "held__due_on", "day"),
    Column(
        "接手人",
        lambda one: one.to.name if one.to else _BY_SHEET if one.held.passes else _STAYS,
        "badge",
        badge=lambda one: "done" if one.to or not one.held.passes else "todo",
    ),
)


class Arranged(forms.Form):
    """Some of the things of one person, and their new owner."""

    things = forms.MultipleChoiceField(label=later("事项"), widget=forms.CheckboxSelectMultiple)
    to = PersonField(label=later("接手人"))

    def __init__(self, *given: Any, held: list[Holding], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["things"].choices = [  # type: ignore[attr-defined]
            (one.held.key, f"{said(one.held.kind)} · {one.held.title}" + (f" → {one.to.name}" if one.to else ""))
            for one in held
            if one.held.passes
        ]


@page(reads="handovers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Show who holds what; of the person asked for, name new owners."""
    term = terms().filter(number=number).first()
    if term is None:
        raise Http404
    person = next(iter(people_named(request.GET.get("person", ""))), None)
    held = holdings_of(term, request.today, person.username if person else "")
    asks = partial(Arranged, held=held)
    acts = Acts(request, ARRANGEMENT, (Act("arrange", arrange, asks),), NEW, "", given={"person": person})
    here = reverse("actors:holdings", args=[number])
    if answer := acts.answer(f"{here}?person={person.username}" if person else here):
        return answer
    listing = Listing(request, _("移交安排"), held, COLUMNS, empty=_("没有人手中有未了的事项。"), keeps=("person",))
    shown = {
        "term": term, "person": person, "acts": acts, "list": listing,
        "open": sum(one.held.passes and one.to is None for one in held),
    }  # fmt: skip
    return listing.download() or render(request, "actors/pages/holdings.html", shown, status=acts.status)


_BY_SHEET = Words("未单独安排", "not arranged singly")
_STAYS = Words("不移交", "stays")
