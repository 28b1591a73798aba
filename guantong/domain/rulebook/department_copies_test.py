"""What a department and its only unit both print is one matter, told once with the places in both documents."""

from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine_all
from guantong.domain.rule_engine.examples import examples_of
from guantong.domain.rulebook.cause.other_items_share import RULE


def examined(title: str) -> list[Examination]:
    """Examine the documents of the example on the rule's page whose heading begins with `title`."""
    example = next(example for example in examples_of(RULE.page) if example.title.startswith(title))
    return examine_all(cases_of(example.documents()), [RULE])


def test_the_one_signal_stays_with_the_department_and_shows_both_documents() -> None:
    department, unit = examined("部门只有一个单位")

    (signal,) = department.signals

    assert (department.document.level, unit.document.level) == ("department", "unit")
    assert [cell.file for cell in signal.evidence] == [department.document.file, unit.document.file]
    assert unit.signals == []


def test_a_department_with_more_money_than_the_unit_is_another_matter() -> None:
    department, unit = examined("部门比单位多一家")

    assert len(department.signals) == len(unit.signals) == 1
