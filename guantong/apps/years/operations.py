"""The verbs of a fiscal year: open it, plan its steps, register what happened (年度)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import enqueue
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.apps.notices import queries as notice_queries
from guantong.apps.years.models import FiscalYear, Session, Step
from guantong.apps.years.reckoning import Reckoning
from guantong.apps.years.steps_file import steps_in
from guantong.apps.years.workflow import STEP, not_late_yet
from guantong.domain.law.catalogue import UnknownCitation, cite
from guantong.domain.questions import Stage
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed

IMPORT = "years.import_steps"


@transaction.atomic
def open_year(*, year: int, by: Standing, as_of: datetime) -> FiscalYear:
    """Return the fiscal year `year`, opened if it was not."""
    STEP.demand("plan", by, NEW, "")
    found, made = FiscalYear.objects.get_or_create(year=year)
    if made:
        record(
            by=by,
            as_of=as_of,
            room="years",
            verb="open_year",
            of=found,
            says=Words(f"开立{year}年度", f"opened {year}"),
        )
    return found


@transaction.atomic
def plan(
    *, year: FiscalYear, stage: Stage, name: str, path: str, organisation: str, by: Standing, as_of: datetime,
    planned_on: date | None = None, statutory: str = "",
) -> Step:  # fmt: skip
    """Plan a step of `year` at the organisation at `path`, and ask for its registration."""
    STEP.demand("plan", by, NEW, path)
    _check({"planned_on": planned_on}, year.year, as_of.date())
    step = _made(year, stage, name, path, organisation, planned_on=planned_on, statutory=statutory)
    record(
        by=by, as_of=as_of, room="years", verb="plan", path=path, of=step,
        says=Words(f"{year}：列入“{name}”", f"{year.year}: planned {name}"),
        content={"stage": stage.value, "planned_on": planned_on.isoformat() if planned_on else None},
    )  # fmt: skip
    _ask(step, by, as_of, STEP.desk("plan", by))
    return step


@transaction.atomic
def enter_past(
    *, year: FiscalYear, stage: Stage, name: str, path: str, organisation: str, happened_on: date, by: Standing,
    as_of: datetime, document: str = "", planned_on: date | None = None, statutory: str = "",
) -> Step:  # fmt: skip
    """Enter what happened before the system was there: registered at once, without clock or reminder (补录)."""
    STEP.demand("enter_past", by, NEW, path)
    _check({"happened_on": happened_on, "planned_on": planned_on}, year.year, as_of.date())
    step = _made(
        year, stage, name, path, organisation, planned_on=planned_on, statutory=statutory, happened_on=happened_on,
        document=document, state="registered",
    )  # fmt: skip
    record(
        by=by, as_of=as_of, room="years", verb="enter_past", path=path, of=step,
        says=Words(f"{year}：补录“{name}”", f"{year.year}: entered {name} as past"),
        content={"stage": stage.value, "happened_on": happened_on.isoformat(), "document": document},
    )  # fmt: skip
    return step


@transaction.atomic
def take_in(*, year: FiscalYear, facts: Mapping[str, Any], by: Standing, as_of: datetime) -> Step | None:
    """Plan or enter one step of a file (see steps_file); None when it stands there already."""
    body = Organisation.objects.get(code=facts["at"])
    if Step.objects.filter(year=year, stage=facts["stage"], name=facts["step"], path=body.path).exists():
        return None
    happened = facts.get("happened_on")
    common = {
        "year": year, "stage": Stage(facts["stage"]), "name": facts["step"], "path": body.path,
        "organisation": str(body), "planned_on": _day(facts.get("planned_on")),
        "statutory": facts.get("article", ""), "by": by, "as_of": as_of,
    }  # fmt: skip
    if happened:
        return enter_past(**common, happened_on=_day(happened), document=facts.get("document", ""))
    return plan(**common)


@transaction.atomic
def ask_import(*, typed: str, by: Standing, as_of: datetime) -> Job:
    """Ask for the steps of a file to be taken in, in the background; raises BadInput naming the entry."""
    STEP.demand("take_in", by, NEW, "")
    steps = steps_in(typed, set(Organisation.objects.values_list("code", flat=True)))
    for number in sorted({step["year"] for step in steps}):
        open_year(year=number, by=by, as_of=as_of)
    return enqueue(
        kind=IMPORT, title=f"导入年度步骤（{len(steps)} 步）", path=STEP.desk("plan", by), by=by, as_of=as_of,
        arguments={"steps": steps}, of=len(steps),
    )  # fmt: skip


@transaction.atomic
def reschedule(*, step: Step, planned_on: date, version: int, by: Standing, as_of: datetime) -> Step:
    """Move the planned day of a step that is not registered yet; its due work moves with it."""
    return _move(step, "reschedule", version, by, as_of, planned_on=planned_on)


@transaction.atomic
def set_session(*, step: Step, session: Session, version: int, by: Standing, as_of: datetime) -> Step:
    """Tie a step to the session it happens at: as long as it is not registered, it moves with the session's day."""
    changes: dict[str, Any] = {"session": session}
    if step.state == "planned":
        changes["planned_on"] = session.on
    return _move(step, "set_session", version, by, as_of, **changes)


