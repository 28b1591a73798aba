"""The table of kinds says of each who issues it, on what basis, and how far that is known."""

import pytest

from tests.world import World


def test_each_kind_says_its_issuer_its_law_and_how_far_it_is_known(world: World) -> None:
    page = world.signed_in("shen").get("/papers/kinds/").content.decode()

    for said in (
        "审议意见交办函", "明湖区人大常委会办公室", "《各级人民代表大会常务委员会监督法》第29条", "已核对法条", "建议，待本级规定",
        "经区政府办公室转送：明湖区人民政府办公室 → 转送的部门、单位", "整改通知由政府或审计机关发出",
    ):  # fmt: skip
        assert said in page


@pytest.mark.parametrize(("who", "status"), [("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/papers/kinds/").status_code == status
