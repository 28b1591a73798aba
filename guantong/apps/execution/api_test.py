"""The interface tells the same sums as the pages and the ledger, to the fen, and of others nothing."""

from datetime import date

import pytest

from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.queries import projects, totals, units
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.vouchers import vouchers
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from tests.execution import BOOKS, JUNE, PAID, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ODD = [
    pay("2026-04-01", 7_00, {}),
    pay("2026-06-11", 1, {"unit_code": "CG"}, project_code="P01", fund_kind="政府性基金"),
]


def summed_apart(books: Books, day: date) -> int:
    """Return Σ of all payments of the year in the ledger, whatever their codes, apart from every line, in fen."""
    rows = held(books, "payment")
    rows = rows.filter(rows.year.fill_null(rows.paid_on.year()) == day.year)
    return int(books.rows(rows.aggregate(fen=rows.amount.sum()))[0]["fen"] or 0)


def test_every_sum_of_every_page_is_the_ledgers_to_the_fen(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], *ODD]})
    asked, client = on_a_day(JUNE, world.now.date()), world.signed_in("shen")
    assert asked is not None
    sight = sight_of(world.standing("shen"))

    sums = {
        "ledger": asked.ledger.told(summed_apart, asked.day),
        "units": totals(units(asked, sight)).paid,
        "projects": totals(projects(asked, sight)).paid,
        "vouchers": vouchers(asked, sight).asked("", {}, "").total,
        "vouchers one by one": sum(one.amount for one in vouchers(asked, sight).asked("", {}, "")),
        **{name: client.get(f"/api/execution/{name}?on={JUNE}").json()["paid"] for name in ("units", "projects")},
        "api vouchers": client.get(f"/api/execution/vouchers?on={JUNE}").json()["total"],
    }

    assert sums == dict.fromkeys(sums, PAID + 7_00 + 1)


def test_a_unit_is_told_its_own(world: World) -> None:
    kept(world)
    client = world.signed_in("qin")

    told = client.get(f"/api/execution/units?on={JUNE}").json()
    rows = client.get(f"/api/execution/vouchers?on={JUNE}").json()

    assert ([one["unit_code"] for one in told["rows"]], told["paid"], told["unlined"]) == (["CG"], PAID - 45_00, 12_34)
    assert {one["unit_code"] for one in rows["rows"]} == {"CG"}


@pytest.mark.parametrize(("who", "status"), [("shen", 404), ("lin", 403)])
def test_before_anything_is_published_there_is_nothing(world: World, who: str, status: int) -> None:
    answers = [
        world.signed_in(who).get(f"/api/execution/{name}").status_code for name in ("units", "projects", "vouchers")
    ]

    assert answers == [status] * 3
