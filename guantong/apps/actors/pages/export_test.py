"""The export holds what one may see and nothing else; formulas stay text."""

import io

import openpyxl
import pytest
import yaml

from tests.world import World

pytestmark = pytest.mark.django_db


def people_in(world: World, username: str) -> set[str]:
    read = yaml.safe_load(world.signed_in(username).get("/actors/export/yaml/").content)
    return {row["登录名"] for row in read["人员"]}


def test_the_export_holds_those_one_may_know_of(world: World) -> None:
    assert people_in(world, "cao") == {"cao"}
    assert people_in(world, "ye") == {"ye", "hua", "ren", "lin"}
    assert people_in(world, "xi") == set(world.people)


def test_posts_outside_ones_scope_are_not_in_it(world: World) -> None:
    read = yaml.safe_load(world.signed_in("ye").get("/actors/export/yaml/").content)

    assert [row["机构代码"] for row in read["任职"] if row["登录名"] == "lin"] == ["GQS1"]


def test_a_name_like_a_formula_stays_text(world: World) -> None:
    xi = world.signed_in("xi")
    xi.post("/actors/admit/", {"verb": "admit", "admit-name": "=1+1", "admit-username": "sum"})

    book = openpyxl.load_workbook(io.BytesIO(xi.get("/actors/export/xlsx/").content))

    (cell,) = [row[1] for row in book["人员"].iter_rows() if row[0].value == "sum"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_roster_of_a_term_is_for_who_prepares_its_change(world: World) -> None:
    assert world.signed_in("xi").get("/actors/export/term/").status_code == 200
    assert world.signed_in("wen").get("/actors/export/term/").status_code == 403
    assert world.signed_in("xi").get("/actors/export/other/").status_code == 404
