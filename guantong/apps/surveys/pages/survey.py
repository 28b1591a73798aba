"""One survey: its questions, its way in, its verbs (问卷)."""

from functools import partial
from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import history_of
from guantong.apps.surveys import leaving, operations
from guantong.apps.surveys.forms import Asking, Communities, Dropping
from guantong.apps.surveys.pages.surveys import SHAPES
from guantong.apps.surveys.queries import COUNTED, slips_by_group, surveys_seen_by, waiting_sheets, wrong_with
from guantong.apps.surveys.workflow import ANSWER_FILE, SURVEY
from guantong.domain.workflow.table import NEW

QUESTIONS = (
    Column("题目", lambda one: one.words, note=lambda one: " / ".join(option.words.zh for option in one.options)),
    Column("题型", lambda one: one.kind.words),
    Column("必答", lambda one: _("必答") if one.required else ""),
    Column("条件", lambda one: _("有条件") if one.only_if else ""),
)
SLIPS = (
    Column("社区", lambda row: row["group"] or _("不分社区")),
    Column("已发答卷码", lambda row: row["out"], "number"),
    Column("已收回", lambda row: row["back"], "number"),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the survey; do one of its verbs."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    verbs = (
        Act("check", operations.check, version=True, main=True),
        Act("open", operations.open_survey, version=True, main=True),
        Act("ask", operations.ask, partial(Asking, survey=survey), version=True),
        Act("drop", operations.drop, partial(Dropping, survey=survey), version=True),
        Act("group", operations.group, Communities, version=True),
        Act("return_to_draft", operations.return_to_draft, version=True),
        Act("close", operations.close, version=True),
        Act("release", operations.release, version=True, main=True),
        Act("withdraw", operations.withdraw, version=True),
        *((Act("let_texts_go", leaving.let_texts_go, version=True),) if survey.texts_gone_on is None else ()),
    )
    initial = {"groups": "\n".join(f"{name} {count}" for name, count in survey.groups.items())}
    acts = Acts(
        request, SURVEY, verbs, survey.state, survey.path, {"survey": survey}, initial, survey.version, survey.changed_by,
        closed={} if leaving.due(survey, request.today) else {"let_texts_go": leaving.not_due(survey)},
    )  # fmt: skip
    if answered := acts.answer():
        return answered
    address = request.build_absolute_uri(reverse("surveys:open", args=[survey.link])) if survey.link else ""
    shown: dict[str, Any] = {
        "survey": survey, "acts": acts, "state": SURVEY.states[survey.state], "shape": SHAPES[survey.state],
        "questions": Listing(request, _("题目"), survey.questionnaire.questions, QUESTIONS, empty=_("还没有题目。")),
        "wrong": wrong_with(survey, request.today) if survey.state == "draft" else (),
        "address": address, "counted": survey.state in COUNTED, "waiting": waiting_sheets(survey).count(),
        "code": segno.make(address, error="m").svg_inline(scale=4, omitsize=True) if address else "",
        "slips": Listing(request, _("答卷码"), slips_by_group(survey, request.today), SLIPS, empty=_("还没有印制答卷码。")) if survey.link else None,
        "prints": SURVEY.why_not("print_slips", request.standing, survey.state, survey.path) is None,
        "types": SURVEY.why_not("type_sheet", request.standing, survey.state, survey.path) is None,
        "helps": SURVEY.why_not("answer_on_behalf", request.standing, survey.state, survey.path) is None,
        "brings": survey.state == "open" and ANSWER_FILE.why_not("bring_answers", request.standing, NEW, survey.path) is None,
        "history": history_of(survey, request.standing),
    }  # fmt: skip
    return shown["questions"].download() or render(request, "surveys/pages/survey.html", shown, status=acts.status)
