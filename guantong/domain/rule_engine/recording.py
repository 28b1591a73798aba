"""What a run over the ledger said, as rows of the ledger's own record, so that a rule can ask whether it says it again (关注事项记录)."""

from collections.abc import Iterable, Mapping
from typing import Any

from guantong.domain.rule_engine.ledger import Ran
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.verdict import Verdict
from guantong.domain.secrecy import Level

RECORD = "signal"
"""The fiscal table that no file brings: the system hands it down itself."""
_OF_A_YEAR = frozenset({"year"})


def asks_the_record(rule: Rule) -> bool:
    """Tell whether a rule looks at what other rules said, and so is run after them."""
    return RECORD in rule.registers


def goes_on_record(rule: Rule) -> bool:
    """Tell whether what a rule says may be held against a unit later: nothing internal, no draft, nothing that stands only beside another."""
    return rule.alone and rule.citable and not rule.draft and rule.level is Level.PUBLIC and not asks_the_record(rule)


def row_of(
    rule: Rule, keys: Mapping[str, Any], facts: Mapping[str, Any], /, *, year: int, span: str, said: str,
    verdict: str | None = None, unit: str | None = None, **place: Any,
) -> dict[str, Any]:  # fmt: skip
    """Return the row of one signal of `rule`, read at `place`; its subject is named alike in every year."""
    named = (keys.get(column) for column in rule.subject if column not in _OF_A_YEAR)
    subject = "/".join(f"{value if value is not None else ''}" for value in named)
    return {
        "year": year, "rule_code": rule.code, "rule": rule.title.zh, "subject": subject, "unit_code": facts.get("unit_code"),
        "unit": unit or facts.get("unit"), "span": span, "said": said, "verdict": verdict or None, **place,
    }  # fmt: skip


def recorded(ran: Iterable[Ran], verdicts: Mapping[str, Verdict] | None = None) -> list[dict[str, Any]]:
    """Return a row of the table `signal` for every signal of the runs; `verdicts` are what people found, by the signal's id.

    What is internal, and what no letter may cite, is left out of the record.
    """
    found = verdicts or {}
    return [
        row_of(
            one.rule, signal.keys, signal.facts, year=signal.year, span=signal.period, said=signal.because.zh,
            verdict=found[signal.id].value if signal.id in found else None,
        )
        for one in ran
        if goes_on_record(one.rule)
        for signal in one.signals
    ]  # fmt: skip
