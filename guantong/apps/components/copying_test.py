"""A list is copied as text: its rows as they are shown, units in the header, the source below; no cell is a formula."""

import pytest

from tests.findings import registered
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_page_of_a_list_is_text_with_its_source(world: World) -> None:
    registered(world, title="路灯事项", amount=120_0000_00, origin="审计报告第12页")

    answer = world.signed_in("shen").get("/findings/?as=text")

    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    heads, row = lines[1].split("\t"), lines[2].split("\t")
    assert any("路灯事项" in cell for cell in row) and len(heads) == len(row)
    assert lines[-1].startswith("来源：贯通，http://testserver/findings/，沈经办 于 ")
    assert "本页 1 条，共 1 条" in lines[-1]


def test_a_name_that_looks_like_a_formula_stays_a_text(world: World) -> None:
    registered(world, title="=1+1")

    row = world.signed_in("shen").get("/findings/?as=text").content.decode().splitlines()[2]

    assert any(cell.startswith("'=1+1") for cell in row.split("\t"))
