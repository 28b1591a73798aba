"""Every item has one of four fates, with what that fate asks for; nothing is declined without a reason in force."""

from dataclasses import replace
from datetime import date

import pytest

from guantong.domain.facing.examples import CANTEENS, CHARGER, LISTS, MEALS, PAVEMENT, STAND, WAN, WATER
from guantong.domain.facing.fates import Fate, Kind, problems, undecided
from guantong.domain.facing.reasons import codes, reasons_on

DAY = date(2026, 11, 10)
GOOD = (
    Fate("G-07", Kind.JOINT, 1, amount=720 * WAN),
    Fate("R-12", Kind.JOINT, 1, into="G-07"),
    Fate("G-15", Kind.JOINT, 2, amount=360 * WAN),
    Fate("R-21", Kind.MERGED, 2, into="G-15"),
    Fate("G-02", Kind.LATER, 2, year=2028),
    Fate("R-26", Kind.DECLINED, 3, reason="not_public", words="属于个别住户的事，请向物业提出。"),
)


def sentences(*fates: Fate) -> list[str]:
    return [wrong.zh for wrong in problems(fates, LISTS, year=2027, day=DAY)]


def test_the_example_holds_together_and_nothing_is_open() -> None:
    assert sentences(*GOOD) == []
    assert undecided(GOOD, LISTS) == []
    assert undecided(GOOD[1:], LISTS) == [PAVEMENT]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Fate("G-02", Kind.LATER), "G-02：以后采纳须写明 2027 年以后的年份。"),
        (Fate("G-02", Kind.LATER, year=2027), "G-02：以后采纳须写明 2027 年以后的年份。"),
        (Fate("R-26", Kind.MERGED), "R-26：须写明并入哪一项。"),
        (Fate("R-26", Kind.MERGED, into="R-26"), "R-26：R-26 不是共同清单上的一项。"),
        (Fate("R-26", Kind.MERGED, into="R-12"), "R-26：R-12 不是共同清单上的一项。"),
        (Fate("G-02", Kind.JOINT, into="G-15"), "G-02 与 G-15 在同一张清单，只能并入。"),
        (Fate("R-26", Kind.DECLINED, words="属于个别住户的事"), "R-26：不予采纳须选一条现行理由。"),
        (Fate("R-26", Kind.DECLINED, reason="not_public", words="不行"), "R-26：须向提出人说明理由（至少六个字）。"),
        (Fate("R-26", Kind.DECLINED, reason="negative_list", words="负面清单第三项。"), "R-26：“列入负面清单”须写明文号。"),
        (Fate("R-99", Kind.LATER, year=2028), "R-99 不在两张清单中。"),
    ],
)  # fmt: skip
def test_a_fate_that_lacks_what_it_asks_for_is_named(wrong: Fate, said: str) -> None:
    rest = [one for one in GOOD if one.number != wrong.number]

    assert sentences(*rest, wrong) == [said]


def test_an_item_has_one_fate_and_a_line_one_partner() -> None:
    assert sentences(*GOOD, Fate("G-02", Kind.LATER, year=2029)) == ["G-02 有两个去处。"]

    two = [one for one in GOOD if one.number != "R-26"] + [Fate("R-26", Kind.JOINT, into="G-07")]
    assert sentences(*two) == ["G-07 已与另一张清单的一项合为一件，其余的只能并入。"]


def test_a_reason_holds_from_its_day_and_says_where_it_comes_from() -> None:
    before, after = reasons_on(date(2019, 6, 30)), reasons_on(date(2019, 7, 1))

    assert set(after) - set(before) == {"not_ready"}
    assert "政府投资条例" in after["not_ready"].source.zh
    assert "无法定依据" in after["not_public"].source.zh
    assert set(codes()) == set(after)
    assert reasons_on(date(2014, 12, 31)) == {}


def test_a_suggestion_of_the_people_can_lead_and_the_governments_item_be_the_same_matter() -> None:
    fates = [
        Fate("R-12", Kind.JOINT, amount=1),
        Fate("G-07", Kind.JOINT, into="R-12"),
        Fate("G-15", Kind.MERGED, into="R-12"),
    ]

    assert sentences(*fates) == []
    assert undecided(fates, LISTS) == [STAND, MEALS, CHARGER]
    assert replace(WATER, number="R-13") not in undecided(fates, LISTS)
    assert CANTEENS not in undecided(fates, LISTS)
