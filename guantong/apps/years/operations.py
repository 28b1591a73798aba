"""The verbs of a fiscal year: open it, plan its steps, register what happened (年度)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.workflow import STEP
from guantong.domain.questions import Stage
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale


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
    step = Step.objects.create(
        year=year, stage=stage.value, name=name, path=path, organisation=organisation, planned_on=planned_on,
        statutory=statutory,
    )  # fmt: skip
    record(
        by=by, as_of=as_of, room="years", verb="plan", path=path, of=step,
        says=Words(f"{year}：列入“{name}”", f"{year.year}: planned {name}"),
        content={"stage": stage.value, "planned_on": planned_on.isoformat() if planned_on else None},
    )  # fmt: skip
    notices.ask(
        of=step, verb="register", title=f"登记：{year}{stage.words.zh}“{name}”", where=f"/years/steps/{step.pk}/",
        path=_desk_of(by), by=by, as_of=as_of, due_on=planned_on, role=Role.BUDGET_COMMISSION_STAFF, waits_for=organisation,
    )  # fmt: skip
    return step


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


def _move(step: Step, verb: str, version: int, by: Standing, as_of: datetime, **changes: date | str) -> Step:
    row = Step.objects.select_for_update().get(pk=step.pk)
    state = STEP.demand(verb, by, row.state, row.path)
    if row.version != version:
        raise Stale(row)
    before = {name: str(getattr(row, name) or "") for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    _check(changes, as_of.date())
    row.state, row.version = state, version + 1
    row.save()
    words = STEP.row(verb).words
    record(
        by=by, as_of=as_of, room="years", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{row}", f"{words.en}: {row}"),
        content={"state": state, "before": before, "after": {name: str(value) for name, value in changes.items()}},
    )  # fmt: skip
    if state == "planned":
        notices.ask(
            of=row, verb="register", title=f"登记：{row}", where=f"/years/steps/{row.pk}/", path=_desk_of(by), by=by,
            as_of=as_of, due_on=row.planned_on, role=Role.BUDGET_COMMISSION_STAFF, waits_for=row.organisation,
        )  # fmt: skip
    else:
        end = notices.finish if state == "registered" else notices.withdraw
        end(of=row, verb="register", by=by, as_of=as_of)
    return row


def _check(changes: dict[str, date | str], today: date) -> None:
    happened = changes.get("happened_on")
    if isinstance(happened, date) and happened > today:
        raise BadInput({"happened_on": Words("尚未到这一天，不能登记为已发生", "this day has not come yet")})


def _desk_of(by: Standing) -> str:
    """The commission's own desk: the organisation through which `by` plans."""
    return next(post.path for post in by.posts if any(post.role in w.roles for w in STEP.row("plan").who))
