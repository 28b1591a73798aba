"""Bring a file of answers that another platform collected, and what became of earlier ones (平台答卷导入)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys import importing
from guantong.apps.surveys.bringing import Brought
from guantong.apps.surveys.queries import surveys_seen_by
from guantong.apps.surveys.workflow import ANSWER_FILE, SURVEY
from guantong.domain.workflow.table import NEW

SHAPES = {"previewed": "due", "taken_in": "done", "discarded": "todo"}
COLUMNS = (
    Column("文件", "name", link=lambda row: reverse("surveys:answer_file", args=[row.pk])),
    Column("答卷", lambda row: row.counts.get("rows"), "number"),
    Column("导入", lambda row: row.counts.get("taken_in"), "number"),
    Column("上传时间", "brought_at", "minute"),
    Column("状态", lambda row: ANSWER_FILE.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file and go on to its preview."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    closed = {"bring_answers": refusal} if (refusal := importing.not_open(survey)) else {}
    acts = Acts(
        request, ANSWER_FILE, (Act("bring_answers", importing.bring_answers, Brought),), NEW, survey.path, {"survey": survey}, closed=closed
    )  # fmt: skip
    listing = Listing(request, _("平台答卷导入"), survey.files.all(), COLUMNS, empty=_("还没有导入过文件。"))
    shown = {"survey": survey, "acts": acts, "list": listing, "state": SURVEY.states[survey.state]}
    answer = listing.download() or acts.answer("/surveys/files/{pk}/")
    return answer or render(request, "surveys/pages/answer_files.html", shown, status=acts.status)
