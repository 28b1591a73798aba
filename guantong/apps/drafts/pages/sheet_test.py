"""A basis sheet: document, quantity times price, standard, amount; what is missing is missing, what is above is a question."""

import pytest

from guantong.apps.execution.pages.funds_test import shown
from guantong.apps.execution.pages.revenue_test import cells
from tests.drafts import AUTUMN, DRAFT, line
from tests.execution import SCHOOL, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def sheet(code: str) -> str:
    return f"/drafts/sheets/{code}/?on={AUTUMN}"


def first(page: str) -> dict[str, str]:
    return cells(page.partition("<tbody>")[2].split("</tr>")[0])


def test_a_price_above_its_standard_is_a_question(world: World) -> None:
    kept(world, DRAFT)

    told = first(shown(world, sheet("P02")))

    assert (told["单价"], told["数量×单价"], told["测算金额"]) == ("500.00", "500.00", "500.00")
    assert told["请说明"] == "单价比标准高50.00元"  # 500.00 against 450.00


def test_the_standard_compared_with_is_the_one_in_force_on_the_day(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, sheet("P02"))

    assert ("明财行〔2023〕6号" in page, "明财行〔2020〕2号" in page) == (True, False)


def test_a_product_that_is_not_its_amount_says_by_how_much(world: World) -> None:
    kept(world, DRAFT)

    assert first(shown(world, sheet("P03")))["请说明"] == "数量乘单价与金额相差100.00元"  # 400.00 against 300.00


def test_a_missing_estimate_is_shown_as_missing(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, sheet("P01"))

    assert ("没有测算依据" in page, "请单位补充依据文件、数量、单价和适用标准" in page) == (True, True)


def test_parts_that_are_not_written_are_named(world: World) -> None:
    kept(world, DRAFT)

    assert first(shown(world, sheet("P05")))["请说明"] == "没有写：文件、数量、单价"


def test_every_item_opens_the_line_it_was_read_in(world: World) -> None:
    kept(world, DRAFT)

    assert '<a href="/feeds/deliveries/' in shown(world, sheet("P02")).partition("<tbody>")[2]


def test_a_project_of_several_units_is_asked_for_by_unit(world: World) -> None:
    kept(world, {**DRAFT, "budget_line": [*DRAFT["budget_line"], line(SCHOOL, "P02", "教师培训", 100_00)]})

    page = shown(world, f"{sheet('P02')}&unit=JY")

    assert ("教师培训" in page, "各单位合计 0.06 万元" in page) == (True, True)  # 500 + 100 元


def test_the_sheet_goes_into_a_workbook(world: World) -> None:
    kept(world, DRAFT)

    answer = world.signed_in("shen").get(f"{sheet('P02')}&as=xlsx")

    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")


@pytest.mark.parametrize(
    ("who", "code", "status"), [("shen", "P04", 200), ("qin", "P01", 200), ("qin", "P04", 404), ("shen", "P99", 404), ("lin", "P01", 403)]
)  # fmt: skip
def test_of_others_and_of_nothing_there_is_no_sheet(world: World, who: str, code: str, status: int) -> None:
    kept(world, DRAFT)

    assert world.signed_in(who).get(sheet(code)).status_code == status


def test_a_version_that_is_not_at_hand_is_none(world: World) -> None:
    kept(world, DRAFT)

    assert world.signed_in("shen").get(f"{sheet('P01')}&version=draft").status_code == 404
