"""Behind every signal over the ledger stand its rows: each example that reports can be drilled to where they were read."""

import pytest

from guantong.domain.fiscal.records.table import EVIDENCE
from guantong.domain.rule_engine.examples import Example, examples_of
from guantong.domain.rule_engine.ledger import compute, drill
from guantong.domain.rule_engine.ledger_examples import books_of
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules

REPORTING = [
    (rule, next(e for e in examples_of(rule.page) if e.reports and e.ledger))
    for rule in all_rules()
    if rule.over_ledger
]


@pytest.mark.parametrize(("rule", "example"), REPORTING, ids=[rule.stem for rule, _ in REPORTING])
def test_a_signal_is_drilled_to_rows_that_say_where_they_were_read(rule: Rule, example: Example) -> None:
    books, day = books_of(example.ledger), example.as_of
    assert day
    signals = compute(rule, books, day).signals

    for signal in signals:
        rows = [row for t in drill(rule, books, day, signal.keys).values() for row in t.to_pyarrow().to_pylist()]
        assert rows
        assert all(set(EVIDENCE) <= set(row) and row["row"] for row in rows)
    assert len({signal.id for signal in signals}) == len(signals) > 0
