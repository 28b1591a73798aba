"""How often a rule was right: five counts, two rates with their interval, from five verdicts on; for the commission alone."""

import pytest

from guantong.apps.diagnosis.verdicts import may_read_precision, precisions
from guantong.domain.rule_engine.verdict import Verdict
from tests.triage import raised
from tests.world import World

FOUND = ["true", "true", "justified", "partly", "untrue", "other_scope", ""]


def test_what_is_justified_is_a_hit_of_fact_and_no_problem(world: World) -> None:
    for verdict in FOUND:
        raised(world, verdict=verdict)

    found = precisions(["B03"])["B03"]

    assert dict(found.counts) == {
        Verdict.TRUE: 2, Verdict.JUSTIFIED: 1, Verdict.PARTLY: 1, Verdict.UNTRUE: 1, Verdict.OTHER_SCOPE: 1,
    }  # fmt: skip
    assert (found.of, found.fact.hits, found.problem.hits, found.fact.of) == (6, 4, 3, 6)
    assert found.fact.low < found.fact.rate < found.fact.high


def test_below_five_verdicts_there_is_no_rate(world: World) -> None:
    for verdict in FOUND[:4]:
        raised(world, verdict=verdict)

    assert (precisions(["B03"])["B03"].of, precisions(["B03"])["B03"].fact, precisions(["B03"])["B03"].problem) == (
        4,
        None,
        None,
    )


def test_all_rules_cost_one_query(world: World, django_assert_num_queries) -> None:  # noqa: ANN001
    raised(world, rule="B01", verdict="true")

    with django_assert_num_queries(1):
        found = precisions(["B01", "B03"])

    assert (found["B01"].of, found["B03"].of) == (1, 0)


@pytest.mark.parametrize(("who", "may"), [("shen", True), ("gu", True), ("he", False), ("ye", False), ("qin", False)])
def test_the_statistics_stay_within_the_commission(world: World, who: str, may: bool) -> None:
    assert may_read_precision(world.standing(who)) is may
