"""The crosswalk of functional classes: every line says how far it is known, and a comparison across it says so."""

import pytest

from guantong.domain.fiscal.classification.crosswalk import changes
from tests.execution import BOOKS, JUNE, LINE, kept, pay
from tests.world import World


@pytest.mark.django_db
def test_every_change_stands_with_both_classes_its_year_and_how_far_it_is_known(world: World) -> None:
    page = world.signed_in("shen").get("/execution/classes/").content.decode()

    assert all(f"{one.former} {one.former_name}" in page and str(one.since) in page for one in changes())
    unverified = sum(one.status != "verified" for one in changes())
    assert (unverified, f"有 {unverified} 行来自经验" in page, "来自经验、未核" in page) == (5, True, True)
    assert "去向待核" in page


@pytest.mark.django_db
def test_it_is_found_by_name_and_by_code_and_goes_out_as_a_workbook(world: World) -> None:
    shen = world.signed_in("shen")

    by_name, by_code = (shen.get(f"/execution/classes/?q={typed}").content.decode() for typed in ("中医药", "20140"))

    assert ("21017 中医药事务" in by_name, "2010308" in by_name) == (True, False)
    assert ("2010308 信访事务" in by_code, "21006" in by_code) == (True, False)
    assert shen.get("/execution/classes/?as=xlsx").content[:2] == b"PK"


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "status"), [("qin", 200), ("cao", 200), ("lin", 403), ("xi", 403)])
def test_who_comes_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/execution/classes/").status_code == status


@pytest.mark.usefixtures("records_folder")
@pytest.mark.parametrize(("function", "told"), [("2101701", True), ("2120104", False)])
def test_the_years_of_a_unit_say_which_of_its_classes_changed_between_them(
    world: World, function: str, told: bool
) -> None:
    city = {"unit_code": "CG", "unit": "明湖区城市管理局"}
    line = {**LINE, **city, "amount": 10_00, "function_code": function}
    first = pay("2023-05-08", 10_00)
    kept(world, {**BOOKS, "budget_line": [*BOOKS["budget_line"], line], "payment": [*BOOKS["payment"], first]})

    page = world.signed_in("shen").get(f"/execution/compare/CG/?on={JUNE}").content.decode()

    # the years go back from 2026 to 2023; 21006 中医药 became 21017 in 2024
    assert ("“21006 中医药”自2024年改设为“21017 中医药事务”，前后年度口径不同" in page) is told
    assert ('href="/execution/classes/"' in page, "单位合计不受影响" in page) == (True, told)
