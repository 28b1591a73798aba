"""The lawful ways after 不满意: all of them, dated and cited, their thresholds counted, none before another (后续方式)."""

from datetime import date

import pytest

from guantong.apps.findings.ways import way_on, ways_on

TODAY = date(2026, 11, 12)


def test_every_lawful_way_is_in_the_table() -> None:
    assert [way.name for way in ways_on(TODAY)] == [
        "report_again", "resolution", "follow_up", "special_inquiry", "interpellation", "investigation", "close_by_decision",
    ]  # fmt: skip


def test_of_a_day_before_the_law_at_hand_nothing_is_said() -> None:
    assert ways_on(date(2024, 11, 7)) == []


@pytest.mark.parametrize(
    ("name", "members", "needed"),
    [
        ("interpellation", 27, 3), ("interpellation", 41, 3), ("investigation", 27, 6), ("investigation", 25, 5),
        ("investigation", 26, 6), ("follow_up", 27, 0),
    ],
)  # fmt: skip
def test_so_many_members_must_sign(name: str, members: int, needed: int) -> None:
    way = way_on(name, TODAY)

    assert way is not None
    assert way.signers_of(members) == needed


def test_a_resolution_takes_more_than_half_of_all_members() -> None:
    way = way_on("resolution", TODAY)

    assert way is not None
    assert [way.votes_of(members) for members in (26, 27, 28)] == [14, 14, 15]


def test_only_what_was_held_against_the_law_is_called_verified() -> None:
    assert [way.name for way in ways_on(TODAY) if way.status == "verified" and not way.law] == []
