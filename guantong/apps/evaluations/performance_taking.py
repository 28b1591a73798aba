"""A sheet of performance is brought, looked at, taken in whole or not at all; of earlier years as history, without clocks (导入绩效填报表)."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import PurePath

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.evaluations import project_work
from guantong.apps.evaluations.models import Performance, PerformanceFile, Reading, Target
from guantong.apps.evaluations.performance_preview import Line, compared, plan_of
from guantong.apps.evaluations.performance_sheet import EXAMPLE, HEADS, MONEY
from guantong.apps.evaluations.recording import begun, brought
from guantong.apps.evaluations.workflow import PERFORMANCE, PERFORMANCE_FILE
from guantong.apps.execution.sight import home_of
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.findings.returned_rows import rows_in
from guantong.apps.findings.returning import CHANGED, EMPTY, XLSX
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_AIM = tuple(project_work.Aim.__dataclass_fields__)
_READING = ("stage", "month", "why_none", "file", "place")


def bring(
    *, file_name: str, raw: bytes, level: Level, history: bool, by: Standing, as_of: datetime
) -> PerformanceFile:  # fmt: skip
    """Bring a sheet; nothing of it stands yet. Raises BadInput at `file` for another file, and for one without a row."""
    desk, rows = home_of(by, ""), list[dict[str, str]]()
    state = PERFORMANCE_FILE.demand("bring_performance", by, NEW, desk)

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        told = rows_in(sheets_in(found.content), HEADS)
        rows.extend(row for row in told if row["year"] != EXAMPLE and any(row[name] for name in HEADS))
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to="evaluations.performancefile", path=desk, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = PerformanceFile.objects.create(
            name=file.name,
            sm3=file.given,
            path=desk,
            history=history,
            rows=rows,
            uploaded_by=by.person,
            uploaded_at=as_of,
            state=state,
        )
        hang(file=file, to=row, by=by, as_of=as_of)
        brought(row, PERFORMANCE_FILE, "bring_performance", by, as_of, sm3=row.sm3)
        return row


@transaction.atomic
def take_in(*, of: PerformanceFile, plan: str, by: Standing, as_of: datetime) -> PerformanceFile:
    """Take in exactly what was previewed, or nothing at all: raises BadInput where a row is wrong or things changed since."""
    row = PerformanceFile.objects.select_for_update().get(pk=of.pk)
    state = PERFORMANCE_FILE.demand("take_in_performance", by, row.state, row.path)
    lines = compared(row, by, as_of.date())
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": CHANGED})
    new = [line for line in lines if line.outcome in ("new", "anew")]
    if not new:
        raise BadInput({"": _NOTHING})
    for _, parts in groupby(sorted(new, key=lambda line: line.read.key), key=lambda line: line.read.key):
        (_as_history if row.history else _through)([*parts], by, as_of)
    row.counts, row.rows, row.state = {"rows": len(new), "projects": len({line.read.key for line in new})}, [], state
    row.save()
    brought(row, PERFORMANCE_FILE, "take_in_performance", by, as_of, **row.counts)
    return row


@transaction.atomic
def set_aside(*, of: PerformanceFile, by: Standing, as_of: datetime) -> PerformanceFile:
    """Do not use a sheet; the file stays with it."""
    row = PerformanceFile.objects.select_for_update().get(pk=of.pk)
    row.state = PERFORMANCE_FILE.demand("set_performance_aside", by, row.state, row.path)
    row.rows = []
    row.save()
    brought(row, PERFORMANCE_FILE, "set_performance_aside", by, as_of)
    return row


def _through(lines: Sequence[Line], by: Standing, as_of: datetime) -> None:
    """Do what a person would do on the page of the project, row by row, by the same verbs."""
    year, unit_code, project_code = lines[0].read.key
    row = Performance.objects.filter(year=year, unit_code=unit_code, project_code=project_code).first()
    if row is None:
        named = {name: lines[0].read.facts[name] for name in ("year", "unit_code", "unit", "project_code", "project")}
        row = project_work.set_up(**named, by=by, as_of=as_of)
    aims = [project_work.Aim(**{name: f[name] for name in _AIM}) for f in _facts(lines, "target")]
    if aims:
        row = project_work.enter_targets(performance=row, aims=aims, version=row.version, by=by, as_of=as_of)
    for facts in _facts(lines, "monitor", "self", "evaluated"):
        target = None if facts["name"] == MONEY else row.targets.get(name=facts["name"])
        row = project_work.read(
            performance=row, target=f"{target.pk}" if target else "", value=facts["value"], budget=facts["budget"], spent=facts["spent"],
            **{name: facts[name] for name in _READING}, version=row.version, by=by, as_of=as_of,
        )  # fmt: skip
    for facts in _facts(lines, "result"):
        told = {name: facts[name] for name in ("evaluator", "grade", "evaluated_on")}
        row = project_work.evaluate(performance=row, **told, version=row.version, by=by, as_of=as_of)


def _as_history(lines: Sequence[Line], by: Standing, as_of: datetime) -> None:
    """Enter a project of an earlier year as it stood, at one stroke: no step of it is measured."""
    first, path = lines[0].read.facts, home_of(by, lines[0].read.facts["unit_code"], lines[0].read.facts["unit"])
    PERFORMANCE.demand("take_in_history", by, NEW, path)
    stages = {line.read.facts["stage"] for line in lines}
    state = next((name for stage, name in _REACHED if stage in stages), "set")
    result: dict[str, object] = next(
        ({name: f[name] for name in ("evaluator", "grade", "evaluated_on")} for f in _facts(lines, "result")), {}
    )
    row = Performance.objects.create(
        **{name: first[name] for name in ("year", "unit_code", "unit", "project_code", "project")}, path=path, history=True, state=state,
        set_by=by.person, set_at=as_of, search=searchable(first["unit"], first["project"], first["project_code"]), **result,
    )  # fmt: skip
    targets = {
        f["name"]: Target.objects.create(performance=row, **{name: f[name] for name in _AIM})
        for f in _facts(lines, "target")
    }
    readings = [
        Reading.objects.create(
            performance=row, target=targets.get(f["name"]) if f["name"] != MONEY else None, value=f["value"] if f["name"] != MONEY else None,
            budget=f["budget"] if f["name"] == MONEY else None, spent=f["spent"] if f["name"] == MONEY else None, read_by=by.person,
            **{name: f[name] for name in _READING},
        )
        for f in _facts(lines, "monitor", "self", "evaluated")
    ]  # fmt: skip
    begun(
        row,
        PERFORMANCE,
        "take_in_history",
        by,
        as_of,
        [*targets.values(), *readings],
        year=row.year,
        project=row.project_code,
    )


def _facts(lines: Sequence[Line], *stages: str) -> list[dict[str, object]]:
    return [dict(line.read.facts) for line in lines if line.read.facts["stage"] in stages]


_REACHED = (("result", "evaluated"), ("evaluated", "evaluated"), ("self", "self_evaluated"), ("monitor", "approved"))
"""How far history came, by the latest stage a row of it is of."""
_IS_WRONG = Words(
    "有的行不能导入，一行也没有导入：请按说明改正后重新上传",
    "some rows cannot be taken in, so none was: mend them first",
)
_NOTHING = Words("没有要导入的：各行都已有", "there is nothing to take in: every row is there")
