"""Whom a matter is told to, and both rates (汇办)."""

from datetime import timedelta

import pytest

from guantong.apps.findings.queries import Rates, matters_seen_by, notes_of, rates
from tests.findings import closed, does, handed_over, registered, submitted, verified
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def sees(world: World, who: str) -> int:
    return matters_seen_by(world.standing(who)).count()


def test_a_unit_reads_a_matter_once_it_was_handed_over(world: World) -> None:
    matter = registered(world)
    assert (sees(world, "shen"), sees(world, "he"), sees(world, "qin")) == (1, 1, 0)

    handed_over(world, matter)

    assert (sees(world, "qin"), sees(world, "cao"), sees(world, "lin"), sees(world, "xi")) == (1, 0, 0, 0)


def test_a_body_that_handles_it_beside_the_lead_reads_it_too(world: World) -> None:
    matter = handed_over(world)

    does(world, "add_handler", matter, "shen", path=world.body("CZ").path)

    assert [handler.part for handler in matter.handlers.all()] == ["lead", "joint"]
    assert (sees(world, "cao"), sees(world, "fang")) == (1, 0)


def test_what_is_said_inside_is_not_for_the_unit(world: World) -> None:
    matter = verified(world, submitted(world))

    inside, unit = ([note.verb for note in notes_of(matter, world.standing(who))] for who in ("shen", "qin"))

    assert (inside, unit) == (["verify"], [])


def test_what_is_not_due_is_not_late_and_both_rates_name_their_whole(world: World) -> None:
    today = world.now.date()
    registered(world)  # not handed over: in neither whole
    handed_over(world, registered(world, title="甲"), due_on=today + timedelta(days=5))
    handed_over(world, registered(world, title="乙"), due_on=today + timedelta(days=90))
    matter = closed(world)  # due after 30 days, closed after 14
    assert matter.due_on == today + timedelta(days=30)

    after = rates(matters_seen_by(world.standing("shen")), today + timedelta(days=30))

    assert after == Rates(ended_of_due=1, due=2, ended=1, handed_over=3)
    assert (after.of_due, after.of_all) == ("50.0%", "33.3%")  # 1 ÷ 2, 1 ÷ 3
    assert Rates(0, 0, 0, 0).of_due == "—"
