"""The page of the four budgets: sums of both sides, what lacks is said, every item leads to its line; only the whole district's readers."""

from io import BytesIO

import openpyxl
import pytest

from tests.execution import BOOKS, JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/four-budgets/?on={JUNE}"


def item(book: str, side: str, name: str, fen: int, kind: str = "本年收入") -> dict[str, object]:
    return {"year": 2026, "fund_kind": book, "side": side, "item": name, "kind": kind, "amount": fen}


BALANCED = {
    **BOOKS,
    "balance": [
        item("一般公共预算", "收入", "本级收入", 9_000_00),
        item("一般公共预算", "收入", "从国有资本经营预算调入", 1_000_00, "调入资金"),
        item("一般公共预算", "支出", "本级支出", 10_000_00, "本年支出"),
        item("国有资本经营", "收入", "利润收入", 3_000_00),
        item("国有资本经营", "支出", "调出到一般公共预算", 1_000_00, "调出资金"),
        item("国有资本经营", "支出", "本年支出", 1_500_00, "本年支出"),
        item("社会保险基金预算", "收入", "由市级统筹，本级不编", 0),
    ],
}


def test_both_sides_of_each_stand_beside_each_other_and_what_lacks_is_said(world: World) -> None:
    kept(world, BALANCED)

    page = world.signed_in("shen").get(HERE).content.decode()

    sums = ("10,000.00", "3,000.00", f"{(1_000_00 + 1_500_00) / 100:,.2f}", f"{(3_000_00 - 2_500_00) / 100:,.2f}")
    assert [text in page for text in sums] == [True] * 4
    says = (
        "收支平衡", "收支两方不相等，先核对报送的表", "账册没有这本预算；本级不编的，请财政报送一行说明", "报送时注明：由市级统筹，本级不编",
        "调出 1,000.00 元，调入相同",
    )  # fmt: skip
    assert [text in page for text in says] == [True] * 5


def test_items_lead_to_their_line_and_sides_are_summed_apart(world: World) -> None:
    delivery = kept(world, BALANCED)["balance"]
    client = world.signed_in("shen")

    page = client.get(f"{HERE}&of=items&fund_kind=general").content.decode()
    sheet = openpyxl.load_workbook(
        BytesIO(client.get(f"{HERE}&of=items&fund_kind=general&as=xlsx").content)
    ).worksheets[0]

    assert f"/feeds/deliveries/{delivery.pk}/rows/2/" in page
    assert [row[2].value for row in sheet.iter_rows(min_row=2, max_row=4)] == [
        "本级收入",
        "从国有资本经营预算调入",
        "本级支出",
    ]
    feet = [(row[0].value, row[4].value) for row in sheet.iter_rows(min_row=5, max_row=6)]
    assert feet == [("收入方合计", 10_000), ("支出方合计", 10_000)]


def test_what_one_gives_and_no_other_receives_is_told(world: World) -> None:
    kept(world, {**BALANCED, "balance": BALANCED["balance"][2:]})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "调出 1,000.00 元，调入 0.00 元，两数不等" in page


def test_without_the_table_nothing_is_taken_for_nought(world: World) -> None:
    kept(world)

    page, items = (world.signed_in("shen").get(f"{HERE}{of}").content.decode() for of in ("", "&of=items"))

    assert ("账册里没有这一年的收支平衡表" in items, page.count("账册没有这本预算")) == (True, 4)
    assert page.count("0.00") == 1  # what they give each other, told once below the four


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 200), ("qin", 403), ("lin", 403)])
def test_it_is_read_by_who_reads_the_books(world: World, who: str, status: int) -> None:
    kept(world, BALANCED)

    assert world.signed_in(who).get(HERE).status_code == status


def test_before_anything_was_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in world.signed_in("shen").get(HERE).content.decode()
