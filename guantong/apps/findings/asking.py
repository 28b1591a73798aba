"""Who is asked for what about a matter: the lead what comes next, the desk that follows it what waits there (汇办待办)."""

from datetime import date, datetime

from guantong.apps.findings.models import Matter
from guantong.apps.findings.stages import ask_no_stage
from guantong.apps.findings.workflow import MATTER
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing


def no_longer_asked(row: Matter, by: Standing, as_of: datetime) -> Matter:
    """Take from every desk what waited for it: it is ended or withdrawn."""
    for verb in ("acknowledge", "plan", "submit", "verify", "close_out", "conclude", "decide_extension"):
        notices.withdraw(of=row, verb=verb, by=by, as_of=as_of)
    ask_no_stage(row, by, as_of)
    return row


def passed_on(row: Matter, done: str, owed: str, by: Standing, as_of: datetime) -> Matter:
    """Take what was done from the desk of whoever handles it, and put there what comes next."""
    notices.finish(of=row, verb=done, by=by, as_of=as_of)
    owes(row, owed, by, as_of, row.due_on)
    return row


def owes(row: Matter, verb: str, by: Standing, as_of: datetime, due_on: date | None) -> None:
    """Put on the desk of whoever handles it what is to be done next."""
    for handler in row.handlers.filter(part="lead"):
        notices.ask(
            of=row, verb=verb, title=_asked(verb, row.title), where=f"/findings/{row.pk}/", path=handler.path, by=by, as_of=as_of,
            due_on=due_on, waits_for=handler.body,
        )  # fmt: skip


def waits(row: Matter, verb: str, by: Standing, as_of: datetime) -> None:
    """Put on the desk of who follows it what waits for them."""
    notices.ask(
        of=row, verb=verb, title=_asked(verb, row.title), where=f"/findings/{row.pk}/", path=row.desk, by=by, as_of=as_of,
        waits_for=row.body,
    )  # fmt: skip


def _asked(verb: str, title: str) -> str:
    """Return how a desk asks for a verb: to verify is asked for, not that it is found verified."""
    return f"{'核查' if verb == 'verify' else MATTER.row(verb).words.zh}：{title}"
