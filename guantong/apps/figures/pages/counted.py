"""The documents whose figures counted on a day, today unless another is asked for (某日计入的文件)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures.days import Day, end_of
from guantong.apps.figures.models import Document, kind_choices, level_words
from guantong.apps.figures.queries import counted_at, documents_seen_by, snapshot_on


@page(reads="published")
def view(request: HttpRequest) -> HttpResponse:
    """List them, as far as one may see them; no number of a snapshot, which would tell how much was published unseen."""
    form = Day(request.GET, today=request.today)
    day = form.day or request.today
    snapshot = snapshot_on(end_of(day))
    seen = documents_seen_by(request.standing)
    rows = seen.filter(counted_at(snapshot)) if snapshot else Document.objects.none()
    asked = f"?on={day.isoformat()}"
    columns = (
        Column("单位", "body", sorts="body", link=lambda one: reverse("figures:document", args=[one.pk]) + asked),
        Column("年度", "year", "number", sorts="year"),
        Column("文种", "get_kind_display", filters="kind", choices=kind_choices()),
        Column("层级", lambda one: one.level_words, filters="of_level", choices=level_words()),
        Column("批次", "batch_id", "number", link=lambda one: reverse("figures:batch", args=[one.batch_id])),
        Column("数值", "values", "number"),
    )
    empty = _("那天没有计入的文件。")
    listing = Listing(request, _("计入的文件"), rows, columns, search="search", sort="body", empty=empty, keeps=("on",))
    shown = {"list": listing, "form": form, "day": day}
    status = 422 if form.errors else 200
    return listing.download() or render(request, "figures/pages/counted.html", shown, status=status)
