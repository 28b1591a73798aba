"""Material of a project: every sentence with its place; the machine's until a named person released it (项目数据核对材料)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import material_work
from guantong.apps.evaluations.project_forms import Reason
from guantong.apps.evaluations.project_queries import materials_seen_by
from guantong.apps.evaluations.workflow import MATERIAL
from guantong.apps.journal.queries import history_of

COLUMNS = (
    Column("事实", lambda row: row["text"]),
    Column("来源文件", lambda row: row["file"]),
    Column("页、行", lambda row: row["place"]),
)
ACTS = (
    Act("release", material_work.release, version=True, main=True),
    Act("withdraw_material", material_work.withdraw_material, Reason, version=True),
)


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the material; release or withdraw it."""
    row = materials_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, MATERIAL, ACTS, row.state, row.path, {"material": row}, version=row.version)
    answer = acts.answer()
    listing = Listing(request, row.title, row.sentences, COLUMNS, empty=_("没有内容。"))
    shown = {
        "row": row, "acts": acts, "list": listing, "state": MATERIAL.states[row.state], "history": history_of(row, request.standing)
    }  # fmt: skip
    return answer or listing.download() or render(request, "evaluations/pages/material.html", shown, status=acts.status)
