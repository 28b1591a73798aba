"""The pack in three forms: the same sums, the source and the day on every page, what rules point at only for who reads it."""

from io import BytesIO
from typing import Any

import openpyxl
import pypdfium2
import pytest
from docx import Document

from guantong.apps.diagnosis.models import Signal
from guantong.apps.execution.models import Selection
from guantong.apps.execution.pages import pack_file
from tests.books import judged
from tests.execution import JUNE, PAID, kept
from tests.key_units import booked, decided, proposed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def taken(world: World, form: str, who: str = "shen", more: str = "") -> Any:
    answer = world.signed_in(who).get(f"/execution/pack/{form}/?on={JUNE}{more}")
    assert answer.status_code == 200
    return answer.content


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def printed(content: bytes) -> list[str]:
    return ["".join(one.get_textpage().get_text_bounded().split()) for one in pypdfium2.PdfDocument(content)]


def test_the_workbook_sums_to_the_ledger_in_every_sheet(world: World) -> None:
    kept(world)

    told = sheets(taken(world, "xlsx"))

    def fen(name: str, at: int) -> tuple[int, int, int]:
        *rows, outside, whole = [round(row[at] * 100) for row in told[name][1:] if isinstance(row[at], int | float)]
        return sum(rows), outside, whole

    assert list(told) == ["总表", "逐月支付", "项目", "关注事项", "可统筹资金"]
    assert [fen("总表", 3), fen("逐月支付", 7), fen("项目", 4)] == [(PAID, 12_34, PAID)] * 3
    assert [row[0] for row in told["总表"] if row[0]][-3:-1] == ["其中：没有对应预算的支出", "合计"]
    assert "来源：贯通·账册快照" in str(told["总表"][-1][0])


def test_on_paper_a_unit_follows_the_other_with_source_and_day_on_each_page(world: World) -> None:
    kept(world)

    pages, document = printed(taken(world, "pdf")), Document(BytesIO(taken(world, "docx")))

    whole = "".join(pages)
    assert all("截至2026年6月30日" in page and "来源：贯通·账册快照" in page for page in pages)
    assert ("明湖区城市管理局逐月支付" in whole, "明湖区教育局逐月支付" in whole) == (True, True)
    assert "明湖区城市管理局逐月支付" in "".join(paragraph.text for paragraph in document.paragraphs)


def test_the_chosen_units_stand_in_it_and_no_other(world: World) -> None:
    kept(world)

    assert [row[0] for row in sheets(taken(world, "xlsx", more="&chosen=JY"))["总表"][1:2]] == ["明湖区教育局"]
    assert "明湖区教育局" not in "".join(printed(taken(world, "pdf", "qin")))


def test_what_rules_point_at_stands_in_it_for_who_reads_that(world: World) -> None:
    kept(world)
    judged(world)

    inside, own = sheets(taken(world, "xlsx")), sheets(taken(world, "xlsx", "qin"))

    assert Signal.objects.get(rule="E11").says in [row[3] for row in inside["关注事项"]]
    assert [row for row in own["关注事项"][1:] if row[1]] == []


def test_more_units_than_paper_takes_are_refused_with_what_to_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(world)
    monkeypatch.setattr(pack_file, "MOST", 1)

    answer = world.signed_in("shen").get(f"/execution/pack/docx/?on={JUNE}")

    assert (answer.status_code, "下载 xlsx" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [("qin", "pdf/?chosen=JY", 404), ("shen", "exe/", 404), ("lin", "pdf/", 403), ("shen", "xlsx/?chosen=XX", 404)],
)  # fmt: skip
def test_other_units_and_forms_are_not_there(world: World, who: str, address: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/pack/{address}").status_code == status


def test_a_key_unit_the_books_do_not_know_is_named_and_not_left_out_in_silence(world: World) -> None:
    booked(world)
    row = decided(world)
    Selection.objects.update(
        units=[*row.units, "QX"], candidates=[*row.candidates, {"code": "QX", "name": "明湖区气象局"}]
    )

    paper, book = "".join(printed(taken(world, "pdf", more="&key=1"))), sheets(taken(world, "xlsx", more="&key=1"))

    assert "重点部门8个" in paper
    assert "其中明湖区气象局在账册中没有数据，未附表" in paper
    assert len([line for line in book["总表"][1:] if line[3] is not None]) == 7 + 2  # and the two lines at its foot


def test_key_units_nobody_decided_on_are_not_there(world: World) -> None:
    booked(world)
    proposed(world)

    assert world.signed_in("shen").get(f"/execution/pack/xlsx/?on={JUNE}&key=1").status_code == 404
