"""What a person holds is asked of the database once, and a day is in force from its first to the day before its last."""

from datetime import date, timedelta
from typing import Any

import pytest

from guantong.apps.actors.models import Conflict, Membership, Organisation, Person, SmallOffice
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.standing import held_on
from guantong.apps.actors.standing_in import stand_in

pytestmark = pytest.mark.django_db


def test_everything_a_person_is_today_costs_one_question(world: Any, django_assert_num_queries: Any) -> None:
    today = world.now.date()
    stand_in(
        absent=world.people["gu"], substitute=world.people["shen"], begins_on=today, ends_on=today + timedelta(days=7),
        reason="休假", by=world.standing("an"), as_of=world.now,
    )  # fmt: skip
    Conflict.objects.create(person=world.people["gu"], kind="official", organisation=world.body("CZ"), begins_on=today)
    Conflict.objects.create(person=world.people["shen"], kind="relative", subject="明湖建设公司", begins_on=today)
    SmallOffice.objects.create(
        organisation=world.body("YSGW"), second=world.people["shen"], reason="三人", begins_on=today
    )

    with django_assert_num_queries(1):
        told = standing_of(world.people["shen"], today)

    assert [(post.for_person, post.organisation) for post in told.posts] == [
        ("", world.body("YSGW").name), ("gu", world.body("YSGW").name)
    ]  # fmt: skip
    assert sorted((one.path, one.subject) for one in told.interests) == [
        ("", "明湖建设公司"), (world.body("CZ").path, "")
    ]  # fmt: skip
    assert told.seconds == (world.body("YSGW").path,)


@pytest.mark.parametrize(("day", "held"), [(9, 0), (10, 1), (19, 1), (20, 0)])
def test_a_post_is_held_from_its_first_day_to_the_day_before_its_last(world: Any, day: int, held: int) -> None:
    person = Person.objects.create_user("bai", name="白")
    Membership.objects.create(
        person=person, organisation=world.body("CZ"), role="finance_bureau", begins_on=date(2026, 3, 10), ends_on=date(2026, 3, 20)
    )  # fmt: skip

    assert len(held_on(person.pk, date(2026, 3, day))["post"]) == held


def test_a_post_ends_with_its_organisation(world: Any) -> None:
    person, today = Person.objects.create_user("bai", name="白"), world.now.date()
    Membership.objects.create(
        person=person, organisation=world.body("CZ"), role="finance_bureau", begins_on=today
    )  # fmt: skip
    Organisation.objects.filter(code="CZ").update(ends_on=today)

    assert standing_of(person, today).posts == ()
