"""The list of needs: one's own area, copies as one line, exported masked, the same number of queries however many."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from guantong.apps.voices.leaving import erase
from tests.voices import MASKED, said
from tests.world import World


def test_a_station_reads_its_needs_masked(world: World) -> None:
    said(world)

    page = world.signed_in("hua").get("/voices/").content.decode()

    assert "晚上老人不敢出门" in page
    assert ("13800001234" in page, "王小芳" in page) == (False, False)


def test_what_is_exported_is_masked(world: World) -> None:
    said(world)

    book = load_workbook(BytesIO(world.signed_in("wen").get("/voices/?as=xlsx").content))

    cells = [str(cell.value) for row in book.active for cell in row]
    assert MASKED in cells
    assert not any("13800001234" in cell for cell in cells)


@pytest.mark.parametrize("who", ["qin", "cao", "yan", "xi", "shi"])
def test_nobody_outside_comes_in(world: World, who: str) -> None:
    said(world)

    answer = world.signed_in(who).get("/voices/")

    assert (answer.status_code, "石泉社区3栋" in answer.content.decode()) == (403, False)


def test_a_deputy_finds_the_own_note_and_no_other(world: World) -> None:
    said(world)
    said(world, text="柳荫社区的井盖松动。", who="lin", at="LQ01", channel="deputy_note")

    page = world.signed_in("lin").get("/voices/").content.decode()

    assert ("井盖松动" in page, "路灯坏了" in page) == (True, False)


def test_an_erased_need_counts_as_a_line_without_words(world: World) -> None:
    need = said(world)
    erase(need=need, version=1, by=world.standing("hua"), as_of=world.now)

    page = world.signed_in("hua").get("/voices/").content.decode()

    assert (f"/voices/{need.pk}/" in page, "路灯" in page) == (True, False)


def test_words_in_the_text_are_found(world: World) -> None:
    said(world)
    said(world, text="柳荫社区的井盖松动。", who="wen", at="LQ01")

    page = world.signed_in("wen").get("/voices/?q=井盖").content.decode()

    assert ("井盖松动" in page, "路灯坏了" in page) == (True, False)


def test_three_needs_take_no_more_queries_than_one(world: World) -> None:
    client, counted = world.signed_in("wen"), []
    for more in (1, 2):
        for n in range(more):
            said(world, text=f"石泉社区的第{more}{n}盏路灯不亮。")
        client.get("/voices/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/voices/")
        counted.append(len(asked))

    assert counted[0] == counted[1]