@transaction.atomic
def register(*, step: Step, happened_on: date, document: str, version: int, by: Standing, as_of: datetime) -> Step:
    """Register that `step` happened on a day; raises NotAllowed, or Stale when it changed since `version`."""
    return _move(step, "register", version, by, as_of, happened_on=happened_on, document=document)


@transaction.atomic
def correct(*, step: Step, happened_on: date, document: str, version: int, by: Standing, as_of: datetime) -> Step:
    """Correct a registered day or document number; what stood before stays in the journal."""
    return _move(step, "correct", version, by, as_of, happened_on=happened_on, document=document)


@transaction.atomic
def confirm_late(*, step: Step, version: int, by: Standing, as_of: datetime) -> Step:
    """Confirm that a step did not happen in time: a person's word, never the clock's."""
    return _move(step, "confirm_late", version, by, as_of)


@transaction.atomic
def set_aside(*, step: Step, version: int, by: Standing, as_of: datetime) -> Step:
    """Mark a step as not applicable this year; it leaves the desk."""
    return _move(step, "set_aside", version, by, as_of)


@transaction.atomic
def take_back(*, step: Step, version: int, by: Standing, as_of: datetime) -> Step:
    """Take a step back to planned."""
    return _move(step, "take_back", version, by, as_of)


def _move(step: Step, verb: str, version: int, by: Standing, as_of: datetime, **changes: Any) -> Step:
    row = _locked(step)
    state = STEP.demand_as_read(verb, by, row, version, row.path)
    if verb == "confirm_late":
        law = Reckoning.of(row.year.year).law_of(row)
        if early := not_late_yet(row.statutory, row.planned_on, as_of.date(), law):
            raise NotAllowed(early)
    _check(changes, row.year.year, as_of.date())
    before = {name: str(getattr(row, name) or "") for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.state, row.version = state, version + 1
    row.save()
    words = STEP.row(verb).words
    record(
        by=by, as_of=as_of, room="years", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{row}", f"{words.en}: {row}"),
        content={"state": state, "before": before, "after": {name: str(value) for name, value in changes.items()}},
    )  # fmt: skip
    if state == "planned":
        _ask(row, by, as_of, _desk_that_asked(row) or STEP.desk("plan", by))
    else:
        end = notices.finish if state == "registered" else notices.withdraw
        end(of=row, verb="register", by=by, as_of=as_of)
    return row


def _locked(step: Step) -> Step:
    return Step.objects.select_for_update().get(pk=step.pk)


def _made(year: FiscalYear, stage: Stage, name: str, path: str, organisation: str, **facts: Any) -> Step:
    if facts["statutory"]:
        try:
            cite(facts["statutory"])
        except UnknownCitation as unknown:
            raise BadInput({"statutory": _NO_ARTICLE.filled(article=facts["statutory"])}) from unknown
    search = searchable(name, organisation)
    step, made = Step.objects.get_or_create(
        year=year, stage=stage.value, name=name, path=path,
        defaults={"organisation": organisation, "search": search, **facts},
    )  # fmt: skip
    if not made:
        raise BadInput({"name": _THERE.filled(step=step)})
    return step


def _ask(step: Step, by: Standing, as_of: datetime, path: str) -> None:
    title = f"登记：{step.year}{Stage(step.stage).words.zh}“{step.name}”"
    notices.ask(
        of=step, verb="register", title=title, where=f"/years/steps/{step.pk}/", path=path, by=by, as_of=as_of,
        due_on=step.planned_on, role=Role.BUDGET_COMMISSION_STAFF, waits_for=step.organisation,
        planned=not step.statutory,
    )  # fmt: skip


def _desk_that_asked(step: Step) -> str:
    """The desk that was asked to register the step: whoever moves the day, the work stays there."""
    return notice_queries.latest_path_of(step, "register")


def _day(printed: str | date | None) -> date | None:
    return date.fromisoformat(printed) if isinstance(printed, str) else printed


def _check(changes: Mapping[str, Any], year: int, today: date) -> None:
    """Days of a year lie between two years before it (its formulation) and four after it (its look-back)."""
    for name, day in changes.items():
        if isinstance(day, date) and not year - 2 <= day.year <= year + 4:
            raise BadInput({name: _FAR.filled(year=year, first=year - 2, last=year + 4)})
    happened = changes.get("happened_on")
    if isinstance(happened, date) and happened > today:
        raise BadInput({"happened_on": Words("尚未到这一天，不能登记为已发生", "this day has not come yet")})


_FAR = Words(
    "{year}年度的步骤应在{first}年至{last}年之间，请核对年份",
    "a step of {year} lies between {first} and {last}; check the year",
)
_THERE = Words("“{step}”在该机构已列入，请改用不同的名称", "“{step}” is already planned there; give it another name")
_NO_ARTICLE = Words("法条目录中没有 {article}", "{article} is not in the law catalogue")
