"""Shared, repeated or single: the register proposes, a person confirms (共性、重复、个性)."""

import pytest

from guantong.apps.findings.nature import limits, proposed
from guantong.domain.workflow.table import BadInput
from tests.findings import does, registered
from tests.world import World


def test_the_limits_are_dated_data() -> None:
    assert limits() == (3, 3)


def test_the_same_type_in_three_bodies_of_a_year_is_shared(world: World) -> None:
    first, second = registered(world), registered(world, at="LQ")
    assert (proposed(first).nature, proposed(first).bodies) == ("single", 2)

    registered(world, at="CZ")
    registered(world, at="QS", year=2025)  # another year counts for itself
    registered(world, at="FG", sort="超范围列支")

    assert [proposed(one).nature for one in (first, second)] == ["shared", "shared"]
    assert proposed(first).bodies == 3


def test_the_same_type_of_the_same_body_within_three_years_is_repeated(world: World) -> None:
    old = registered(world, year=2023)
    again = registered(world, year=2026)

    assert (proposed(again).nature, proposed(again).earlier) == ("repeated", old)
    assert proposed(registered(world, year=2027)).earlier == again
    assert proposed(registered(world, at="LQ", year=2026)).nature == "single"


def test_four_years_ago_is_not_repeated(world: World) -> None:
    registered(world, year=2022)

    assert proposed(registered(world, year=2026)).nature == "single"


def test_what_was_withdrawn_does_not_count(world: World) -> None:
    does(world, "withdraw", registered(world, year=2025), "gu", words="登记有误。")

    assert proposed(registered(world, year=2026)).nature == "single"


def test_a_person_confirms_and_a_repeated_one_is_linked(world: World) -> None:
    old, again = registered(world, year=2025), registered(world, year=2026)

    again = does(world, "confirm_nature", again, "shen", nature="repeated")

    assert (again.nature, again.earlier, list(old.later.all())) == ("repeated", old, [again])


def test_nothing_is_repeated_of_which_there_was_nothing_before(world: World) -> None:
    with pytest.raises(BadInput) as told:
        does(world, "confirm_nature", registered(world), "shen", nature="repeated")

    assert told.value.reasons["nature"].zh == "台账中没有同一单位同类的先前事项，不能确认为重复"


def test_a_person_may_find_it_otherwise_than_the_register(world: World) -> None:
    registered(world, year=2025)

    assert does(world, "confirm_nature", registered(world, year=2026), "shen", nature="single").nature == "single"
