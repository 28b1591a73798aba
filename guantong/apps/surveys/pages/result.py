"""What came of a survey: each origin apart, with intervals, notices and small cells hidden (问卷结果)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys.leaving import texts_until
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.queries import COUNTED, outcome, surveys_seen_by, texts, trends
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.statistics.intervals import Share
from guantong.domain.surveys.questionnaire import Kind, Question
from guantong.domain.surveys.tabulation import Breakdown, Part, Weighted
from guantong.domain.surveys.trends import Stretch, change
from guantong.domain.words import Words

LINES = (
    Column("题目", "question"),
    Column("选项", "option"),
    Column("人数", "hits", "number"),
    Column("回答人数", "of", "number"),
    Column("比例", "rate", "share"),
    Column("95%区间", "interval", "code"),
)

TREND = (
    Column("截止日期", lambda row: row[0].at, "code"),
    Column("满意率", lambda row: round(row[0].share.rate * 10_000), "share"),
    Column("95%区间", lambda row: f"{row[0].share.low * 100:.1f}–{row[0].share.high * 100:.1f}", "code"),
    Column("断点", lambda row: "；".join(said(one) for one in row[1])),
)
_HIDDEN = "∗"


class _Row:
    """One option of one question, as it is printed."""

    def __init__(self, origin: Words, question: Words, option: Words, share: Share) -> None:
        self.origin, self.question, self.option, self.hits, self.of = origin, question, option, share.hits, share.of
        self.rate = round(share.rate * 10_000)
        self.interval = f"{share.low * 100:.1f}–{share.high * 100:.1f}"


@page(reads="surveys")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result; before the close there is none."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None or survey.state not in COUNTED:
        raise Http404
    shown = {"survey": survey, **told(request, survey, everybody=False)}
    written = [
        (question.words, question.key, [(origin.words, said) for origin, said in texts(survey, question.key, request.today).items()])
        for question in survey.questionnaire.questions if question.kind is Kind.TEXT
    ]  # fmt: skip
    shown |= {
        "trends": [_trend(request, *one) for one in trends(survey, request.today)], "written": written, "until": texts_until(survey),
        "referrals": survey.referrals.all(), "refers": SURVEY.why_not("refer_words", request.standing, survey.state, survey.path) is None,
    }  # fmt: skip
    return shown["whole"].download() or render(request, "surveys/pages/result.html", shown)


def told(request: HttpRequest, survey: Survey, *, everybody: bool) -> dict[str, Any]:
    """Return what the result page shows; to everybody only once it was published. `whole` is the list that is downloaded."""
    if everybody and survey.state != "released":
        return {}
    found = outcome(survey, request.today)  # type: ignore[attr-defined]
    if found is None:
        return {}
    parts = [{"title": origin.words, "returned": part.returned, "list": _listed(request, part)} for origin, part in found.parts.items()]  # fmt: skip
    tables = [] if everybody else [_table(request, question, table, weights) for question, _place, table, weights in found.by_group]  # fmt: skip
    rows = [row for part in found.parts.values() for row in _rows(part)]
    whole = Listing(request, _("问卷结果"), rows, (Column("来源", "origin"), *LINES), empty="")
    return {"whole": whole, "parts": parts, "rate": found.rate, "notes": found.told, "tables": tables}


def _rows(part: Part) -> list[_Row]:
    return [
        _Row(part.origin.words, result.question.words, _words(result.question, line.option), line.share)
        for result in part.results
        for line in result.lines
    ]


def _listed(request: HttpRequest, part: Part) -> Listing | None:
    return Listing(request, "", _rows(part), LINES, empty=_("没有可显示的题目。")) if part.returned else None


def _words(question: Question, key: str) -> Words:
    return next(one.words for one in question.options if one.key == key)


def _trend(request: HttpRequest, question: Question, lines: tuple[Stretch, ...]) -> dict[str, Any]:
    rows = [(point, line.because if at == 0 else ()) for line in lines for at, point in enumerate(line.points)]
    return {
        "title": question.words,
        "list": Listing(request, "", rows, TREND, empty=""),
        "says": change(rows[-2][0], rows[-1][0]).says,
    }


def _table(request: HttpRequest, question: Question, table: Breakdown, weights: Weighted | None) -> dict[str, Any]:
    columns = [Column("社区", lambda row: row[0])]
    for at, option in enumerate(table.options):
        columns.append(Column(said(_words(question, option)), lambda row, at=at: row[1][at], "code"))
    rows = [(name, [_HIDDEN if cell is None else cell for cell in cells]) for name, cells in zip(table.groups, table.table.cells, strict=True)]  # fmt: skip
    if weights is not None and not weights.missing:
        rows.append((_("按人口加权"), [_HIDDEN if one is None else f"{float(one) * 100:.1f}%" for one in weights.shares.values()]))  # fmt: skip
    return {"title": question.words, "list": Listing(request, "", rows, columns, empty="")}
