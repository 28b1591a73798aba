"""How soon people should look: what the text explains is for information, what it leaves open is to be verified."""

from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import examine_all
from guantong.domain.rule_engine.examples import examples_of
from guantong.domain.rulebook.deviation.three_public_growth import RULE


def severities(title: str) -> set[str]:
    """The severities of the signals that an example of the rule's page raises."""
    example = next(example for example in examples_of(RULE.page) if example.title.startswith(title))
    return {s.severity.value for e in examine_all(cases_of(example.documents()), [RULE]) for s in e.signals}


def test_growth_of_the_three_public_expenses_with_a_reason_is_for_information() -> None:
    assert severities("任务新增引起的增加") == {"note"}


def test_growth_of_the_three_public_expenses_without_a_reason_is_to_be_verified() -> None:
    assert severities("本年预算比上年增加 18 万元") == {"verify"}
