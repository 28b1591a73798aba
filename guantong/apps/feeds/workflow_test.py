"""The workflow of deliveries, row by row: every verb from every state, every absent pair refused."""

import pytest

from guantong.apps.feeds.workflow import DELIVERY, FEED
from guantong.domain.roles import Post, Role, Standing
from guantong.domain.workflow.table import NEW, SAME, Workflow

STAFF = Standing("shen", (Post(Role.BUDGET_COMMISSION_STAFF, "RD."),))
BUREAU = Standing("cao", (Post(Role.FINANCE_BUREAU, "CZ."),))
EVERY = [(table, row, state) for table in (FEED, DELIVERY) for row in table.rows for state in (NEW, *table.states)]


@pytest.mark.parametrize(("table", "row", "state"), EVERY, ids=lambda it: getattr(it, "verb", getattr(it, "name", it)))
def test_a_verb_begins_where_the_table_says_and_nowhere_else(table: Workflow, row, state: str) -> None:  # type: ignore[no-untyped-def]
    refusal = table.why_not(row.verb, STAFF, state, "CZ.")

    assert (refusal is None) is (state in row.begins)
    if refusal is None:
        assert table.demand(row.verb, STAFF, state, "CZ.") == (state if row.ends == SAME else row.ends)


@pytest.mark.parametrize("verb", ["publish", "reverse", "supersede", "restore", "enter_reversal"])
def test_what_counts_is_decided_by_the_commission_alone(verb: str) -> None:
    refusal = DELIVERY.why_not(verb, BUREAU, DELIVERY.row(verb).begins[0], "CZ.")

    assert refusal is not None
    assert refusal.about == "who"


@pytest.mark.parametrize(("path", "may"), [("CZ.", True), ("JY.", False)])
def test_a_bureau_brings_its_own_and_nobody_elses(path: str, may: bool) -> None:
    assert (DELIVERY.why_not("upload", BUREAU, NEW, path) is None) is may
