"""One place of a file: the page as it looks, the cell outlined, and correcting what the machine misread (查看原件、更正读数)."""

from dataclasses import replace
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.copying import as_text, sentence
from guantong.apps.components.door import page
from guantong.apps.figures import corrections
from guantong.apps.figures.asking_again import Standings, latest_of, not_correctable, standing_at
from guantong.apps.figures.models import Batch
from guantong.apps.figures.queries import batches_seen_by, located
from guantong.apps.figures.sight import enlarged, sight_of
from guantong.apps.figures.spots import spot_at, spot_in
from guantong.apps.figures.typings import typing_at
from guantong.apps.figures.workflow import CORRECTION
from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.corrections import Cell
from guantong.domain.workflow.table import NEW


class AsPrinted(forms.Form):
    """What a person reads in the cell, and why it differs."""

    value = forms.CharField(label=later("页面上的值"), max_length=120)
    reason = forms.CharField(label=later("原因"), max_length=200)

    def __init__(self, *args: Any, cell: Cell | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].help_text = _asked(cell)


def _asked(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.percentage:
        return _("照页面抄写的百分比，如 85.3%。")
    if cell.unit:
        return _("照页面抄写，单位是表上的%(unit)s；页面上是空白的，填“—”。") % {"unit": cell.unit}
    return _("照页面抄写。这张表没有读出单位，只记文字，不作金额。")


@page(reads="published", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the place again and show it; say so where it is no longer what it was; correct what the machine reads there."""
    batch, spot = batches_seen_by(request.standing).filter(pk=pk).first(), spot_in(request.GET)
    if batch is None or spot is None:
        raise Http404
    found = located(batch, spot)
    if found.page is None:
        raise Http404
    there, latest = standing_at(batch, spot, request.standing), latest_of(batch)
    refusal = not_correctable(batch, latest)
    acts = Acts(
        request, CORRECTION, _acts(there.cell), NEW, batch.path, given={"batch": batch, "spot": spot}, initial=_initial(there),
        version=there.version, closed=dict.fromkeys(("correct", "let_go"), refusal) if refusal else {},
    )  # fmt: skip
    answer = acts.answer(reverse("figures:cell", args=[batch.pk]) + spot_at(spot))
    acts.acts = [act for act, shown in zip(_acts(there.cell), (there.cell, there.asked), strict=True) if shown]
    quoted = _quoted(request, batch, found.place)
    if request.GET.get("as") == "text" and quoted:
        return as_text(quoted)
    sight = sight_of(batch, found.page, [found.place])
    shown = {
        "batch": batch, "spot": spot, "found": found, "sight": sight, "acts": acts, "there": there, "latest": latest,
        "quoted": quoted, "plain": f"{request.get_full_path()}&as=text", "close": enlarged(sight), "typing": typing_at(batch, spot), "waits": there.speaking and there.speaking.pk not in batch.corrections,
    }  # fmt: skip
    return answer or render(request, "figures/pages/cell.html", shown, status=acts.status)


def _quoted(request: HttpRequest, batch: Batch, place: Evidence | None) -> str:
    """The figure as text with its place; "" for a page without one. What the machine read before a correction is told with it."""
    if place is None or not place.said:
        return ""
    read = _("机器读数 %(read)s，经人工更正") % {"read": place.printed} if place.corrected else ""
    known = "" if batch.state == "published" else _("这个批次没有发布，数字未经确认")
    return sentence(request, f"{place.said}{place.unit}", [replace(place, file=batch.name)], read, known)


def _acts(cell: Cell | None) -> list[Act]:
    """Correct a cell; let an earlier correction go that is asked again."""
    correct = Act("correct", corrections.correct, partial(AsPrinted, cell=cell), version=True)
    return [correct, Act("let_go", corrections.let_go, version=True)]


def _initial(there: Standings) -> dict[str, str]:
    known = there.asked.correction if there.asked else there.speaking
    return {"value": known.value, "reason": known.reason} if known else {}
