"""What was voted, line by line, taken over into its year at once (票决结果列入)."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.livelihood.from_vote import DONE, Passed, passed, take_over_voted, vote_seen_by, year_of
from guantong.apps.livelihood.workflow import ITEM
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("编号", "number", "number"),
    Column("项目", "name", note=lambda one: one.content),
    Column("总投资", "total", "figure"),
    Column("完成时限", "complete_by", "day"),
    Column("提出的诉求", lambda one: len(one.needs), "number"),
    Column(
        "当年项目", lambda one: one.item or "—",
        link=lambda one: reverse("livelihood:item", args=[one.item.pk]) if one.item else "",
    ),
)  # fmt: skip


class Units(forms.Form):
    """Which unit answers for each line."""

    def __init__(self, *args: Any, waiting: Iterable[Passed], **kwargs: Any) -> None:
        """Ask for each line that waits, with what the joint list names."""
        super().__init__(*args, **kwargs)
        for one in waiting:
            self.fields[f"unit-{one.number}"] = forms.CharField(
                label=_("责任单位：%(number)s. %(name)s") % {"number": one.number, "name": one.name}, max_length=120,
                initial=one.unit,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        return {"units": {int(name.removeprefix("unit-")): unit for name, unit in found.items()}}


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what passed and what it is by now; take over what waits."""
    contest = vote_seen_by(request.standing, pk)
    if contest is None:
        raise Http404
    found = passed(contest)
    waiting = [one for one in found if one.item is None]
    acts = Acts(
        request, ITEM, (Act("take_over", take_over_voted, partial(Units, waiting=waiting)),), NEW, "", {"contest": contest},
        closed={} if waiting else {"take_over": DONE},
    )  # fmt: skip
    if answer := acts.answer("/livelihood/items/"):
        return answer
    listing = Listing(request, _("票决通过的项目"), found, COLUMNS, empty=_("没有项目通过。"))
    shown = {"contest": contest, "year": year_of(contest), "list": listing, "acts": acts}
    return listing.download() or render(request, "livelihood/pages/from_vote.html", shown, status=acts.status)
