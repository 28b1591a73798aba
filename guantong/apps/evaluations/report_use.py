"""A finding of a report becomes an opinion or a target of the year asked for, by a person's click; where it went is kept (问题的去向)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.components.keys import row_numbered
from guantong.apps.evaluations import project_work
from guantong.apps.evaluations.models import Found, Performance, Report
from guantong.apps.evaluations.recording import held, moved
from guantong.apps.evaluations.workflow import REPORT
from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.opinions.operations import raise_opinion
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@transaction.atomic
def raise_from_finding(
    *, report: Report, finding: str, text: str, head: str, asks: Sequence[str], change_asked: int | None, year: int,
    proposers: Sequence[Named], raised_on: date, version: int, by: Standing, as_of: datetime,
) -> Report:  # fmt: skip
    """Raise an opinion on the budget of `year` that came from a finding, bound to the report's project or unit.

    The opinion keeps the finding's journal key and page. Raises BadInput for a finding that went somewhere already.
    """
    row = held(report, REPORT, "raise_from_finding", version, by)
    found = _waiting(row, finding)
    body = Organisation.objects.filter(path=row.path).first()
    made = raise_opinion(
        text=text, head=head, asks=asks, year=year, by=by, as_of=as_of, change_asked=change_asked, proposers=proposers, raised_on=raised_on,
        line=Bound(unit_code=body.code if body else "", unit=row.unit, project_code=row.project_code, project=row.project, path=row.path),
        source=Source(found.journal_key, f"{row} 第{found.page}页", reverse("evaluations:report", args=[row.pk])),
    )  # fmt: skip
    return _went(row, found, "raise_from_finding", "opinion", f"意见 {made.pk}", by, as_of)


@transaction.atomic
def aim_from_finding(
    *, report: Report, finding: str, year: int, kind: str, name: str, planned: int | None, measure: str, at_most: bool, words: str,
    version: int, by: Standing, as_of: datetime,
) -> Report:  # fmt: skip
    """Enter a target of the project for `year` that a finding asks for, with the report's page as its place.

    Raises BadInput where the report names no project, and where that year's targets are approved already.
    """
    row = held(report, REPORT, "aim_from_finding", version, by)
    found = _waiting(row, finding)
    body = Organisation.objects.filter(path=row.path).first()
    if not row.project_code or body is None:
        raise BadInput({"finding": _NO_PROJECT})
    if year <= row.year:
        raise BadInput({"year": _LATER.filled(year=row.year)})
    of = Performance.objects.filter(path=row.path, year=year, project_code=row.project_code).first()
    if of is None:
        of = project_work.set_up(
            year=year, unit_code=body.code, unit=row.unit, project_code=row.project_code, project=row.project or row.project_code, by=by,
            as_of=as_of,
        )  # fmt: skip
    if of.state != "set":
        raise BadInput({"year": _APPROVED.filled(year=year)})
    aim = project_work.Aim(kind, name, planned, measure, words, f"{row}"[:160], f"第{found.page}页", at_most)
    project_work.enter_targets(performance=of, aims=[aim], version=of.version, by=by, as_of=as_of)
    return _went(row, found, "aim_from_finding", "target", f"{year}年目标“{name}”"[:120], by, as_of, performance=of.pk)


def _waiting(row: Report, finding: str) -> Found:
    found = row_numbered(row.findings.all(), finding)
    if found is None:
        raise BadInput({"finding": _NO_FINDING})
    if found.use in ("opinion", "target"):
        raise BadInput({"finding": _WENT.filled(where=found.reference)})
    return found


def _went(
    row: Report, found: Found, verb: str, use: str, reference: str, by: Standing, as_of: datetime, performance: int | None = None
) -> Report:  # fmt: skip
    found.use, found.reference, found.used_by, found.used_on = use, reference, by.person, as_of.date()
    found.performance_id = performance
    found.save()
    return moved(row, REPORT, verb, by, as_of, [found], use=use, reference=reference)


_NO_FINDING = Words("没有这个问题", "no such finding")
_WENT = Words("这个问题已有去向：{where}", "that finding went somewhere already: {where}")
_NO_PROJECT = Words(
    "报告没有写明项目编码，不能转为绩效目标；可在项目绩效中填报后登记去向", "the report names no code of a project"
)
_LATER = Words("目标年度应晚于评价年度 {year}", "a year after {year}")
_APPROVED = Words("{year} 年的绩效目标已批复，不能再填报", "the targets of {year} are approved already")
