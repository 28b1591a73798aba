"""The figures of the books a review stands on, each with its place (审查依据的账册数据)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.reviews import queries
from guantong.apps.reviews.book_figures import PARTS, Figure, Figures, figures_of


@page(reads="books")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List them as the books of the review's day have them; what the books lack is said to be not computed."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.edition_of(row).books:
        raise Http404
    told = figures_of(row, request.standing, request.today)
    shown = {"review": row, "told": told, **queries.tabs_of(row, request.standing)}
    if told is None:
        return render(request, "reviews/pages/figures.html", shown)
    listing = Listing(
        request,
        _("账册数据"),
        Lines(told.rows, lambda one: searchable(one.what)),
        _columns(told),
        search="q",
        hint=_("数据名称"),
    )
    missing = sum(one.fen is None for one in told.rows)
    return listing.download() or render(
        request,
        "reviews/pages/figures.html",
        {**shown, "list": listing, "missing": missing, "known": len(told.rows) - missing},
    )


def _columns(told: Figures) -> tuple[Column, ...]:
    def place(one: Figure) -> str:
        if one.fen is None:
            return _("未计算：%(why)s") % {"why": one.lacks}
        return one.how or (_("第 %(row)s 行") % {"row": one.place[2]} if one.place else "")

    return (
        Column("类别", lambda one: PARTS[one.part], filters="part", choices=tuple(PARTS.items())),
        Column("数据", "what", link=told.address),
        Column("年度", "year", "text"),
        Column("金额", "fen", "figure"),
        Column(
            "依据", place, note=lambda one: f"{one.place[1]} {one.place[2]}".strip() if one.place and one.how else ""
        ),
    )
