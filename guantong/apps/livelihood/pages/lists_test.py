"""Livelihood projects of earlier years come in by the template, whole or not at all; states are kept and nobody is asked."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.models import Signal
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood.list_file import HEADS, file_of, template
from guantong.apps.livelihood.models import ListFile, Project
from guantong.apps.notices.models import DueWork
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
PARKING = (
    "2024",
    "1",
    "新增公共停车位",
    "CG",
    "明湖区城市管理局",
    "年底前新增停车位 800 个",
    "新增停车位 812 个",
    "已完成",
    "12000000",
)
LAMPS = ("2024", "2", "旧街照明改造", "", "市容所", "改造 40 条", "改造 31 条，其余与道路大修同步", "跨年实施", "")
TREES = ("2023", "1", "口袋公园", "CG", "明湖区城市管理局", "建成 3 座", "建成 2 座", "完成三分之二", "3000000.50")


def workbook(*rows: tuple[str, ...], sheet: str = "民生实事") -> bytes:
    """Return the rows under the heads of the template."""
    book, kept = openpyxl.Workbook(), BytesIO()
    book.active.title = sheet
    for row in (tuple(HEADS.values()), *rows):
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def brought(client: Client, raw: bytes, name: str = "历年民生实事.xlsx") -> tuple[int, str]:
    """Bring a list; return how it was answered, and the page or where it went on."""
    asked = {
        "verb": "take_in_list",
        "take_in_list-level": "internal",
        "take_in_list-file": SimpleUploadedFile(name, raw),
    }
    answer = client.post("/livelihood/lists/", asked)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def test_states_are_kept_and_no_clock_signal_or_work_comes_of_it(world: World) -> None:
    before = (DueWork.objects.count(), Signal.objects.count(), Matter.objects.count())

    status, _where = brought(world.signed_in("shen"), workbook(PARKING, LAMPS, TREES))

    assert status == 302
    # a word nobody told us about is kept and not guessed at; 3,000,000.50 yuan are 300,000,050 fen
    assert list(Project.objects.values_list("year", "number", "state", "said", "amount", "path", "history")) == [
        (2024, 1, "completed", "已完成", 1_200_000_000, world.body("CG").path, True),
        (2024, 2, "carried_over", "跨年实施", None, "", True),
        (2023, 1, "as_printed", "完成三分之二", 300_000_050, world.body("CG").path, True),
    ]
    assert Project.objects.get(year=2023).where == {"file": "历年民生实事.xlsx", "sheet": "民生实事", "row": 4}
    assert (DueWork.objects.count(), Signal.objects.count(), Matter.objects.count()) == before
    assert list(drifted()) == []


def test_one_wrong_cell_keeps_all_out_and_is_named(world: World) -> None:
    wrong = ("二〇二三", "1", "", "CG", "城管局", "", "", "", "约三百万")

    status, page = brought(world.signed_in("shen"), workbook(PARKING, wrong, LAMPS))

    assert (status, Project.objects.count(), ListFile.objects.count()) == (422, 0, 0)
    said = (
        "“民生实事”第 3 行“项目”没有填写",
        "“民生实事”第 3 行“年度”：应是 2000 到",
        "“民生实事”第 3 行“计划资金（元）”",
    )
    assert [text in page for text in said] == [True] * len(said)


def test_what_is_there_is_not_taken_in_twice_until_its_list_is_withdrawn(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARKING))

    again, page = brought(shen, workbook(TREES, PARKING), "再来.xlsx")
    withdrawn = shen.post(where, {"verb": "withdraw_list", "withdraw_list-reason": "年度登错"})
    later, _where = brought(shen, workbook(TREES, PARKING), "再来.xlsx")

    assert (again, "2024 年第 1 项已经登记" in page, withdrawn.status_code, later) == (422, True, 302, 302)
    assert [one.year for one in Project.objects.filter(standing=True)] == [2024, 2023]
    assert "已撤回：年度登错" in shen.get(where).content.decode()
    assert list(drifted()) == []


def test_two_rows_of_one_number_are_told(world: World) -> None:
    status, page = brought(world.signed_in("shen"), workbook(PARKING, ("2024", "1", *LAMPS[2:])))

    assert (status, "“民生实事”第 3 行与“民生实事”第 2 行年度、序号相同" in page) == (422, True)


def test_a_sheet_a_year_is_read_too_and_another_file_is_told(world: World) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(PARKING, sheet="2024年")))
    other = book.create_sheet("2023年")
    for row in (tuple(HEADS.values()), TREES):
        other.append(row)
    kept = BytesIO()
    book.save(kept)
    shen = world.signed_in("shen")

    status, _where = brought(shen, kept.getvalue())
    foreign, page = brought(shen, workbook_of_something_else(), "别的.xlsx")

    assert (status, [one.place for one in Project.objects.order_by("year")]) == (
        302,
        [{"sheet": "2023年", "row": 2}, {"sheet": "2024年", "row": 2}],
    )
    assert (foreign, "不是本系统下载的表，或列名被改动" in page) == (422, True)


def test_a_sheet_whose_heads_were_changed_keeps_the_other_years_out_too(world: World) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(PARKING, sheet="2024年")))
    other = book.create_sheet("2023年")
    for row in (("年份", *list(HEADS.values())[1:]), TREES):
        other.append(row)
    kept = BytesIO()
    book.save(kept)

    status, page = brought(world.signed_in("shen"), kept.getvalue())

    assert (status, "缺少列：年度" in page, Project.objects.count()) == (422, True, 0)


def test_money_merged_over_two_projects_is_not_booked_twice(world: World) -> None:
    book, kept = openpyxl.load_workbook(BytesIO(workbook(PARKING, LAMPS))), BytesIO()
    at = list(HEADS).index("amount") + 1
    book.active.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    book.save(kept)

    status, page = brought(world.signed_in("shen"), kept.getvalue())

    assert (status, "是合并的，说不清属于哪一行哪一格" in page, Project.objects.count()) == (422, True, 0)


def workbook_of_something_else() -> bytes:
    book, kept = openpyxl.Workbook(), BytesIO()
    book.active.append(("单位", "金额"))
    book.active.append(("城管局", "1"))
    book.save(kept)
    return kept.getvalue()


def test_the_ledger_goes_out_in_the_form_it_came_in(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARKING, LAMPS, TREES))
    before = facts()

    raw = shen.get("/livelihood/lists/template.xlsx?of=ledger").content
    shen.post(where, {"verb": "withdraw_list", "withdraw_list-reason": "重新导入"})
    status, page = brought(shen, raw, "民生实事.xlsx")

    assert status == 302, page
    assert facts() == before
    assert file_of(Project.objects.none())[:2] == template()[:2] == b"PK"


def facts() -> list[tuple[object, ...]]:
    named = ("year", "number", "name", "unit_code", "unit", "target", "result", "said", "amount", "state", "path")
    return list(Project.objects.filter(standing=True).order_by("year", "number").values_list(*named))


@pytest.mark.parametrize(
    ("who", "reads", "brings"),
    [("shen", 200, 302), ("wen", 200, 302), ("qin", 200, 403), ("lin", 200, 403), ("xi", 403, 403)],
)
def test_everybody_inside_reads_and_the_committees_offices_take_in(
    world: World, who: str, reads: int, brings: int
) -> None:
    client = world.signed_in(who)

    assert (client.get("/livelihood/").status_code, brought(client, workbook(PARKING))[0]) == (reads, brings)
