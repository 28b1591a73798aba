"""Every refused cell has its place, its reason and what to do, on the page and in the workbook."""

import pytest

from tests.feeds import MARCH, csv, taken_in
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


@pytest.mark.parametrize("query", ["", "?as=xlsx", "?as=print"])
def test_each_is_told_with_its_place_and_what_to_do(world: World, query: str) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-03-05", "壹佰"), ("三月六日", "7.00")]))

    text = came_back(world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/refusals/{query}"))

    assert [
        said in text for said in ("壹佰", "三月六日", "支付金额", "支付日期", "改正源文件后作为下一版重新上传")
    ] == [True] * 5


def test_a_number_of_a_person_in_a_refused_cell_is_not_repeated(world: World) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-03-05", "见13800138000")]))

    assert "13800138000" not in came_back(world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/refusals/"))


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 404), ("lin", 403)])
def test_who_may_see_them(world: World, who: str, status: int) -> None:
    delivery = taken_in(world, csv([("2026-03-05", "ZX")]))

    answer = world.signed_in(who).get(f"/feeds/deliveries/{delivery.pk}/refusals/")

    assert (answer.status_code, "ZX" in came_back(answer)) == (status, status == 200)
