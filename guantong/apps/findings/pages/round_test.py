"""A round on its page: how it was drawn, what may be concluded (回头看专项)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings.models import Round
from tests.rounds import drawn, ended, prepared, turns, visited
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_staff_fix_draw_name_and_the_director_ends_it(world: World) -> None:
    for number in range(3):
        ended(world, f"事项{number}", year=2025)
    row = prepared(world, size=1, year=2025)
    shen, gu = world.signed_in("shen"), world.signed_in("gu")

    def sends(client: object, verb: str, **typed: str) -> int:
        row.refresh_from_db()
        given = {"verb": verb, "version": row.version, **{f"{verb}-{name}": value for name, value in typed.items()}}
        return client.post(f"/findings/rounds/{row.pk}/", given).status_code  # type: ignore[attr-defined]

    assert [sends(shen, verb) for verb in ("draw", "freeze", "draw", "draw")] == [409, 302, 302, 409]
    rest = next(pk for pk in row.population if not row.visits.filter(matter=pk).exists())
    assert sends(shen, "name", matter=rest, reason="群众反映") == 302
    assert sends(shen, "end", words="说明") == 403
    assert sends(gu, "end", words="") == 422
    assert sends(gu, "end", words="台风") == 302

    page = shen.get(f"/findings/rounds/{row.pk}/").content.decode()
    assert (row.seed in page, row.digest in page, "指定走访 1 项" in page) == (True, True, True)


def test_a_round_with_nothing_to_draw_from_says_so(world: World) -> None:
    row = prepared(world, year=2019)

    answer = world.signed_in("shen").post(f"/findings/rounds/{row.pk}/", {"verb": "freeze", "version": 1})

    assert (answer.status_code, "没有可以抽取" in answer.content.decode()) == (422, True)


def test_what_was_found_is_told_with_its_whole_and_no_more(world: World) -> None:
    for number in range(4):
        ended(world, f"事项{number}")
    row = drawn(world, size=3)
    first, second, _ = row.visits.all()
    visited(world, first, found="back")
    visited(world, second)

    page = world.signed_in("shen").get(f"/findings/rounds/{row.pk}/").content.decode()

    told = (
        "4 项中抽取 3 项，走访 2 项",
        "9% 至 91%",
        "尚有 1 项抽中而未走访",
        "走访项数少",
        "建议研究是否重开",
        "不会自动重开",
    )
    assert [words in page for words in told] == [True] * len(told)


def test_where_all_were_seen_nothing_is_inferred(world: World) -> None:
    ended(world)
    row = drawn(world, size=9)
    visited(world, row.visits.get())

    page = world.signed_in("shen").get(f"/findings/rounds/{row.pk}/").content.decode()

    assert ("这是全数结果" in page, "区间" in page) == (True, False)


def test_those_who_take_part_read_it_and_do_nothing_to_it(world: World) -> None:
    ended(world)
    row = turns(world, "freeze", prepared(world, "SJ"))
    su = world.signed_in("su")

    assert su.get(f"/findings/rounds/{row.pk}/").status_code == 200
    assert su.post(f"/findings/rounds/{row.pk}/", {"verb": "draw", "version": row.version}).status_code == 403
    assert Round.objects.get().state == "frozen"


def test_the_unit_has_no_round_before_or_after(world: World) -> None:
    ended(world)
    row = drawn(world)
    qin = world.signed_in("qin")
    before = qin.get(f"/findings/rounds/{row.pk}/").status_code
    visited(world, row.visits.get())

    assert (before, qin.get(f"/findings/rounds/{row.pk}/").status_code) == (404, 404)


def test_it_costs_the_same_however_many_are_drawn(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            ended(world, f"事项{count}{number}", year=2020 + count)
        row = drawn(world, size=3, year=2020 + count)
        client.get(f"/findings/rounds/{row.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/findings/rounds/{row.pk}/")
        costs.append(len(asked))

    assert costs[0] == costs[1]
