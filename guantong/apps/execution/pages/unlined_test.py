"""Spending without a budget line is a line of its own; with what has one it is the ledger."""

import pytest

from guantong.apps.execution.days import on_a_day
from guantong.domain.rule_engine.ledger import run
from guantong.domain.rulebook.deviation.without_budget_line import RULE
from tests.execution import BOOKS, JUNE, PAID, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/unlined/?on={JUNE}"


def test_with_and_without_a_line_it_is_the_ledger(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    for fen in (PAID - 12_34, 12_34, PAID):
        assert f"<dd>{fen / 100:,.2f} <small>元" in page
    assert ("应急抢修" in page, "道路修缮" in page) == (True, False)
    assert f'href="/execution/vouchers/?unit=CG&amp;project=P77&amp;lined=no&amp;on={JUNE}"' in page


def test_a_payment_that_names_no_unit_stands_in_it_too(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], pay("2026-04-01", 7_00, {})]})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("（未写明单位）" in page, f"<dd>{(12_34 + 7_00) / 100:,.2f} <small>元" in page) == (True, True)


def test_it_is_what_the_rule_speaks_of(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], pay("2026-04-01", 7_00, {})]})
    asked = on_a_day(JUNE, world.now.date())
    assert asked is not None

    ran = asked.ledger.asked(lambda books: run(RULE, books, asked.day))

    assert [(signal.keys, signal.facts["value"]) for signal in ran.signals] == [
        ({"unit_code": "CG", "project_code": "P77"}, 12_34)
    ]


def test_a_unit_sees_its_own(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], pay("2026-04-01", 7_00, {})]})

    page = world.signed_in("qin").get(HERE).content.decode()

    assert ("应急抢修" in page, "（未写明单位）" in page) == (True, False)


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in world.signed_in("shen").get(HERE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
