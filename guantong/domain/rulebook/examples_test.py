"""Every example on every rule's page holds: the page a reader sees is the test."""

import pytest

from guantong.domain.rule_engine.examples import Example, examples_of
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules

EXAMPLES = [(rule, example) for rule in all_rules() for example in examples_of(rule.page)]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.stem}: {example.title}" for rule, example in EXAMPLES]
)
def test_example_on_the_page_holds(rule: Rule, example: Example) -> None:
    assert example.failure(rule) == ""
