"""The figures of one document, table by table: each opens the cell of the file it came from (一份文件的数据)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures.asking_again import corrections_of, names_of
from guantong.apps.figures.days import Day, end_of
from guantong.apps.figures.models import Document
from guantong.apps.figures.queries import counting_in, documents_seen_by, facts_in, facts_of, in_place_of, snapshot_on
from guantong.apps.figures.spots import spot_of
from guantong.apps.figures.telling import told
from guantong.domain.fiscal.facts import Fact, Spot


def _shown(fact: Fact) -> str:
    return fact.printed if fact.corrected else fact.number or fact.text or fact.printed


@page(reads="published")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one table of the document, the first unless another is asked for."""
    document = documents_seen_by(request.standing).filter(pk=pk).first()
    if document is None:
        raise Http404
    titles = list(dict.fromkeys(control["title"] for control in document.controls))
    chosen = request.GET.get("table", "")
    chosen = chosen if chosen in titles else next(iter(titles), "")
    address, said = reverse("figures:cell", args=[document.batch_id]), _said(document)
    columns = (
        Column("页", "page", "number"),
        Column("行", "row", "number"),
        Column("科目编码", "code"),
        Column("名称", "name"),
        Column("栏目", lambda fact: fact.header.split("/")[-1]),
        Column("印刷值", _shown, "number", link=lambda fact: address + spot_of(vars_of(fact))),
        Column("更正为", "corrected", "number", note=lambda fact: said.get(Spot(**vars_of(fact)), "")),
        Column("金额", "fen", "figure"),
    )
    form = Day(request.GET, today=request.today)
    then = _then(document, form.day, request) if form.day else None
    rows = (facts_of(document, chosen) if then is None else then["facts"](chosen)) if chosen else []
    empty = _("这张表没有数值。") if then is None or then["counts"] else _("那天不计入。")
    listing = Listing(request, chosen, rows, columns, empty=empty)
    shown = {
        "document": document, "titles": titles, "chosen": chosen, "list": listing, "form": form, "then": then,
        "kept": {"table": chosen},
    }  # fmt: skip
    status = 422 if form.errors else 200
    return listing.download() or render(request, "figures/pages/document.html", shown, status=status)


def _then(document: Document, day: date, request: HttpRequest) -> dict[str, Any]:
    """Return whether the document counted on a day, its figures as they did, and which other counted in its place."""
    snapshot = snapshot_on(end_of(day))
    counts = snapshot is not None and counting_in(snapshot).filter(pk=document.pk).exists()
    instead = in_place_of(document, snapshot, request.standing) if snapshot and not counts else None
    return {
        "day": day, "counts": counts, "instead": instead,
        "facts": lambda table: facts_in(snapshot, [document], table) if counts else [],
    }  # fmt: skip


def _said(document: Document) -> dict[Spot, str]:
    """Return what is said of the corrected cells, by their place."""
    rows = list(corrections_of(document.batch)) if document.batch.corrections else []
    names = names_of(rows) if rows else {}
    return {r.spot: told(r.printed, r.value, names.get(r.made_by, r.made_by), r.as_read.on) for r in rows}


def vars_of(fact: Fact) -> dict[str, Any]:
    """Return the place of a fact."""
    return {"page": fact.page, "table": fact.table, "row": fact.row, "header": fact.header, "printed": fact.printed}
