"""The line of an organisation across renaming, merging, splitting, moving, and a merge of splits."""

from collections.abc import Iterable
from datetime import date

from guantong.apps.actors.line import line
from guantong.apps.actors.models import Organisation, Succession

NOW = date(2026, 1, 1)
EARLIER = date(2024, 1, 1)


class District:
    """Bodies by one letter, and what followed what."""

    def __init__(self) -> None:
        self.bodies: dict[str, Organisation] = {}
        self.ties: list[Succession] = []

    def body(self, letter: str, begins_on: date | None = None, ends_on: date | None = None) -> Organisation:
        made = Organisation(
            pk=len(self.bodies) + 1, code=letter, name=letter, path=f"{letter}.", begins_on=begins_on, ends_on=ends_on
        )
        return self.bodies.setdefault(letter, made)

    def tie(self, former: str, kind: str, latter: str, on: date) -> None:
        self.ties.append(
            Succession(former=self.body(former), latter=self.body(latter), kind=kind, on=on, document="明编〔2024〕1号")
        )

    def line(self, letter: str) -> list[tuple[str, int, bool]]:
        return [(s.organisation.code, s.side, s.whole) for s in self.stretches(letter)]

    def stretches(self, letter: str) -> Iterable:  # type: ignore[type-arg]
        return line(self.bodies[letter], self.ties)


def test_a_renamed_body_is_wholly_what_it_was() -> None:
    district = District()
    district.tie("A", "renamed", "B", NOW)

    assert district.line("B") == [("A", -1, True), ("B", 0, True)]
    assert district.line("A") == [("A", 0, True), ("B", 1, True)]


def test_a_moved_body_is_wholly_what_it_was() -> None:
    district = District()
    district.tie("A", "moved", "B", NOW)

    assert [(s.organisation.code, s.begins_on, s.ends_on) for s in district.stretches("B")] == [
        ("A", None, NOW), ("B", NOW, None),
    ]  # fmt: skip


def test_what_was_merged_belongs_to_the_merged_body_wholly_but_is_only_part_of_it() -> None:
    district = District()
    district.tie("A", "merged", "C", NOW)
    district.tie("B", "merged", "C", NOW)

    assert district.line("C") == [("A", -1, True), ("B", -1, True), ("C", 0, True)]
    assert district.line("A") == [("A", 0, True), ("C", 1, False)]


def test_a_body_others_went_into_was_there_before_them() -> None:
    district = District()
    district.tie("A", "merged", "B", NOW)

    assert district.line("A") == [("A", 0, True), ("B", 1, False)]


def test_of_what_was_split_only_a_part_is_each_of_its_halves() -> None:
    district = District()
    district.body("A", ends_on=NOW)
    district.tie("A", "split", "B", NOW)
    district.tie("A", "split", "C", NOW)

    assert district.line("B") == [("A", -1, False), ("B", 0, True)]
    assert district.line("A") == [("A", 0, True), ("B", 1, True), ("C", 1, True)]


def test_a_body_that_goes_on_beside_what_was_split_off_is_a_part_only() -> None:
    district = District()
    district.tie("A", "split", "B", NOW)

    assert district.line("B") == [("A", -1, False), ("B", 0, True)]


def test_a_merge_of_all_the_splits_is_whole_again() -> None:
    district = District()
    district.body("A", ends_on=EARLIER)
    district.tie("A", "split", "B", EARLIER)
    district.tie("A", "split", "C", EARLIER)
    district.tie("B", "merged", "D", NOW)
    district.tie("C", "merged", "D", NOW)

    assert district.line("D") == [("A", -1, True), ("B", -1, True), ("C", -1, True), ("D", 0, True)]


def test_a_merge_of_some_of_the_splits_holds_the_former_in_part() -> None:
    district = District()
    district.body("A", ends_on=EARLIER)
    district.tie("A", "split", "B", EARLIER)
    district.tie("A", "split", "C", EARLIER)
    district.tie("A", "split", "E", EARLIER)
    district.tie("B", "merged", "D", NOW)
    district.tie("C", "merged", "D", NOW)

    assert district.line("D") == [("A", -1, False), ("B", -1, True), ("C", -1, True), ("D", 0, True)]


def test_days_meet_where_one_follows_the_other() -> None:
    district = District()
    district.body("A", begins_on=date(2019, 3, 1))
    district.tie("A", "renamed", "B", EARLIER)
    district.tie("B", "moved", "C", NOW)

    assert [(s.organisation.code, s.begins_on, s.ends_on) for s in district.stretches("C")] == [
        ("A", date(2019, 3, 1), EARLIER), ("B", EARLIER, NOW), ("C", NOW, None),
    ]  # fmt: skip
