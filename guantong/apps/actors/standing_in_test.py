"""A substitute does a colleague's office work, openly, for a time, and nothing else of it."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from guantong.apps.actors import operations
from guantong.apps.actors.keeping_out import note_conflict
from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.standing_in import stand_down, stand_in
from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed


def days(world: Any, start: int = 0, length: int = 7) -> dict[str, date]:
    begins = world.now.date() + timedelta(days=start)
    return {"begins_on": begins, "ends_on": begins + timedelta(days=length)}


def colleague(world: Any, username: str, code: str, role: Role) -> Person:
    """Add a colleague of somebody."""
    by = world.standing("installer")
    person = operations.admit_person(username=username, name=f"同事{username}", by=by, as_of=world.now)
    operations.appoint(person=person, organisation=world.body(code), role=role, by=by, as_of=world.now)
    world.people[username] = person
    return person


def appointed(world: Any, absent: str, substitute: str, **more: Any) -> Any:
    facts = {**days(world), "reason": "休假", "by": world.standing("an"), "as_of": world.now, **more}
    return stand_in(absent=world.people[absent], substitute=world.people[substitute], **facts)


@pytest.mark.django_db
def test_a_substitute_acts_for_the_absent_until_the_day(world: Any) -> None:
    appointed(world, "gu", "shen")

    posts = [(post.role, post.for_person, post.for_name) for post in world.standing("shen").posts]
    after = standing_of(world.people["shen"], world.now.date() + timedelta(days=7))

    assert posts == [
        (Role.BUDGET_COMMISSION_STAFF, "", ""), (Role.BUDGET_COMMISSION_DIRECTOR, "gu", "顾主任")
    ]  # fmt: skip
    assert [post.for_person for post in after.posts] == [""]
    assert list(drifted()) == []


@pytest.mark.django_db
def test_ended_early_it_ends_at_the_next_request(world: Any) -> None:
    made = appointed(world, "gu", "shen")

    stand_down(substitution=made, by=world.standing("an"), as_of=world.now)

    assert [post.for_person for post in world.standing("shen").posts] == [""]
    with pytest.raises(NotAllowed, match="现在是“已结束”"):
        stand_down(substitution=made, by=world.standing("an"), as_of=world.now)


@pytest.mark.django_db
def test_the_journal_names_both_only_when_the_act_is_the_absents(world: Any) -> None:
    appointed(world, "gu", "shen")
    shen = world.standing("shen")

    for verb in ("confirm_late", "register"):
        record(by=shen, as_of=world.now, room="years", verb=verb, says=Words("试", "try"), path="RD.CWH.YSGW.")

    named = [json.loads(text)["for"] for text in Entry.objects.order_by("-pk").values_list("text", flat=True)[:2]]
    assert named == [[], ["gu"]]


@pytest.mark.django_db
def test_nobody_stands_in_for_whom_somebody_stands_in_for(world: Any) -> None:
    colleague(world, "bai", "YSGW", Role.BUDGET_COMMISSION_STAFF)
    appointed(world, "gu", "shen")
    appointed(world, "shen", "bai")

    assert [(post.role, post.for_person) for post in world.standing("bai").posts] == [
        (Role.BUDGET_COMMISSION_STAFF, ""), (Role.BUDGET_COMMISSION_STAFF, "shen"),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("absent", "substitute", "field", "why"),
    [
        ("xi", "an", "absent", "管理员岗位、代表和专家的履职不得代办"),
        ("lin", "shen", "absent", "管理员岗位、代表和专家的履职不得代办"),
        ("shen", "shen", "substitute", "须是另一人"),
        ("shen", "qin", "substitute", "同在一个机构"),
        ("shen", "xi", "substitute", "同在一个机构"),
    ],
)
def test_who_cannot_be_stood_in_for_or_stand_in(world: Any, absent: str, substitute: str, field: str, why: str) -> None:
    with pytest.raises(BadInput) as bad:
        appointed(world, absent, substitute)

    assert [(name, why in words.zh) for name, words in bad.value.reasons.items()] == [(field, True)]


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "length"), [(0, 0), (3, -1), (-9, 5)])
def test_the_days_must_make_sense(world: Any, start: int, length: int) -> None:
    with pytest.raises(BadInput) as bad:
        appointed(world, "gu", "shen", **days(world, start, length))

    assert list(bad.value.reasons) == ["ends_on"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("username", "may"), [("an", True), ("gu", True), ("shen", False), ("xi", False), ("ye", False)]
)
def test_the_security_administrator_or_the_head_of_the_office_names_a_substitute(
    world: Any, username: str, may: bool
) -> None:
    if may:
        assert appointed(world, "gu", "shen", by=world.standing(username)).pk
    else:
        with pytest.raises(NotAllowed):
            appointed(world, "gu", "shen", by=world.standing(username))


@pytest.mark.django_db
def test_the_conflicts_of_both_count(world: Any) -> None:
    appointed(world, "gu", "shen")
    note_conflict(
        person=world.people["gu"], kind="relative", organisation=world.body("CG"), by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    assert world.standing("shen").conflict_with(world.body("CG").path) is not None
