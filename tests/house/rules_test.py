"""A rule is one stem: code, dated limits with sources, a page whose examples cover what must be covered."""

import ast
from pathlib import Path

import pytest
import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.rule_engine.examples import examples_of
from guantong.domain.rulebook.shelf import all_rules
from tests.house.files import PACKAGE, rules

LONGEST_RULE = 60


def limits() -> list[tuple[Path, str, dict]]:
    return [
        (p, name, entry)
        for p in rules()
        if (y := p.with_suffix(".yaml")).exists()
        for name, entry in yaml.safe_load(y.read_text("utf-8")).items()
    ]


def test_there_are_rules_and_limits_to_look_at() -> None:
    assert rules()
    assert limits()


@pytest.mark.parametrize("path", rules(), ids=lambda path: path.stem)
def test_a_rule_is_no_longer_than_sixty_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_RULE


@pytest.mark.parametrize("path", rules(), ids=lambda path: path.stem)
def test_a_rules_page_has_one_that_reports_and_a_look_alike_that_does_not(path: Path) -> None:
    examples = list(examples_of(path.with_suffix(".md").read_text("utf-8")))

    assert any(example.reports for example in examples)
    assert any(example.reports == 0 for example in examples)


@pytest.mark.parametrize("entry", [entry for _, _, entry in limits()], ids=[name for _, name, _ in limits()])
def test_a_limit_has_words_a_unit_and_a_source_for_every_date(entry: dict) -> None:
    assert {"zh", "en", "unit", "values"} == set(entry)
    for value in entry["values"].values():
        (kind,) = value["source"]
        assert kind in ("cite", "resolution", "proposal")
        if kind == "cite":
            assert cite(value["source"]["cite"])


@pytest.mark.parametrize("path", sorted({path for path, _, _ in limits()}), ids=lambda path: path.stem)
def test_a_rule_with_limits_has_an_example_exactly_at_each(path: Path) -> None:
    titles = [example.title for example in examples_of(path.with_suffix(".md").read_text("utf-8"))]
    names = [name for of, name, _ in limits() if of == path]

    assert sum("恰好" in title for title in titles) >= len(names)


def test_a_rule_without_a_number_has_no_yaml() -> None:
    empty = [p for p in rules() if (y := p.with_suffix(".yaml")).exists() and not yaml.safe_load(y.read_text("utf-8"))]

    assert empty == []


def test_codes_are_lasting_and_unique() -> None:
    codes = [rule.code for rule in all_rules()]

    assert len(codes) == len(set(codes)) == len(rules())


def test_every_citation_in_the_code_is_in_the_catalogue() -> None:
    cited = [entry for rule in all_rules() for entry in rule.basis]
    code = [path for path in PACKAGE.rglob("*.py") if not path.name.endswith("_test.py")]
    for path in code:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and "cite" in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                cited.append(node.args[0].value)

    assert all(cite(entry) for entry in cited)
    assert all(rule.basis for rule in all_rules())


def test_a_sentence_is_neutral() -> None:
    words = ("虚报", "造假", "违规", "违法", "错误", "疑点", "问题")
    said = [
        (rule.code, word) for rule in all_rules() for word in words if word in rule.says.zh or word in rule.title.zh
    ]

    assert said == []
