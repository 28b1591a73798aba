"""The figures of the books a review stands on, with their places (审查依据的账册数据)."""

from typing import Any

import pytest

from guantong.apps.reviews.book_figures import figures_of
from guantong.apps.reviews.models import Review
from tests.execution import BOOKS, kept
from tests.reviews import held, invited, session
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
OWED = {
    **BOOKS,
    "debt": [
        {
            "year": 2026,
            "kind": "一般债务",
            "limit": 900_00,
            "balance": 850_00,
            "principal_due": 30_00,
            "interest_due": 9_00,
        },
        {"year": 2026, "kind": "专项债务", "limit": 400_00},
    ],
    "bond": [
        {"bond_code": "26一般01", "project_code": "P01", "issued_on": "2026-03-01", "amount": 20_00},
        {"bond_code": "26专项01", "project_code": "P02", "issued_on": "2026-05-01", "amount": 50_00},
    ],
    "balance": [
        {
            "year": 2026,
            "fund_kind": "国有资本经营",
            "side": "收入",
            "item": "利润收入",
            "kind": "本年收入",
            "amount": 3_000_00,
        }
    ],
}


def of(world: World, kind: str, **facts: Any) -> Review:
    """A review of one of these kinds."""
    given = {} if kind == "revenue_review" else {"session": session(world)}
    return held(world, "CZ", kind=kind, title="审查", year=2026, **given, **facts)


def told(world: World, kind: str) -> dict[str, int | None]:
    """What the page tells of a kind."""
    found = figures_of(of(world, kind), world.standing("shen"), world.now.date())
    assert found is not None
    return {f"{one.year} {one.what}": one.fen for one in found.rows}


def test_debt_stands_there_by_kind_and_what_a_row_does_not_say_is_not_nought(world: World) -> None:
    kept(world, OWED)

    found = told(world, "government_debt")

    assert {key: fen for key, fen in found.items() if "债务" in key and "2026" in key} == {
        "2026 一般债务·债务限额": 900_00, "2026 一般债务·债务余额": 850_00, "2026 一般债务·还本": 30_00, "2026 一般债务·付息": 9_00,
        "2026 一般债务·限额减余额": 900_00 - 850_00, "2026 专项债务·债务限额": 400_00, "2026 专项债务·债务余额": None, "2026 专项债务·还本": None,
        "2026 专项债务·付息": None, "2026 专项债务·限额减余额": None,
    }  # fmt: skip
    assert found["2026 当年发行合计（2 行）"] == 20_00 + 50_00
    assert found["2025 政府债务限额、余额、还本付息"] is None


def test_a_figure_opens_the_row_it_was_read_in(world: World) -> None:
    brought = kept(world, OWED)
    review = of(world, "government_debt")

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/figures/").content.decode()

    assert f"/feeds/{brought['debt'].pk}/" in page or f"/{brought['debt'].pk}/" in page
    assert ("未计算：该行没有这个数" in page, "9.00" in page or "0.09" in page) == (True, True)


def test_state_capital_stands_there_and_assets_the_books_do_not_have_are_not_computed(world: World) -> None:
    kept(world, OWED)

    assert told(world, "state_assets") == {
        "2026 国有资本经营预算·收入方·利润收入": 3_000_00, "2025 企业国有资产": None, "2025 金融企业国有资产": None, "2025 行政事业性国有资产": None,
        "2025 国有自然资源资产": None,
    }  # fmt: skip


def test_the_total_of_state_assets_is_held_against_its_four_classes(world: World) -> None:
    classes = {
        "企业国有资产": 600_00,
        "金融企业国有资产": 100_00,
        "行政事业性国有资产": 250_00,
        "国有自然资源资产": 40_00,
        "全部国有资产": 1_000_00,
    }
    rows = [{"year": 2025, "asset_class": name, "item": "资产总额", "amount": fen} for name, fen in classes.items()]
    kept(world, {**BOOKS, "state_asset": rows})

    found = told(world, "state_assets")

    assert {name: found[f"2025 {name}·资产总额"] for name in classes} == classes
    assert found["2025 资产总额：全部减四类之和"] == 1_000_00 - (600_00 + 100_00 + 250_00 + 40_00)


def test_books_without_revenue_say_that_it_was_not_computed(world: World) -> None:
    kept(world)
    review = of(world, "revenue_review")

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/figures/").content.decode()

    assert ("未计算：账册没有收入月报" in page, "未计算：账册没有收入预测表" in page) == (True, True)


def test_before_any_books_it_says_so(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{of(world, 'government_debt').pk}/figures/").content.decode()

    assert "还没有发布账册数据" in page


def test_a_kind_that_stands_on_none_has_no_such_page_and_who_reads_no_books_neither(world: World) -> None:
    assert world.signed_in("shen").get(f"/reviews/{invited(world).pk}/figures/").status_code == 404
    assert world.signed_in("qin").get(f"/reviews/{of(world, 'government_debt').pk}/figures/").status_code == 403
