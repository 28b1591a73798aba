"""The ledger: found by unit, words and, inside the congress, by who raised it; what one may not read is not there."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.test.utils import CaptureQueriesContext

from guantong.apps.opinions.binding import Named
from tests.opinions import confirmed, raised, referred
from tests.world import World

HERE = "/opinions/"


def test_it_is_found_by_pinyin_by_the_name_inside_and_not_outside(world: World) -> None:
    opinion = referred(world, raised(world, "单价高于上年", proposers=[Named("王选民", "voter", "community")]))[0]
    link = f'href="/opinions/{opinion.pk}/"'

    found = {
        (who, typed): link in world.signed_in(who).get(HERE, {"q": typed}).content.decode()
        for who in ("shen", "cao")
        for typed in ("dlxs", "王选民")
    }

    assert found == {("shen", "dlxs"): True, ("shen", "王选民"): True, ("cao", "dlxs"): True, ("cao", "王选民"): False}


def test_outside_no_name_is_printed_nor_exported(world: World) -> None:
    referred(world, raised(world, proposers=[Named("王选民", "voter", "community")]))

    told = {who: "王选民" in world.signed_in(who).get(HERE).content.decode() for who in ("shen", "cao", "qin")}

    assert told == {"shen": True, "cao": False, "qin": False}


def test_filters_leave_what_was_answered(world: World) -> None:
    confirmed(world)
    raised(world, "请说明数量")

    page = world.signed_in("shen").get(HERE, {"outcome": "adopted"}).content.decode()

    assert ("单价高于上年" in page, "请说明数量" in page) == (True, False)


def test_it_asks_the_database_as_often_for_one_as_for_three(world: World) -> None:
    from django.db import connection

    client, counted = world.signed_in("shen"), []
    for _ in range(2):
        raised(world)
        client.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            client.get(HERE)
        counted.append(len(asked))

    assert counted[0] == counted[1]


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 200), ("qin", 200), ("lin", 403), ("xi", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status


def test_what_is_seldom_asked_for_lies_under_more_and_is_named_where_it_is_in_force(world: World) -> None:
    confirmed(world)
    shen = world.signed_in("shen")

    calm, asked = (shen.get(f"{HERE}{query}").content.decode() for query in ("", "?head=departments"))

    at_once = calm.partition('<details class="more"><summary class="btn">更多条件')[0].rpartition("<form")[2]
    assert re.findall('<select name="([a-z]+)"', at_once) == ["path", "state", "year"]
    assert ("审查重点：部门预算 <span" in calm, "审查重点：部门预算 <span" in asked) == (False, True)


def test_the_head_is_no_column_on_the_page_and_one_of_the_workbook(world: World) -> None:
    raised(world)
    shen = world.signed_in("shen")

    page, book = shen.get(HERE).content.decode(), shen.get(f"{HERE}?as=xlsx")

    heads = [
        cell.value for row in openpyxl.load_workbook(BytesIO(b"".join(book))).worksheets[0].iter_rows() for cell in row
    ]
    assert ('data-l="审查重点"' in page, "审查重点" in heads, "部门预算" in heads) == (False, True, True)


@pytest.mark.parametrize(("who", "leads"), [("shen", True), ("cao", True), ("ye", False), ("qin", False)])
def test_nobody_is_led_to_books_one_may_not_open(world: World, who: str, leads: bool) -> None:
    row = confirmed(world)
    client = world.signed_in(who)

    pages = client.get(HERE).content.decode() + client.get(f"{HERE}{row.pk}/").content.decode()

    assert ('href="/opinions/versions/' in pages, client.get("/opinions/versions/").status_code == 200) == (
        leads,
        leads,
    )
