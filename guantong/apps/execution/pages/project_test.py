"""The page of a project: what is known of it, its money, and every payment of it with its sum."""

import pytest

from tests.execution import BOOKS, CITY, JUNE, ROAD, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/projects/P01/?on={JUNE}"
KNOWN = {
    **BOOKS,
    "project": [
        {**ROAD, "unit_code": "CG", "kind": "政府投资项目", "key": "是", "start_on": "2026-01-05", "started_on": "2026-02-01", "finished_on": "2026-10-01", "estimate": 2000_00}
    ],
    "milestone": [{"project_code": "P01", "name": "路面铺设", "due_on": "2026-05-01", "done_on": "2026-05-20"}],
    "contract": [{"contract_no": "H-01", "unit_code": "CG", "project_code": "P01", "supplier": "明湖建工有限公司", "signed_on": "2026-02-03", "amount": 900_00}],
}  # fmt: skip


def test_its_payments_stand_below_with_their_sum(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("明湖建工有限公司" in page, "明湖电力公司" in page) == (True, False)
    assert '<td data-l="金额" data-u="元" class="n">300.00</td></tr></tfoot>' in page


def test_what_is_known_of_it_is_what_was_known_on_the_day(world: World) -> None:
    kept(world, KNOWN)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert all(words in page for words in ("政府投资项目", "重点项目", "2026-02-01", "完成于 2026-05-20", "H-01"))
    assert "2026-10-01" not in page  # it was finished later


def test_two_units_on_one_project_stand_together_and_each_sees_its_own_part(world: World) -> None:
    second = {"unit_code": "JY", "unit": "明湖区教育局"}
    kept(world, {"payment": [pay("2026-01-10", 300_00, CITY, **ROAD), pay("2026-02-10", 70_00, second, **ROAD)]})

    whole, own = (world.signed_in(who).get(HERE).content.decode() for who in ("shen", "qin"))

    assert ("370.00 <small>元" in whole, "300.00 <small>元" in own) == (True, True)
    assert ("明湖区教育局" in whole, "明湖区教育局" in own, "70.00" in own) == (True, False, False)


@pytest.mark.parametrize(
    ("who", "code", "status"), [("shen", "P01", 200), ("qin", "P01", 200), ("shen", "P99", 404), ("lin", "P01", 403)]
)
def test_who_sees_it(world: World, who: str, code: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/projects/{code}/?on={JUNE}").status_code == status
