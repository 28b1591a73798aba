"""The desk: what each role sees first, nothing of a neighbour's, the same cost with one thing and with two hundred."""

from datetime import date, timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from guantong.apps.notices.desks import MOST, desk_of
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.operations_test import ask
from tests.world import World

pytestmark = pytest.mark.django_db


def fill(world: World, count: int, to: str = "YSGW", **more: object) -> None:
    path = world.body(to).path
    DueWork.objects.bulk_create(
        DueWork(
            key=f"x/{number}", verb="v", title=f"事项{number}", where="/", path=path, asked_by="cao",
            due_on=date(2026, 11, 13), role="budget_commission_staff", **more,
        )
        for number in range(count)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "first"),
    [("shen", "owed"), ("gu", "owed"), ("he", "district"), ("cao", "due"), ("lin", "due"), ("xi", "due")],
)
def test_each_role_sees_first_what_is_first_for_it(world: World, who: str, first: str) -> None:
    ask(world, due_on=date(2026, 11, 2))

    sections = desk_of(world.standing(who), world.now, world.now.date()).sections

    assert sections[0].name == first


def test_lists_without_anything_in_them_do_not_push_the_work_down(world: World) -> None:
    sections = desk_of(world.standing("shen"), world.now, world.now.date()).sections

    assert [section.name for section in sections] == ["due", "mine", "others", "later"]


def test_what_is_far_off_is_neither_on_top_nor_counted(world: World) -> None:
    desk = desk_of(world.standing("shen"), world.now, world.now.date())
    ask(world, to="YSGW", due_on=None)

    body = world.signed_in("shen").get("/").content.decode()

    # of five steps two are past their day by noon, two fall within fifteen days, one is for the end of the year
    assert [desk.count(name) for name in ("due", "mine", "later")] == [2, 2, 1]
    assert "工作台<b>" in body


def test_a_long_list_is_cut_and_says_how_long_it_is(world: World) -> None:
    fill(world, 200)

    section = desk_of(world.standing("shen"), world.now, world.now.date()).sections[1]

    assert (section.name, len(section.lines), section.count) == ("mine", MOST, 202)


@pytest.mark.parametrize("address", ["/", "/notices/", "/notices/?whose=ours"])
@pytest.mark.parametrize("who", ["shen", "he"])
def test_it_costs_the_same_with_few_things_and_with_many(world: World, address: str, who: str) -> None:
    one, nineteen, three_hundred, six_hundred = (_cost(world, who, address, count) for count in (1, 19, 300, 600))

    assert (one, three_hundred) == (nineteen, six_hundred)


def test_a_list_too_long_to_be_dealt_out_is_the_same_list(world: World) -> None:
    fill(world, 150)
    short = desk_of(world.standing("shen"), world.now, world.now.date()).sections

    DueWork.objects.filter(verb="v").delete()
    fill(world, 300)
    long = desk_of(world.standing("shen"), world.now, world.now.date()).sections

    # dealt out or asked list by list: the same lists, the same first lines, and the count says how much there is
    assert [(s.name, [str(line.work) for line in s.lines]) for s in long] == [
        (s.name, [str(line.work) for line in s.lines]) for s in short
    ]
    assert [s.count for s in long] == [s.count + (150 if s.name == "mine" else 0) for s in short]


def test_what_a_deputy_asked_and_is_past_its_day_is_not_lost(world: World) -> None:
    ask(world, due_on=world.now.date() - timedelta(days=3))
    DueWork.objects.filter(verb="answer").update(asked_by="lin", asked_path="")

    desk = desk_of(world.standing("lin"), world.now, world.now.date())

    assert desk.count("others") == 1


def _cost(world: World, who: str, address: str, count: int) -> int:
    from django.db import connection

    client = world.signed_in(who)
    client.get(address)
    DueWork.objects.all().delete()
    fill(world, count)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    return len(counted)


@pytest.mark.parametrize("who", ["cao", "qin", "lin", "ye", "xi", "shi"])
def test_nothing_of_another_organisation_shows_anywhere(world: World, who: str) -> None:
    fill(world, 3, search="zx-ysgw")
    DueWork.objects.filter(verb="v").update(title="ZX-YSGW", waits_for="ZX-YSGW", asked_by="shen")
    hidden, client = DueWork.objects.filter(verb="v").latest("pk"), world.signed_in(who)

    pages = ["/", *(f"/notices/?whose={name}" for name in ("mine", "ours", "asked", "ended"))]
    pages += ["/notices/?q=zx-ysgw", "/notices/?as=xlsx&whose=ours", "/notices/calendar.ics"]

    assert [page for page in pages if b"ZX-YSGW" in client.get(page).content] == []
    assert [client.get(f"/notices/{hidden.pk}/{page}").status_code for page in ("", "calendar.ics")] == [404, 404]
    assert client.post(f"/notices/{hidden.pk}/", {"verb": "remind", "version": 1}).status_code == 404


def test_the_button_of_the_page_changes_the_language(world: World) -> None:
    client = world.signed_in("shen")

    client.post("/language/setlang/", {"language": "en", "next": "/"})

    assert '<html lang="en"' in client.get("/").content.decode()
    assert ">public<" in client.get("/files/").content.decode()


def test_a_planned_day_that_passed_is_no_term_that_passed(world: World) -> None:
    work = ask(world, to="YSGW", due_on=world.now.date() - timedelta(days=3), planned=True)

    due = desk_of(world.standing("shen"), world.now, world.now.date()).sections[0].lines
    body = world.signed_in("shen").get("/").content.decode()

    assert [(line.shape, line.says.zh) for line in due if line.work == work] == [("todo", "计划日已过 3 天")]
    assert "计划 2026-11-09" in body


def test_a_desk_without_anything_says_so_once(world: World) -> None:
    body = world.signed_in("lin").get("/").content.decode()

    assert (body.count("现在没有需要您处理的事项"), "0 件" in body) == (1, False)
