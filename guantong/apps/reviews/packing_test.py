"""A materials pack is frozen on a day, released by name; its numbered copies go out and come back (审查材料的办理)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.reviews import packing
from guantong.apps.reviews.models import Pack, PackCopy, Review
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.drafts import line
from tests.execution import CITY, delivered, kept
from tests.opinions import ROAD, confirmed, raised, referred
from tests.packs import AUTUMN, BOOKS, made
from tests.reviews import invited, planned
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def does(world: World, verb: Any, row: Any, who: str = "shen", **facts: Any) -> Any:
    row.refresh_from_db()
    name = {"Pack": "pack", "PackCopy": "copy"}[type(row).__name__]
    return verb(**{name: row}, version=row.version, by=world.standing(who), as_of=world.now, **facts)


def rows(pack: Pack, key: str) -> list[tuple[Any, ...]]:
    return [row.cells for section in pack.held.sections if section.key == key for row in section.rows]


def test_a_pack_holds_of_each_unit_what_the_books_say_with_its_place(world: World) -> None:
    kept(world, BOOKS)

    pack = made(world)

    assert rows(pack, "lines")[0] == ("道路修缮", 1000_00, 1200_00, 200_00, "没有测算依据")
    assert rows(pack, "overview")[0][3:5] == (1200_00 + 500_00 + 300_00, 200_00)  # P02 and P03 were not in 2026
    assert rows(pack, "versions")[0] == ("道路修缮", 1500_00, 1200_00, -300_00, "同一编码")
    assert rows(pack, "carried") == [("道路修缮", "2025年", 80_00)]
    places = [
        pack.held.sources[row.source - 1].said for one in pack.held.sections if one.key == "lines" for row in one.rows
    ]
    assert sorted(places) == ["《budget_line.csv》第5行", "《budget_line.csv》第6行", "《budget_line.csv》第7行"]


def test_last_years_opinions_stand_in_it_with_what_became_of_them(world: World) -> None:
    kept(world, BOOKS)
    opinion = raised(world, "请压减会议费", year=2026, line=ROAD)
    confirmed(world, referred(world, opinion)[0])

    pack = made(world)

    assert rows(pack, "opinions") == [("请压减会议费", "道路修缮", "采纳", "单价按标准重算", "尚未核验")]


def test_what_is_missing_is_said_and_is_not_nought(world: World) -> None:
    kept(world, BOOKS)

    pack = made(world, "CG", "CZ")

    missing = {(key.key, code) for key in pack.held.sections for code, _ in key.none}
    assert {("lines", "CZ"), ("opinions", "CG"), ("performance", "CG"), ("carried", "CZ")} <= missing
    assert ("lines", "CG") not in missing


def test_what_was_made_stays_whatever_comes_into_the_books_later(world: World) -> None:
    kept(world, BOOKS)
    first = made(world)
    before = first.held

    delivered(world, "budget_line", [*BOOKS["budget_line"], line(CITY, "P09", "新增项目", 9_00, "二上")], edition=2)
    second = packing.make_pack(review=first.review, day=AUTUMN, by=world.standing("shen"), as_of=world.now)

    first.refresh_from_db()
    assert (Pack.objects.get(pk=first.pk).held, first.whole, second.number) == (before, True, 2)
    assert second.snapshot > first.snapshot


def test_content_that_was_touched_is_not_released(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)
    touched = {**pack.content, "year": 2030}
    Pack.objects.filter(pk=pack.pk).update(content=touched)

    with pytest.raises(NotAllowed):
        does(world, packing.release_pack, Pack.objects.get(pk=pack.pk), name="顾主任")


def test_it_is_released_by_name_and_then_copies_go_out_by_number_and_come_back(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)
    by, at = world.standing("shen"), world.now
    with pytest.raises(NotAllowed):
        packing.give_copy(pack=pack, holder="林代表", by=by, as_of=at)

    pack = does(world, packing.release_pack, pack, name="顾主任")
    copies = [packing.give_copy(pack=pack, holder=name, by=by, as_of=at) for name in ("林代表", "周代表")]
    does(world, packing.take_copy_back, copies[0])
    does(world, packing.note_missing, copies[1], reason="会后未见，已电话询问")
    found = does(world, packing.take_copy_back, copies[1])

    assert (pack.released_name, [one.number for one in copies]) == ("顾主任", [1, 2])
    assert [one.state for one in PackCopy.objects.order_by("number")] == ["back", "back"]
    assert found.reason == "会后未见，已电话询问"


def test_of_two_who_release_at_once_the_second_is_told(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)
    does(world, packing.release_pack, pack, name="顾主任")

    with pytest.raises((Stale, NotAllowed)):
        packing.release_pack(pack=pack, name="沈丽", version=1, by=world.standing("shen"), as_of=world.now)


def test_without_units_books_or_for_a_day_to_come_none_is_made(world: World) -> None:
    by, at = world.standing("shen"), world.now

    def tried(review: Review, day: date) -> Pack:
        return packing.make_pack(review=review, day=day, by=by, as_of=at)

    with pytest.raises(BadInput):
        tried(planned(world), AUTUMN)
    review = invited(world)
    with pytest.raises(BadInput):
        tried(review, AUTUMN)  # no books yet
    with pytest.raises(BadInput):
        tried(review, at.date() + timedelta(days=1))


@pytest.mark.parametrize("who", ["lin", "qin", "cao", "he"])
def test_nobody_but_the_organiser_makes_one(world: World, who: str) -> None:
    kept(world, BOOKS)

    with pytest.raises(NotAllowed):
        made(world, maker=who)


def test_a_pack_of_one_unit_and_one_of_six_ask_the_database_the_same(world: World) -> None:
    kept(world, BOOKS)
    for unit in ("CG", "CZ", "JY"):
        raised(world, year=2026, line=replace(ROAD, unit_code=unit))
    one, six = invited(world, "CG"), invited(world, "CG", "CZ", "JY", "SJ", "FG", "TJ")
    made(world)  # the books are opened once, and remembered
    counts = []
    for review in (one, six):
        with CaptureQueriesContext(connection) as asked:
            packing.make_pack(review=review, day=AUTUMN, by=world.standing("shen"), as_of=world.now)
        counts.append(len(asked))

    assert counts[0] == counts[1]
