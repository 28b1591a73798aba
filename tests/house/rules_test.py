"""A rule is one stem: code, dated limits with sources, a page whose examples cover what must be covered."""

import ast
from datetime import date
from pathlib import Path

import pytest
import yaml

from guantong.domain.law.catalogue import InForce, cite, in_force_on
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import examine
from guantong.domain.rule_engine.examples import examples_of
from guantong.domain.rule_engine.rule import Rule
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
    assert {"zh", "en", "unit", "bounds", "values"} == set(entry)
    least, most = entry["bounds"]
    for value in entry["values"].values():
        (kind,) = value["source"]
        assert value["value"] is None or least <= value["value"] <= most
        assert kind in ("cite", "resolution", "proposal")
        if kind == "cite":
            assert all(cite(article) for article in _articles(value["source"]))


def headings(rule: Rule) -> list[str]:
    """The headings of a rule's page, white space removed."""
    return ["".join(example.title.split()) for example in examples_of(rule.page)]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.stem)
def test_every_exclusion_has_an_example_of_its_own(rule: Rule) -> None:
    numbers = range(1, len(rule.exclusions) + 1)

    assert [n for n in numbers if not any(f"例外{n})" in title for title in headings(rule))] == []


@pytest.mark.parametrize("rule", [r for r in all_rules() if r.limits(2025)], ids=lambda rule: rule.stem)
def test_every_limit_has_an_example_exactly_at_it(rule: Rule) -> None:
    now = rule.limits(2025)
    exact = {name: f"恰好{now[name].printed}" for name in now}

    assert [words for words in exact.values() if not any(words in title for title in headings(rule))] == []


@pytest.mark.parametrize("rule", [r for r in all_rules() if r.limits(2025)], ids=lambda rule: rule.stem)
def test_every_dated_value_judges_an_example_of_its_time(rule: Rule) -> None:
    entries = yaml.safe_load(rule.file.with_suffix(".yaml").read_text("utf-8"))
    years = {year for example in examples_of(rule.page) for year in example.years()}
    days = [date(year, 1, 1) for year in years]

    unused = [
        (name, str(start))
        for name, entry in entries.items()
        for start in entry["values"]
        if start not in {max((d for d in entry["values"] if d <= day), default=None) for day in days}
    ]
    assert unused == []


@pytest.mark.parametrize("entry", [entry for _, _, entry in limits()], ids=[name for _, name, _ in limits()])
def test_no_value_is_older_than_the_law_it_cites(entry: dict) -> None:
    older = [day for day, v in entry["values"].items() for article in _articles(v["source"]) if _before(day, article)]

    assert older == []


def _articles(source: dict) -> list[str]:
    cited = source.get("cite", [])
    return [cited] if isinstance(cited, str) else cited


def _before(day: date, article: str) -> bool:
    return in_force_on(cite(article), day) not in (InForce.YES, InForce.UNDATED)


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


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.stem)
def test_a_rule_cites_an_article_that_speaks_of_every_document_it_looks_at(rule: Rule) -> None:
    cases = [case for example in examples_of(rule.page) for case in cases_of(example.documents())]
    signals = [(case.document, signal) for case in cases for signal in examine(case, [rule]).signals]

    astray = [(d.level, d.kind, c.id) for d, s in signals for c in s.citations if not c.concerns(d.level, d.final)]
    assert astray == []


def test_a_sentence_is_neutral() -> None:
    words = ("虚报", "造假", "违规", "违法", "错误", "疑点", "问题")
    said = [
        (rule.code, word) for rule in all_rules() for word in words if word in rule.says.zh or word in rule.title.zh
    ]

    assert said == []
