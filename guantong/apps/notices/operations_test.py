"""Work is asked once, handed to a colleague, reminded by a person, finished by the verb that answers."""

from datetime import date, timedelta

import pytest

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Substitution
from guantong.apps.actors.queries import standing_of
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices import operations, queries
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

pytestmark = pytest.mark.django_db


def ask(world: World, due_on: date | None = date(2026, 11, 20), to: str = "CZ", **more: object) -> DueWork:
    facts = {"of": world.body("RD"), "verb": "answer", "title": "答复：部门预算询问", "where": "/", **more}
    return operations.ask(
        path=world.body(to).path,
        by=world.standing("shen"),
        as_of=world.now,
        due_on=due_on,
        waits_for="区财政局",
        **facts,
    )  # type: ignore[arg-type]


def colleague(world: World, username: str = "bai", body: str = "YSGW") -> Standing:
    person = actors.admit_person(username=username, name="文同事", by=world.standing("installer"), as_of=world.now)
    actors.appoint(
        person=person,
        organisation=world.body(body),
        role=Role.BUDGET_COMMISSION_STAFF,
        by=world.standing("installer"),
        as_of=world.now,
    )
    world.people[username] = person
    return standing_of(person, world.now.date())


def test_asking_again_keeps_one_thing_and_moves_its_day(world: World) -> None:
    first = ask(world)

    again = ask(world, due_on=date(2026, 12, 1))

    assert (first.pk, again.due_on, DueWork.objects.filter(verb="answer").count()) == (again.pk, date(2026, 12, 1), 1)
    assert list(drifted()) == []


def test_a_colleague_takes_over_and_the_first_one_no_longer_has_it(world: World) -> None:
    bai, shen = colleague(world), world.standing("shen")
    work = ask(world, to="YSGW", role=Role.BUDGET_COMMISSION_STAFF)

    operations.hand_over(work=work, to="bai", version=work.version, by=shen, as_of=world.now)

    assert work in queries.open_work_of(bai)
    assert work not in queries.open_work_of(shen)
    assert work in queries.open_work_seen_by(shen)
    assert list(drifted()) == []


@pytest.mark.parametrize("to", ["cao", "lin", "nobody", ""])
def test_it_goes_to_nobody_outside_the_organisation(world: World, to: str) -> None:
    work = ask(world, to="YSGW")

    with pytest.raises(BadInput):
        operations.hand_over(work=work, to=to, version=work.version, by=world.standing("shen"), as_of=world.now)


def test_a_neighbour_hands_nothing_over(world: World) -> None:
    work = ask(world, to="YSGW")

    with pytest.raises(NotAllowed):
        operations.hand_over(work=work, to="shen", version=work.version, by=world.standing("cao"), as_of=world.now)


def test_who_read_an_older_version_is_told(world: World) -> None:
    colleague(world)
    work, shen = ask(world, to="YSGW"), world.standing("shen")
    operations.hand_over(work=work, to="bai", version=1, by=shen, as_of=world.now)

    with pytest.raises(Stale):
        operations.hand_over(work=work, to="shen", version=1, by=shen, as_of=world.now)


def test_only_who_waits_or_owes_reminds(world: World) -> None:
    work = ask(world)

    with pytest.raises(NotAllowed):
        operations.remind(work=work, version=1, by=world.standing("qin"), as_of=world.now)
    reminded = operations.remind(work=work, version=1, by=world.standing("gu"), as_of=world.now)

    assert reminded.reminded_on == date(2026, 11, 12)
    assert [entry.verb for entry in entries_of(work)] == ["ask", "remind"]


def test_what_another_office_owes_shows_on_our_desk_first_and_on_theirs_after_a_person_spoke(world: World) -> None:
    work, today = ask(world), date(2026, 11, 22)
    ours, theirs = world.standing("shen"), world.standing("cao")

    before = [queries.line(work, standing, today) for standing in (ours, theirs)]
    work = operations.remind(work=work, version=1, by=ours, as_of=world.now)
    after = queries.line(work, theirs, today)

    assert [(line.shape, line.says.zh) for line in (*before, after)] == [
        ("due", "已过 2 天"), ("todo", "期限已过"), ("due", "已过 2 天"),
    ]  # fmt: skip


def test_a_substitute_has_the_absent_colleagues_work_marked(world: World) -> None:
    bai, today = colleague(world), world.now.date()
    by_name = ask(world, to="YSGW", person="bai")
    by_role = DueWork.objects.filter(role="budget_commission_staff").earliest("pk")
    absence = Substitution.objects.create(
        absent=world.people["bai"], substitute=world.people["gu"], begins_on=today,
        ends_on=today + timedelta(days=5), reason="出差",
    )  # fmt: skip
    record(
        by=world.standing("installer"),
        as_of=world.now,
        room="actors",
        verb="stand_in",
        of=absence,
        says=Words("代办", "stand in"),
    )
    gu = world.standing("gu")

    found = list(queries.open_work_of(gu))

    assert {by_name, by_role} <= set(found)
    assert [queries.line(work, gu, today).behalf for work in (by_name, by_role)] == ["bai", "bai"]
    assert queries.line(by_role, world.standing("shen"), today).behalf == ""
    assert bai.person == "bai"


def test_nothing_due_is_ever_called_late(world: World) -> None:
    work = ask(world, due_on=date(2026, 1, 5))

    said = [queries.line(work, world.standing(who), world.now.date()).says for who in ("shen", "cao")]

    assert [words.zh for words in said if "逾期" in words.zh] == []


def test_the_text_to_send_names_the_day_and_blames_nobody(world: World) -> None:
    work = ask(world)

    assert queries.reminder_text(work, "明湖区", date(2026, 11, 12)) == (
        "【明湖区人大常委会】区财政局：部门预算询问，期限为2026年11月20日，请按时办理。已经办理的，请告知日期和文号。"
    )
    assert "至今未见登记，请告知办理情况" in queries.reminder_text(work, "明湖区", date(2026, 12, 1))


def test_the_nights_list_names_what_is_to_be_reminded_of_today(world: World) -> None:
    work = ask(world)

    assert work in queries.reminded_today(date(2026, 11, 19))
    assert work not in queries.reminded_today(date(2026, 11, 18))
