"""The form as a workbook: taken away with one example, brought back as one person's typing (往返)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from guantong.apps.figures.models import Typing
from tests.figures import begun, scan
from tests.printed import ROWS
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def filled(world: World, typing: Typing, rows: list[tuple[object, ...]]) -> bytes:
    answer = world.signed_in("shen").get(f"/figures/typings/{typing.pk}/sheet/")
    book = load_workbook(io.BytesIO(answer.content))
    for row in rows:
        book["录入"].append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(world: World, typing: Typing, content: bytes) -> int:
    told = {
        "verb": "save_first",
        "version": typing.version,
        "page": "2",
        "sheet": SimpleUploadedFile("录入.xlsx", content),
    }
    return world.signed_in("shen").post(f"/figures/typings/{typing.pk}/", told).status_code


def test_the_form_goes_out_empty_but_for_an_example_and_comes_back_as_a_typing(world: World) -> None:
    typing = begun(world, scan(world))

    status = sent(world, typing, filled(world, typing, [("2", *row) for row in ROWS]))

    typing.refresh_from_db()
    assert (status, typing.first) == (302, {"2": [list(row) for row in ROWS]})


def test_numbers_and_the_mark_of_the_masked_row_are_read_too(world: World) -> None:
    typing = begun(world, scan(world))

    sent(
        world,
        typing,
        filled(world, typing, [(2, 212, "城乡社区支出", 1200.5, None, 0), (2, None, None, 7.77, None, None, "是")]),
    )

    typing.refresh_from_db()
    assert typing.first["2"] == [["212", "城乡社区支出", "1200.5", "", "0"], ["", "涉密项目（合并）", "7.77", "", ""]]


@pytest.mark.parametrize("row", [("9", "212", "城乡"), ("x", "212", "城乡"), ("2", "2040299", "涉密专项")])
def test_a_row_that_cannot_be_keeps_the_whole_workbook_out(world: World, row: tuple[object, ...]) -> None:
    typing = begun(world, scan(world))

    status = sent(world, typing, filled(world, typing, [row]))

    typing.refresh_from_db()
    assert (status, typing.first) == (422, {})


def test_who_may_not_see_the_typing_gets_no_form(world: World) -> None:
    typing = begun(world, scan(world))

    assert [world.signed_in(who).get(f"/figures/typings/{typing.pk}/sheet/").status_code for who in ("qin", "lin")] == [
        404,
        403,
    ]
