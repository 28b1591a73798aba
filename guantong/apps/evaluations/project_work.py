"""Every verb of a project's performance: targets, readings, self-evaluation, evaluation, what came of it (项目绩效的办理).

No data is a reading of its own, with its reason: it is never kept as nothing. A reading given anew takes the former's place, which stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import Performance, Reading, Target
from guantong.apps.evaluations.recording import begun, held, moved
from guantong.apps.evaluations.workflow import PERFORMANCE
from guantong.apps.execution.sight import home_of
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it is entered: its number in thousandths with the measure, or words; where it is printed."""

    kind: str
    name: str
    planned: int | None
    measure: str
    words: str
    file: str
    place: str
    at_most: bool = False


@transaction.atomic
def set_up(
    *, year: int, unit_code: str, unit: str, project_code: str, project: str, by: Standing, as_of: datetime, history: bool = False
) -> Performance:  # fmt: skip
    """Enter a project of a year; `history` is what happened before the system and has no clocks. Raises BadInput where it is there."""
    path = home_of(by, unit_code, unit)
    state = PERFORMANCE.demand("set_up", by, NEW, path)
    if year > as_of.year + 1:
        raise BadInput({"year": _YEAR})
    try:
        with transaction.atomic():
            row = Performance.objects.create(
                year=year, unit_code=unit_code, unit=unit, project_code=project_code, project=project, path=path, history=history,
                state=state, set_by=by.person, set_at=as_of, search=searchable(unit, project, project_code),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"project_code": _THERE}) from error
    return begun(row, PERFORMANCE, "set_up", by, as_of, year=year, project=project_code)


@transaction.atomic
def enter_targets(
    *, performance: Performance, aims: Sequence[Aim], version: int, by: Standing, as_of: datetime
) -> Performance:
    """Enter targets, each with the file and place it is printed at; raises BadInput for one of a name that is there."""
    row = held(performance, PERFORMANCE, "enter_targets", version, by)
    made = []
    for aim in aims:
        if aim.planned is None and not aim.words:
            raise BadInput({"aims": _NOTHING_AIMED.filled(name=aim.name)})
        try:
            with transaction.atomic():
                made.append(
                    Target.objects.create(
                        performance=row, **{name: getattr(aim, name) for name in Aim.__dataclass_fields__}
                    )
                )
        except IntegrityError as error:
            raise BadInput({"aims": _TWICE.filled(name=aim.name)}) from error
    return moved(row, PERFORMANCE, "enter_targets", by, as_of, made, targets=len(made))


@transaction.atomic
def approve_targets(
    *, performance: Performance, document: str, version: int, by: Standing, as_of: datetime
) -> Performance:
    """Note that the targets were approved, by which document; raises BadInput where there are none."""
    row = held(performance, PERFORMANCE, "approve_targets", version, by)
    if not row.targets.exists():
        raise BadInput({"document": _NO_TARGETS})
    row.approval = document
    return moved(row, PERFORMANCE, "approve_targets", by, as_of, document=document)


@transaction.atomic
def read(
    *, performance: Performance, target: str, stage: str, month: int, value: int | None, budget: int | None, spent: int | None,
    why_none: str, file: str, place: str, version: int, by: Standing, as_of: datetime,
) -> Performance:  # fmt: skip
    """Enter what a target had come to by a month (thousandths), or with no `target` what was spent of the budget (fen).

    Raises BadInput where a value lacks its place, no data its reason, or both are given.
    """
    row = held(performance, PERFORMANCE, "read", version, by)
    about = row.targets.filter(pk=int(target)).first() if target else None
    if target and about is None:
        raise BadInput({"target": _NO_SUCH_TARGET})
    if wrong := lacking(about is not None, value, budget, spent, why_none, file, place):
        raise BadInput(wrong)
    former = list(Reading.objects.filter(performance=row, target=about, stage=stage, month=month, latest=True))
    for one in former:
        one.latest = False
        one.save()
    made = Reading.objects.create(
        performance=row, target=about, stage=stage, month=month, value=value if about else None, budget=None if about else budget,
        spent=None if about else spent, why_none=why_none, file=file, place=place, read_by=by.person,
    )  # fmt: skip
    return moved(row, PERFORMANCE, "read", by, as_of, [*former, made], stage=stage, month=month)


def lacking(
    of_target: bool, value: int | None, budget: int | None, spent: int | None, why_none: str, file: str, place: str
) -> dict[str, Words]:
    """Return by field what a reading lacks: its place, its reason for no data, the budget beside what was spent."""
    given = value if of_target else spent
    wrong: dict[str, Words] = {}
    if given is None and not why_none:
        wrong["why_none"] = _WHY_NONE
    if given is not None and why_none:
        wrong["why_none"] = _BOTH
    if given is not None and not (file and place):
        wrong["file"] = _PLACE
    if not of_target and given is not None and not budget:
        wrong["budget"] = _BUDGET
    return wrong


