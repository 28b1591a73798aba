"""What was paid without a budget line stands in a line of its own, and nothing falls out: the lines sum to the ledger."""

from datetime import date

import pytest

from guantong.apps.feeds.queries import books_on
from guantong.apps.feeds.reconciliation import spending_in
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.money import Unit
from tests.feeds import feed, published
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ADDRESS = "/feeds/spending/"
HEADERS = ("年度", "预算单位编码", "项目编码", "资金性质", "版本", "金额")
BUDGET = Mapping(
    "budget_line", HEADERS,
    dict(zip(("year", "unit_code", "project_code", "fund_kind", "version", "amount"), range(6), strict=True)), Unit.YUAN,
)  # fmt: skip


def budgeted(world: World, project: str = "P01") -> None:
    line = f"{','.join(HEADERS)}\n2026,001001,{project},一般公共预算,批准预算,4000.00\n"
    published(world, line.encode(), of=feed(world, of="budget_line"), period="2026", mapping=BUDGET, name="预算.csv")


def test_a_line_has_its_share_and_all_lines_sum_to_the_ledger(world: World) -> None:
    budgeted(world)
    published(world)

    books = books_on(date(2026, 12, 31))
    assert books is not None
    found = spending_in(books, 2026)

    assert found is not None
    assert [(one.budgeted, one.paid, one.share, one.in_budget) for one in found.lines] == [
        (4000_00, 1950_50, "48.8%", True)
    ]
    assert (found.paid, found.paid_outside) == (1950_50, 0)


def test_what_was_paid_without_a_budget_line_stands_first_in_every_view(world: World) -> None:
    budgeted(world, "P02")
    published(world)
    shen = world.signed_in("shen")

    page, only, workbook = (came_back(shen.get(ADDRESS + query)) for query in ("", "?only=outside", "?as=xlsx"))

    assert ("没有预算行" in page, page.index("P01") < page.index("P02")) == (True, True)
    assert ("P01" in only, "P02</td>" in only) == (True, False)
    assert ("没有预算行" in workbook, "P01" in workbook) == (True, True)


def test_without_budget_lines_it_says_so(world: World) -> None:
    published(world)

    assert "账册里没有预算行或没有支付，不能对应" in world.signed_in("shen").get(ADDRESS).content.decode()


def test_rates_and_rounding_that_the_page_shows_are_reconciled(world: World) -> None:
    budgeted(world)
    published(world)

    found = {one["code"]: one for one in world.signed_in("shen").get("/api/feeds/reconciliation?year=2026").json()}

    assert (found["I9"]["state"], found["I9"]["compared"], found["I10"]["state"]) == ("passed", 1, "passed")


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 403), ("ye", 403), ("lin", 403), ("shi", 403)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(ADDRESS).status_code == status
