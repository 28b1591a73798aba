"""An answer is held against the next version: landed, in part, not, vanished, unsure; not imported is none of these."""

from typing import Any

import pytest

from guantong.apps.execution.opened import Ledger
from guantong.apps.opinions.landing import Landing, landing_of
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import Key, Link, Version

FIRST, SECOND, DRAFT = (Version(2027, name) for name in ("first_submission", "second_submission", "draft"))
pytestmark = pytest.mark.django_db


def row(version: str, project: str, fen: int, name: str = "", unit: str = "101", **facts: Any) -> dict[str, Any]:
    told = {"year": 2027, "version": version, "unit_code": unit, "unit": f"单位{unit}", "amount": fen}
    return {**told, "project_code": project or None, "project": name or None, **facts}


def held(*rows: dict[str, Any]) -> Ledger:
    return Ledger(Books.of_rows({"budget_line": rows}), None)


LEDGER = held(
    row("first_submission", "P1", 100_00, "智慧平台"),
    row("first_submission", "P2", 80_00, "食堂改造"),
    row("first_submission", "P3", 30_00, "会议费"),
    row("first_submission", "", 200_00, spending_kind="running"),
    row("first_submission", "Q1", 70_00, unit="102"),
    row("second_submission", "P1", 70_00, "智慧平台"),
    row("second_submission", "N2", 50_00, "食堂改造一期"),
    row("second_submission", "", 190_00, spending_kind="running"),
    row("draft", "Q1", 60_00, unit="102"),
)


def found(key: Key, claimed: int | None, ledger: Ledger = LEDGER, links: tuple[Link, ...] = ()) -> Landing:
    return landing_of(ledger, version=FIRST, key=key, claimed=claimed, links=links)


@pytest.mark.parametrize(
    ("claimed", "state"),
    [(-30_00, "landed"), (-20_00, "landed"), (-40_00, "partly"), (30_00, "not"), (None, "landed"), (0, "landed")],
)
def test_the_amount_confirmed_is_held_against_the_difference(claimed: int | None, state: str) -> None:
    landing = found(Key("101", "P1"), claimed)

    assert (landing.state, landing.later, landing.difference) == (state, SECOND, 70_00 - 100_00)


def test_the_first_later_version_that_holds_the_unit_counts() -> None:
    assert found(Key("102", "Q1"), -10_00).later == DRAFT


def test_a_line_that_vanished_is_said_so_and_one_that_was_cut_altogether_landed() -> None:
    assert [found(Key("101", "P3"), fen).state for fen in (-10_00, 10_00, -30_00)] == ["vanished", "vanished", "landed"]


def test_where_a_line_may_have_become_another_a_person_decides() -> None:
    unsure = found(Key("101", "P2"), -30_00)
    decided = found(
        Key("101", "P2"), -30_00, links=(Link(frozenset({Key("101", "P2")}), frozenset({Key("101", "N2")})),)
    )

    assert (unsure.state, unsure.difference) == ("unsure", None)
    assert (decided.state, decided.difference) == ("landed", 50_00 - 80_00)


def test_a_unit_as_a_whole_is_held_against_its_whole() -> None:
    landing = found(Key("101"), -100_00)

    assert (landing.state, landing.difference) == (
        "landed",
        (70_00 + 50_00 + 190_00) - (100_00 + 80_00 + 30_00 + 200_00),
    )


def test_without_a_later_version_nothing_is_said() -> None:
    landing = landing_of(LEDGER, version=SECOND, key=Key("101", "P1"), claimed=-1_00)

    assert (landing.state, landing.later, landing.difference) == ("not_imported", None, None)


def test_a_line_that_was_asked_for_and_is_new_in_the_next_version_landed() -> None:
    landing = found(
        Key("101", "N1"),
        20_00,
        held(row("first_submission", "P1", 9_00), row("second_submission", "N1", 20_00, "无障碍坡道")),
    )

    assert (landing.state, landing.difference, landing.change and landing.change.was) == ("landed", 20_00, None)


def test_an_opinion_on_a_line_its_version_does_not_hold_is_told() -> None:
    assert found(Key("101", "P9"), None).state == "vanished"


def test_a_units_sum_says_nothing_of_one_line_and_the_version_after_it_counts() -> None:
    ledger = held(
        row("first_submission", "P1", 100_00, "智慧平台"), row("first_submission", "P2", 80_00, "食堂改造"),
        row("control_figures", "", 150_00),
        row("second_submission", "P1", 70_00, "智慧平台"), row("second_submission", "P2", 80_00, "食堂改造"),
    )  # fmt: skip

    line, unit = found(Key("101", "P1"), -30_00, ledger), found(Key("101"), -30_00, ledger)

    assert (line.later, line.state) == (SECOND, "landed")
    assert (unit.later.name if unit.later else "", unit.state, unit.difference) == (
        "control_figures",
        "landed",
        150_00 - 180_00,
    )
