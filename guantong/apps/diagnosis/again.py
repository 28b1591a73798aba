"""The same matter again: what rules said, and how people judged, handed to the rule that asks whether it came up before (同一事项连续出现)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from guantong.apps.diagnosis.asking import limits_of
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.whom import Whom
from guantong.domain.fiscal.records.books import Books
from guantong.domain.rule_engine.ledger import BookSignal, Ran, drill
from guantong.domain.rule_engine.ledger import run as ran_over
from guantong.domain.rule_engine.recording import RECORD, asks_the_record, goes_on_record, row_of
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules

_NOTHING_TO_HOLD = ("lapsed", "misread")
"""What is not seen any more, and what proved misread, was never there."""
BEHIND = "behind"
"""Where a signal keeps the rows it rests on: what was said and judged then, whatever is judged later."""
_KEPT = ("year", "rule_code", "rule", "subject", "unit_code", "unit", "span", "said", "verdict", "batch", "row")


def askers_again() -> list[Rule]:
    """Return the rules that look at what the others said."""
    return [rule for rule in all_rules() if asks_the_record(rule) and not rule.off]


def judged_again(rule: Rule, run: Run) -> Ran:
    """Run a rule over what is written down of the year the run judged and those before it, with the verdicts people gave by now.

    It is asked after every other rule of the run was written down.
    """
    assert run.judged_on is not None  # noqa: S101 - the database keeps it
    told = Books.of_rows({RECORD: said_until(run.judged_on.year)})
    ran = ran_over(rule.holding(limits_of(run).get(rule.code, ())), told, run.judged_on)
    return with_rows(ran, told)


def said_until(year: int) -> list[dict[str, Any]]:
    """Return what rules said over the books of years until `year`: what still holds, of rules a unit may be asked about."""
    rules = {rule.code: rule for rule in all_rules() if rule.over_ledger and goes_on_record(rule)}
    held = Signal.objects.filter(over_books=True, rule__in=rules, year__lte=year).exclude(state__in=_NOTHING_TO_HOLD)
    return [
        row_of(
            rules[one.rule], one.keys, one.found, year=one.year or year, span=one.period, said=one.says, verdict=one.verdict, unit=one.body,
            batch=RECORD, row=one.pk,
        )
        for one in held.order_by("pk").iterator()
    ]  # fmt: skip


def with_rows(ran: Ran, told: Books) -> Ran:
    """Return the run with every signal bearing the rows it rests on, to be kept with it."""
    return replace(ran, signals=tuple(_bearing(ran, told, one) for one in ran.signals))


def whom_of(found: BookSignal) -> Whom | None:
    """Return whom a signal over what was said is about: whom the newest of those was about; None for any other signal."""
    if BEHIND not in found.facts:
        return None
    newest = Signal.objects.select_related("subject").get(pk=found.facts[BEHIND][-1]["row"])
    return Whom(newest.subject, newest.path, newest.body)


def books_of(signal: Signal) -> Books | None:
    """Return the rows that a signal over what was said kept, as books; None for any other signal."""
    kept: Iterable[Mapping[str, Any]] | None = signal.found.get(BEHIND)
    return Books.of_rows({RECORD: list(kept)}) if kept is not None else None


def _bearing(ran: Ran, told: Books, one: BookSignal) -> BookSignal:
    rows = told.rows(drill(ran.rule, told, ran.as_of, one.keys)[RECORD].order_by("span", "row"))
    return replace(one, facts={**one.facts, BEHIND: [{name: row[name] for name in _KEPT} for row in rows]})
