"""How far two lists have come, by round and exact; money is conserved whatever the fates."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.facing.examples import LISTS, WAN
from guantong.domain.facing.fates import Fate, Kind
from guantong.domain.facing.fates_test import GOOD
from guantong.domain.facing.rates import Rate, asked_by_fate, money, standings


def test_by_round_two_four_five_of_six_stand_on_the_joint_list_or_have_a_fate() -> None:
    first, second, third = standings(GOOD, LISTS, 3)

    assert [one.settled for one in (first, second, third)] == [Rate(2, 6), Rate(5, 6), Rate(6, 6)]
    assert [one.converged for one in (first, second, third)] == [Rate(2, 6), Rate(4, 6), Rate(4, 6)]
    assert third.of_side == {"government": Rate(2, 3), "people": Rate(2, 3)}
    assert third.converged.share == Fraction(2, 3)
    assert third.converged.percent == 67


def test_without_items_there_is_no_rate() -> None:
    (only,) = standings([], [], 1)

    assert (only.converged.share, only.converged.percent) == (None, None)


def test_the_money_agreed_and_the_money_open_stand_against_the_ceiling() -> None:
    found = money(GOOD[:3], LISTS, ceiling=1_500 * WAN)

    assert found.agreed == (720 + 360) * WAN
    assert found.pending == (890 + 120) * WAN
    assert found.room == (1_500 - 1_080) * WAN
    assert found.gap == (1_080 + 1_010 - 1_500) * WAN
    assert found.unpriced == 1  # the private charger gives no amount


def test_without_a_ceiling_there_is_no_gap() -> None:
    found = money(GOOD, LISTS, ceiling=None)

    assert (found.room, found.gap) == (None, None)


fates = st.lists(
    st.builds(Fate, st.sampled_from([one.number for one in LISTS]), st.sampled_from(list(Kind)), st.integers(1, 4)),
    unique_by=lambda one: one.number,
)


@given(fates)
def test_what_was_asked_for_is_conserved_and_each_item_counted_once(told: list[Fate]) -> None:
    found = asked_by_fate(told, LISTS)

    for side, row in found.items():
        assert sum(row.values()) == sum(one.amount or 0 for one in LISTS if one.side == side)


@given(fates)
def test_the_rates_of_the_two_lists_add_up_and_never_fall(told: list[Fate]) -> None:
    found = standings(told, LISTS, 4)

    for one in found:
        assert sum(rate.hits for rate in one.of_side.values()) == one.converged.hits <= one.settled.hits
        assert sum(rate.of for rate in one.of_side.values()) == one.converged.of == len(LISTS)
    assert [one.settled.hits for one in found] == sorted(one.settled.hits for one in found)
