"""One weighed result: each source with its weight, its score and where it stands; the whole only if none is missing (多源加权)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys.queries import weighings_seen_by
from guantong.apps.surveys.weighing import weighed, withdraw_weighing
from guantong.apps.surveys.workflow import WEIGHING
from guantong.domain.surveys.composite import printed

COLUMNS = (
    Column("来源", lambda row: row[0].words),
    Column("权重", lambda row: row[0].weight, "number"),
    Column("得分", lambda row: printed(row[1]) or _("没有得分"), "code"),
    Column("出处", lambda row: row[2]),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; withdraw it."""
    row = weighings_seen_by(request.standing).select_related("survey").filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, WEIGHING, (Act("withdraw_weighing", withdraw_weighing),), row.state, row.path, {"weighing": row}
    )
    if answer := acts.answer():
        return answer
    found = weighed(row)
    parts = [(source, score, said[3]) for (source, score), said in zip(found.parts, row.sources, strict=True)]
    shown = {
        "row": row, "acts": acts, "state": WEIGHING.states[row.state], "total": printed(found.total), "without": found.without,
        "list": Listing(request, row.title, parts, COLUMNS, empty=""),
    }  # fmt: skip
    return shown["list"].download() or render(request, "surveys/pages/weighing.html", shown, status=acts.status)
