"""A rule's page in English is English but for its examples, which look like published Chinese documents."""

import re

import pytest

from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.cli.rule_page import page_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_what_a_rule_says_rests_on_and_leaves_alone_is_english(rule: Rule) -> None:
    about, _, examples = page_of(rule, "en").partition("## Examples")

    quoted = re.sub(r"《.*?》|单位：|万元|元|合计|其中", "", about)
    assert [line for line in quoted.splitlines() if CHINESE.search(line)] == []
    assert about.startswith(f"# {rule.title.en}\n")
    assert examples.count("### Example ") == rule.page.count("\n## ")
