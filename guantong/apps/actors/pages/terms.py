"""The terms of office (届次)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.models import Term
from guantong.apps.actors.people_operations import open_term, term_state
from guantong.apps.actors.queries import terms
from guantong.apps.actors.workflow import TERM
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.workflow.table import NEW


class Opened(forms.Form):
    """A term's number, name and first day."""

    number = forms.IntegerField(label=later("届次"), min_value=1, max_value=99)
    name = forms.CharField(label=later("名称"), max_length=40)
    begins_on = DayField(label=later("起"))


def _link(term: Term) -> str:
    return reverse("actors:term", args=[term.number])


COLUMNS = (
    Column("届次", "number", "number", sorts="number", link=_link),
    Column("名称", "name", link=_link),
    Column("起", "begins_on", "day"),
    Column("止（不含）", "ends_on", "day"),
    Column("状态", lambda t: TERM.states[term_state(t)], "badge", badge=lambda t: "" if t.ends_on else "doing"),
)


@page(reads="organisations", methods=("GET", "HEAD", "POST"), place=Place("机构与人员", 5, "届次"))
def view(request: HttpRequest) -> HttpResponse:
    """List the terms; open the first, or one after a term that was closed."""
    acts = Acts(request, TERM, (Act("open_term", open_term, Opened),), NEW, "")
    if answer := acts.answer():
        return answer
    listing = Listing(request, _("届次"), terms(), COLUMNS, sort="-number", empty=_("还没有登记届次。"))
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "actors/pages/terms.html", shown, status=acts.status)
