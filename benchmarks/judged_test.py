"""What the bench of accuracy calls seen, missed, true, false and open, on four projects whose sums stand here."""

from datetime import date
from typing import Any

from benchmarks.judged import Case, District, Tally, judged, table
from guantong.domain.fiscal.records.books import Books
from guantong.domain.rulebook.shelf import rule_named
from guantong.gateways.demo.money.kinds import kinds

DAY = date(2025, 12, 31)
PAID = {"P1": 120, "P2": 120, "P3": 120, "P4": 90}
"""Of 100 that each may spend."""


class Drawer:
    """Books of a few rows, as a filled store gives them."""

    def opened(self, as_of: date) -> Books:
        line = {"year": 2025, "unit_code": "101", "version": "approved", "amount": 100}
        rows: dict[str, list[dict[str, Any]]] = {
            "budget_line": [line | {"project_code": code} for code in PAID],
            "payment": [
                {"paid_on": date(2025, 5, 9), "unit_code": "101", "project_code": code, "amount": fen}
                for code, fen in PAID.items()
            ],
            "project": [{"project_code": code, "unit_code": "101"} for code in PAID],
        }
        return Books.of_rows(rows, as_of)


def case(project: str, kind: str = "overrun", speaks: bool | None = True, also: tuple[str, ...] = ()) -> Case:
    subject = {"unit_code": "101", "project_code": project}
    return Case(kind, "over", speaks, subject, 2025, DAY, frozenset(also), frozenset(), 1, 0, "")


def told(*planted: Case) -> Tally:
    tallies: dict[str, Tally] = {}
    judged(District(Drawer(), list(planted)), tallies)
    return tallies["over_budget_line"]


def test_what_was_planted_and_is_seen_is_true_and_what_nobody_planted_is_false() -> None:
    tally = told(case("P1"))

    assert (tally.asked, tally.seen, tally.true, tally.false, tally.open) == (1, 1, 1, 2, 0)
    assert (tally.recall, tally.precision) == (1.0, 1 / 3)


def test_what_is_lawful_and_spoken_of_is_false_and_what_is_silent_is_missed() -> None:
    tally = told(case("P1", speaks=False), case("P4"))

    assert (tally.asked, tally.seen, tally.true, tally.false) == (1, 0, 0, 3)
    assert [sentence.split()[0] for sentence in tally.wrong] == ["missed", "false", "false", "false"]


def test_an_open_limit_and_another_planted_case_count_for_nobody() -> None:
    tally = told(case("P1", speaks=None), case("P2", kind="duplicate", also=("overrun",)), case("P3"))

    assert (tally.true, tally.open, tally.false) == (1, 2, 0)


def test_a_case_of_one_project_excuses_no_other_of_its_unit() -> None:
    tally = told(case("P1", kind="duplicate", also=("overrun",)), case("P2"))

    assert (tally.true, tally.open, tally.false) == (1, 1, 1)


def test_every_planted_kind_has_a_rule() -> None:
    assert {kind.name for kind in kinds()} - table().keys() == set()
    assert [stem for how in table().values() for stem in how if rule_named(stem) is None] == []