@transaction.atomic
def note_completion(
    *, performance: Performance, completed_on: date, version: int, by: Standing, as_of: datetime
) -> Performance:
    """Note when the project was completed: from then the days of the district's document run, if it has one."""
    row = held(performance, PERFORMANCE, "note_completion", version, by)
    _not_to_come(completed_on, "completed_on", as_of)
    row.completed_on = completed_on
    return moved(row, PERFORMANCE, "note_completion", by, as_of, on=completed_on.isoformat())


@transaction.atomic
def self_evaluate(*, performance: Performance, version: int, by: Standing, as_of: datetime) -> Performance:
    """Note that the unit evaluated itself; raises BadInput while a target has no reading of it, no data included."""
    row = held(performance, PERFORMANCE, "self_evaluate", version, by)
    read_ones = set(row.readings.filter(stage="self", latest=True).values_list("target", flat=True))
    missing = [target.name for target in row.targets.all() if target.pk not in read_ones]
    if missing or None not in read_ones:
        raise BadInput({"": _NOT_ALL.filled(names="、".join(missing) or "资金")})
    return moved(row, PERFORMANCE, "self_evaluate", by, as_of)


@transaction.atomic
def evaluate(
    *, performance: Performance, evaluator: str, grade: str, evaluated_on: date, version: int, by: Standing, as_of: datetime
) -> Performance:  # fmt: skip
    """Note an evaluation by finance or a third party, its conclusion word for word as it is written."""
    row = held(performance, PERFORMANCE, "evaluate", version, by)
    _not_to_come(evaluated_on, "evaluated_on", as_of)
    row.evaluator, row.grade, row.evaluated_on = evaluator, grade, evaluated_on
    return moved(row, PERFORMANCE, "evaluate", by, as_of, on=evaluated_on.isoformat())


@transaction.atomic
def feed_back(
    *, performance: Performance, fed_back_on: date, version: int, by: Standing, as_of: datetime
) -> Performance:
    """Note when the result was told to the unit and to those who scored."""
    row = held(performance, PERFORMANCE, "feed_back", version, by)
    _not_to_come(fed_back_on, "fed_back_on", as_of)
    if row.evaluated_on and fed_back_on < row.evaluated_on:
        raise BadInput({"fed_back_on": _BEFORE})
    row.fed_back_on = fed_back_on
    return moved(row, PERFORMANCE, "feed_back", by, as_of, on=fed_back_on.isoformat())


@transaction.atomic
def apply_result(
    *, performance: Performance, applied: str, application: str, next_ask: int | None, version: int, by: Standing, as_of: datetime
) -> Performance:  # fmt: skip
    """Note what came of it: next year's budget, target or policy, in words; what is asked for next year in fen, if it is known."""
    row = held(performance, PERFORMANCE, "apply_result", version, by)
    row.applied, row.application, row.next_ask = applied, application, next_ask
    return moved(row, PERFORMANCE, "apply_result", by, as_of, applied=applied)


def _not_to_come(day: date, field: str, as_of: datetime) -> None:
    if day > as_of.date():
        raise BadInput({field: _TO_COME})


_YEAR = Words("年度不晚于下一年", "the year is next year at the latest")
_THERE = Words("这个单位的这个项目在这一年已登记", "that project of the unit is entered for the year already")
_NOTHING_AIMED = Words("“{name}”既没有目标值，也没有定性目标", "“{name}” has neither a number nor words")
_TWICE = Words("“{name}”已有同名指标", "there is a target named “{name}” already")
_NO_TARGETS = Words("还没有绩效目标，不能登记批复", "there are no targets to be approved")
_NO_SUCH_TARGET = Words("没有这个指标", "no such target")
_WHY_NONE = Words("没有数据时请写明原因；确实为零的填 0", "say why there is no data; what is nothing is 0")
_BOTH = Words("已填数值，不再填无数据的原因", "a value has no reason for being missing")
_PLACE = Words("请写明来源文件和页、行", "name the file and the place the value stands at")
_BUDGET = Words("请填写预算数", "type the budget")
_NOT_ALL = Words("自评还缺：{names}（没有数据的也要写明原因）", "the self-evaluation lacks: {names}")
_TO_COME = Words("日期不能晚于今天", "the day is not to come")
_BEFORE = Words("反馈日期不早于评价日期", "the feedback is not before the evaluation")
