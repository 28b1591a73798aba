"""Payments one by one: searched, filtered, sorted, summed in the books; of other units nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.execution import BOOKS, JUNE, PAID, delivered, kept, pay
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def shown(world: World, more: str = "", who: str = "shen") -> str:
    answer = world.signed_in(who).get(f"/execution/vouchers/?on={JUNE}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def foot(page: str) -> str:
    return page.rpartition("<tfoot>")[2].rpartition('class="n">')[2].partition("</td>")[0]


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [
        ("", PAID), ("&q=电费", 120_50), ("&q=建工 抢修", 12_34), ("&unit=CG", PAID - 45_00), ("&unit=CG&project=", 120_50),
        ("&lined=no", 12_34), ("&q=0004", 50_00),
    ],
)  # fmt: skip
def test_the_sum_at_the_foot_is_of_what_was_asked_for(world: World, asked: str, sum_: int) -> None:
    kept(world)

    assert foot(shown(world, asked)) == f"{sum_ / 100:,.2f}"


def test_they_are_sorted_as_asked(world: World) -> None:
    kept(world)

    pages = [shown(world, more) for more in ("", "&sort=amount", "&sort=-amount")]

    orders = [sorted(("0001", "0002", "0003", "0004", "0005"), key=page.index) for page in pages]
    assert orders == [
        ["0005", "0004", "0003", "0002", "0001"], ["0005", "0003", "0004", "0002", "0001"], ["0001", "0002", "0004", "0003", "0005"],
    ]  # fmt: skip


def test_of_other_units_nothing_is_found_nor_summed(world: World) -> None:
    kept(world)

    own, other = shown(world, "&q=明湖", who="qin"), shown(world, "&unit=JY", who="qin")

    assert (foot(own), "明湖书店" in own) == (f"{(PAID - 45_00) / 100:,.2f}", False)
    assert "截至这一天没有支付" in other


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in shown(world)


def test_fifty_a_page_and_no_question_more_for_many(world: World) -> None:
    kept(world)
    client, costs = world.signed_in("shen"), []
    many = [pay("2026-04-01", at * 100, voucher_no=f"M{at:04}") for at in range(1, 120)]
    for edition in (None, 2):
        if edition:
            delivered(world, "payment", [*BOOKS["payment"], *many], edition=edition)
        client.get("/execution/vouchers/")
        with CaptureQueriesContext(connection) as counted:
            page = client.get(f"/execution/vouchers/?on={JUNE}&page=2").content.decode()
        costs.append(len(counted))

    assert "第 2 页，共 3 页" in page
    assert costs[0] == costs[1]


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/execution/vouchers/").status_code == status


def declared(world: World, firm: str = "明湖建工") -> None:
    """何副主任 declares a firm of his own."""
    he = world.signed_in("he")
    he.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "own_firm", "declare-subject": firm})


def test_who_declared_a_firm_of_their_own_reads_no_payment_to_it_and_the_page_says_so(world: World) -> None:
    batch = kept(world)["payment"].batch
    assert [firm in shown(world, who="he") for firm in ("明湖建工有限公司", "明湖电力公司")] == [True, True]

    declared(world)

    page, he = shown(world, who="he"), world.signed_in("he")
    assert [said in page for said in ("明湖建工有限公司", "明湖电力公司", "登记了利益冲突")] == [False, True, True]
    assert foot(page) == f"{(PAID - 300_00 - 12_34) / 100:,.2f}"
    assert [he.get(f"/execution/vouchers/{batch}/{row}/").status_code for row in (6, 7)] == [404, 200]
    assert [foot(shown(world)), "明湖建工有限公司" in shown(world)] == [f"{PAID / 100:,.2f}", True]
    assert "明湖建工有限公司" not in he.get(f"/execution/projects/P01/?on={JUNE}").content.decode()
    with mutants.own_firm_read_like_any_other():
        assert "明湖建工有限公司" in shown(world, who="he")


def test_a_project_declared_by_name_is_gone_with_its_payments(world: World) -> None:
    kept(world)

    declared(world, "道路修缮")

    assert ["道路修缮" in shown(world, who=who) for who in ("he", "shen")] == [False, True]
    assert world.signed_in("he").get(f"/execution/projects/P01/?on={JUNE}").status_code == 404
