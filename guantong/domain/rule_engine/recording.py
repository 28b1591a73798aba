"""What a run over the ledger said, as rows of the ledger's own record, so that a rule can ask whether it says it again (关注事项记录)."""

from collections.abc import Iterable, Mapping
from typing import Any

from guantong.domain.rule_engine.ledger import Ran
from guantong.domain.rule_engine.verdict import Verdict
from guantong.domain.secrecy import Level


def recorded(ran: Iterable[Ran], verdicts: Mapping[str, Verdict] | None = None) -> list[dict[str, Any]]:
    """Return a row of the table `signal` for every signal of the runs; `verdicts` are what people found, by the signal's id.

    What is internal, and what no letter may cite, is left out of the record.
    """
    found = verdicts or {}
    return [
        {
            "year": int(signal.period[:4]),
            "rule_code": signal.rule,
            "rule": signal.title.zh,
            "subject": signal.subject,
            "unit_code": signal.keys.get("unit_code"),
            "unit": signal.facts.get("unit"),
            "span": signal.period,
            "said": signal.because.zh,
            "verdict": found[signal.id].value if signal.id in found else None,
        }
        for one in ran
        if one.rule.citable and one.rule.level is Level.PUBLIC
        for signal in one.signals
    ]
