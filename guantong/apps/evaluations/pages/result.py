"""The result of a scoring: its base, each item's distribution and plain mean; the closer look only when it is asked for (评分结果表)."""

from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.models.scoring import WAYS
from guantong.apps.evaluations.queries import kept_out, keyholder_names, result, scores_of, seat_of, sheets_seen_by
from guantong.domain.voting.rubric import printed
from guantong.domain.voting.scores import ENOUGH, in_points
from guantong.domain.words import Words

ITEMS = (
    Column("评分项", lambda row: row["name"]),
    Column("满分", lambda row: row["most"], "text"),
    Column("权重", lambda row: row["weight"], "text"),
    Column("平均分", lambda row: row["mean"], "text", bar=lambda row: row["share"]),
    Column("各分人数", lambda row: row["spread"]),
)


@page(reads="scores")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result; before it is counted there is none, and who keeps out is told so and sees nothing."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    if out := kept_out(sheet, request.standing, seat_of(sheet, request.standing)):
        return render(request, "evaluations/pages/kept_out.html", {"sheet": sheet, "out": out})
    found, closer = result(sheet), request.GET.get("look") == "closer"
    points = found.scored if found else None
    rows = [
        {
            "name": spread.name, "most": printed(item.most), "weight": f"{item.weight}%", "mean": in_points(spread.mean),
            "share": int(spread.mean * 100 / item.most), "spread": _spread(spread.counts),
        }
        for item, spread in zip(sheet.by.items, points.items, strict=True)
    ] if points else []  # fmt: skip
    items = Listing(request, _("各项评分"), rows, ITEMS, empty=_("没有有效的评分。"))
    named = (
        Listing(request, _("各人评分"), list(scores_of(sheet, request.standing)), _by_name(sheet)) if found else None
    )
    look = points.closer if points and closer else None
    shown = {
        "sheet": sheet, "result": found, "list": items, "named": named if named and named.rows else None, "way": WAYS[sheet.way],
        "holders": keyholder_names(sheet), "points": points, "asked": closer, "enough": ENOUGH,
        "total": in_points(points.total.mean) if points else "", "totals": _spread(points.total.counts, 2) if points else "",
        "look": look and {
            "trimmed": in_points(look.trimmed), "agreement": in_points(look.agreement * 10), "low": f"{look.low / 10:.2f}",
            "high": f"{look.high / 10:.2f}",
        },
    }  # fmt: skip
    return items.download() or render(request, "evaluations/pages/result.html", shown)


def _by_name(sheet: ScoreSheet) -> list[Column]:
    """Return the columns of who scored by name: one for each item."""
    items = [
        Column(item.name, lambda row, at=at: printed(row.points[at]) if row.points else _("无效表"), "text")  # type: ignore[misc]
        for at, item in enumerate(sheet.by.items)
    ]
    return [Column("代表", "seat__name", "name"), *items, Column("意见", "words")]


def _spread(counts: tuple[tuple[Fraction, int], ...], decimals: int = 1) -> str:
    """Return how many gave which points: 20 分 3 人、15 分 5 人."""
    told = [
        (in_points(value, decimals) if value.denominator > 1 or decimals > 1 else printed(int(value)), n)
        for value, n in counts
    ]
    return said(Words("、", ", ")).join(said(_GAVE.filled(points=points, n=n)) for points, n in told)


_GAVE = Words("{points} 分 {n} 人", "{points} points: {n}")
