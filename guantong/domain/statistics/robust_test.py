"""The robust middle: one odd value does not move it."""

import pytest

from guantong.domain.statistics.robust import Middle, middle


def test_one_odd_value_does_not_move_it() -> None:
    assert middle([40, 42, 44, 46, 900]) == Middle(44, 2, 5)


def test_how_far_a_value_lies() -> None:
    assert middle([1, 2, 3]).far(2 + 2 * 1.482602218505602) == 2
    assert middle([5, 5, 5]).far(6) is None


def test_of_nothing_there_is_no_middle() -> None:
    with pytest.raises(ValueError, match="no values"):
        middle([])
