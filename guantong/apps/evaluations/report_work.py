"""The verbs of a report: received with its body, method and grade as written, read by a list, its findings used by people (评价报告的办理)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import Change, Found, Report
from guantong.apps.evaluations.quality import reading_list
from guantong.apps.evaluations.recording import begun, held, moved
from guantong.apps.evaluations.workflow import REPORT
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def receive(
    *, kind: str, year: int, unit: str, path: str, body: str, issued_on: date, by: Standing, as_of: datetime, project_code: str = "",
    project: str = "", method: str = "", sample: str = "", grade: str = "",
) -> Report:  # fmt: skip
    """Enter a report as it was received; nothing of it is judged, the grade is kept word for word."""
    state = REPORT.demand("receive", by, NEW, path)
    if issued_on > as_of.date():
        raise BadInput({"issued_on": _TO_COME})
    row = Report.objects.create(
        kind=kind, year=year, unit=unit, path=path, project_code=project_code, project=project, body=body, method=method,
        sample=sample, grade=grade, issued_on=issued_on, state=state, received_by=by.person, received_at=as_of,
        search=searchable(unit, project, body),
    )  # fmt: skip
    return begun(row, REPORT, "receive", by, as_of, kind=kind, year=year)


@transaction.atomic
def read_quality(
    *, report: Report, answers: Mapping[str, str], words: str, version: int, by: Standing, as_of: datetime
) -> Report:
    """Keep what a person ticked on the reading list in force: yes, no or not told, and words."""
    row = held(report, REPORT, "read_quality", version, by)
    asked = reading_list(as_of.date())
    kept = {key: answers[key] for key in asked.questions if answers.get(key) in ("yes", "no", "untold")}
    if len(kept) != len(asked.questions):
        raise BadInput({"": _ALL})
    row.quality, row.read_by = {"since": asked.since.isoformat(), "answers": kept, "words": words}, by.person
    return moved(row, REPORT, "read_quality", by, as_of)


@transaction.atomic
def note_finding(*, report: Report, text: str, page: int, version: int, by: Standing, as_of: datetime) -> Report:
    """Take down a finding of the report with its page."""
    row = held(report, REPORT, "note_finding", version, by)
    made = Found.objects.create(report=row, text=text, page=page)
    return moved(row, REPORT, "note_finding", by, as_of, [made])


@transaction.atomic
def use_finding(
    *, report: Report, finding: str, use: str, reference: str, version: int, by: Standing, as_of: datetime
) -> Report:  # fmt: skip
    """Note what a person made of a finding: a question, an opinion, next year's target, by its number; or nothing further."""
    row = held(report, REPORT, "use_finding", version, by)
    found = row.findings.filter(pk=int(finding)).first() if finding.isdecimal() else None
    if found is None:
        raise BadInput({"finding": _NO_FINDING})
    if use != "none" and not reference:
        raise BadInput({"reference": _REFERENCE})
    found.use, found.reference, found.used_by, found.used_on = use, reference, by.person, as_of.date()
    found.save()
    return moved(row, REPORT, "use_finding", by, as_of, [found], use=use)


@transaction.atomic
def note_change(
    *, report: Report, kind: str, before: str, after: str, source: str, changed_on: date, version: int, by: Standing, as_of: datetime
) -> Report:  # fmt: skip
    """Note what changed after the report, with the document or the books it is seen in; what came after is not said to come of it."""
    row = held(report, REPORT, "note_change", version, by)
    if not row.issued_on <= changed_on <= as_of.date():
        raise BadInput({"changed_on": _AFTER})
    facts: dict[str, Any] = {"kind": kind, "before": before, "after": after, "source": source, "changed_on": changed_on}
    made = Change.objects.create(report=row, noted_by=by.person, **facts)
    return moved(row, REPORT, "note_change", by, as_of, [made], kind=kind)


@transaction.atomic
def withdraw_report(*, report: Report, reason: str, version: int, by: Standing, as_of: datetime) -> Report:
    """Withdraw what was entered wrongly; it stays to be seen."""
    row = held(report, REPORT, "withdraw_report", version, by)
    row.reason = reason
    return moved(row, REPORT, "withdraw_report", by, as_of)


_TO_COME = Words("报告日期不能晚于今天", "the report is not of a day to come")
_ALL = Words("清单各项都要选择", "every line of the list is answered")
_NO_FINDING = Words("没有这个问题", "no such finding")
_REFERENCE = Words("请写明去向的编号或文号", "name where it went, by its number")
_AFTER = Words("变化日期不早于报告日期、不晚于今天", "it changed after the report and not in days to come")
