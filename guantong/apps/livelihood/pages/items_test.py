"""Items of running years on their pages: entered by hand or by a sheet, followed, claimed, objected to, judged."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood.item_list import HEADS, sheet_of, template
from guantong.apps.livelihood.models import Item, ItemFile
from tests.execution import kept
from tests.livelihood import deputy_with_a_firm, taken_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
PARK = {
    "year": "2026", "number": "1", "name": "新建口袋公园", "content": "新建 3 座", "unit_code": "CG", "unit": "明湖区城市管理局", "total": "9000000",
    "money_general": "4000000", "money_superior": "2000000", "project_code": "P01", "complete_by": "2026-12-20", "indicator": "建成口袋公园",
    "planned": "3", "measure": "座", "milestones": "2026-03-01 开工；2026-09-30 主体完工",
}  # fmt: skip
LIFT = {**PARK, "number": "2", "name": "加装电梯", "one_group": "是", "planned": "20.5", "measure": "部"}


def workbook(*rows: dict[str, str]) -> bytes:
    """Return the rows under the heads of the template."""
    book, kept_ = openpyxl.Workbook(), BytesIO()
    for row in (HEADS, *rows):
        book.active.append([row.get(name, "") for name in HEADS])
    book.save(kept_)
    return kept_.getvalue()


def brought(client: Client, raw: bytes) -> tuple[int, str]:
    """Bring a sheet; return how it was answered, and the page or where it went on."""
    asked = {
        "verb": "bring_items", "bring_items-level": "internal", "bring_items-decision": "人代会票决结果",
        "bring_items-decided_on": "2026-01-20", "bring_items-file": SimpleUploadedFile("民生实事.xlsx", raw),
    }  # fmt: skip
    answer = client.post("/livelihood/items/files/", asked)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def taken_in(client: Client, where: str) -> int:
    page = client.get(where).content.decode()
    plan = page.split('name="take_in_items-plan" value="')[1].split('"')[0]
    return client.post(where, {"verb": "take_in_items", "take_in_items-plan": plan}).status_code


def test_a_sheet_is_previewed_and_taken_in_whole_and_goes_out_as_it_came_in(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARK, LIFT))
    before = Item.objects.count()

    assert (before, taken_in(shen, where)) == (0, 302)

    # 20.5 are 20,500 thousandths
    assert list(Item.objects.order_by("number").values_list("number", "planned", "one_group", "origin")) == [
        (1, 3_000, False, "sheet"),
        (2, 20_500, True, "sheet"),
    ]
    out = openpyxl.load_workbook(BytesIO(sheet_of(Item.objects.order_by("number")))).worksheets[0]
    told = [[str(cell.value or "") for cell in row] for row in out.iter_rows(min_row=3, max_row=4)]
    assert ["新建口袋公园" in row and "2026-03-01 开工；2026-09-30 主体完工" in row for row in told] == [True, False]
    assert ItemFile.objects.get().rows == []
    assert list(drifted()) == []


def test_one_wrong_cell_keeps_all_out_and_is_named(world: World) -> None:
    shen = world.signed_in("shen")
    wrong = {**LIFT, "milestones": "三月开工", "total": "1", "indicator": ""}
    _status, where = brought(shen, workbook(PARK, wrong))

    page = shen.get(where).content.decode()
    forced = shen.post(where, {"verb": "take_in_items", "take_in_items-plan": "x"})

    said = ("“量化指标”没有填写", "“三月开工”应写成", "有 1 行不能导入")
    assert [text in page for text in said] == [True] * len(said)
    assert (forced.status_code, Item.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({**PARK, "number": "0"}, "应是 1 到 999 的整数"),
        ({**PARK, "total": "1"}, "当年资金合计多于总投资"),
        ({**PARK, "complete_by": "2025-01-01"}, "完成时限早于项目年度"),
        ({**PARK, "money_general": "-1"}, "不能是负数"),
        ({**PARK, "planned": "许多"}, "写数字"),
        ({**PARK, "one_group": "也许"}, "只由一个小组认领"),
    ],
)
def test_what_cannot_be_is_told_in_the_preview(world: World, row: dict[str, str], why: str) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(row))

    assert why in shen.get(where).content.decode()


def test_a_number_that_stands_or_stands_twice_is_told(world: World) -> None:
    taken_over(world)
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARK, LIFT, LIFT))

    page = shen.get(where).content.decode()

    assert ("这一年这个编号已经登记" in page, "与第 3 行年度、编号相同" in page) == (True, True)


def test_the_template_is_no_sheet_of_items_and_is_told_so(world: World) -> None:
    status, page = brought(world.signed_in("shen"), template())

    assert (status, ItemFile.objects.count()) == (422, 0)


def test_one_is_typed_by_hand_and_a_missing_part_is_told_at_its_field(world: World) -> None:
    shen = world.signed_in("shen")
    typed = {f"take_over-{name}": value for name, value in PARK.items() if name != "milestones"}
    typed |= {"verb": "take_over", "take_over-decision": "人代会票决结果", "take_over-decided_on": "2026-01-20"}

    lacking = shen.post("/livelihood/items/enter/", {**typed, "take_over-indicator": ""})
    made = shen.post("/livelihood/items/enter/", typed)

    item = Item.objects.get()
    assert (lacking.status_code, made.status_code, made.headers["Location"]) == (
        422,
        302,
        f"/livelihood/items/{item.pk}/",
    )
    assert (item.sources, item.origin, item.planned) == (
        {"general": 400_000_000, "superior": 200_000_000},
        "typed",
        3_000,
    )


def test_an_item_is_followed_on_its_page_and_nothing_of_it_is_red(world: World) -> None:
    item = taken_over(world)
    shen, qin, here = world.signed_in("shen"), world.signed_in("qin"), f"/livelihood/items/{item.pk}/"
    report = {"report_progress-quarter": "3", "report_progress-words": "主体完工", "report_progress-reached": "2"}
    first = item.milestones.first()

    empty = qin.get(here).content.decode()
    answers = [
        qin.post(here, {"verb": "report_progress", "version": "1", **report}),
        qin.post(here, {"verb": "reach_milestone", "version": "2", "reach_milestone-milestone": first.pk, "reach_milestone-done_on": "2026-03-05"}),
        qin.post(here, {"verb": "say_done", "version": "3", "say_done-done_on": "2026-11-01", "say_done-words": "已开放"}),
        shen.post(here, {"verb": "confirm_done", "version": "4", "confirm_done-built_on": "2026-11-05"}),
        shen.post(here, {"verb": "release", "version": "5"}),
    ]  # fmt: skip
    page = shen.get(here).content.decode()

    assert [answer.status_code for answer in answers] == [302] * 5
    assert ("未登记" in empty, "未关联" in empty, "severe" in empty, "b due" in empty) == (True, True, False, False)
    assert ("主体完工" in page, "已确认完成" in page, "2026-03-05" in page) == (True, True, True)
    assert qin.post(here, {"verb": "release", "version": "6"}).status_code == 403
    assert shen.post(here, {"verb": "release", "version": "1"}).status_code == 409


@pytest.mark.usefixtures("records_folder")
def test_a_line_is_suggested_and_counts_only_when_a_person_says_so(world: World) -> None:
    kept(world)
    item = taken_over(world)
    shen, here = world.signed_in("shen"), f"/livelihood/items/{item.pk}/money/"

    before = shen.get(here).content.decode()
    linked = shen.post(here, {"verb": "link_line", "link_line-line": "CG|P01", "link_line-reason": "编码相同"})
    after = shen.get(here).content.decode()

    assert ("未关联不等于没有钱" in before, "道路修缮" in before, linked.status_code) == (True, True, 302)
    assert ("1,000.00" in after, "budget_line.csv" in after, "/feeds/" in after) == (True, True, True)
    assert (
        "道路修缮"
        not in world.signed_in("lin").get(f"/livelihood/items/{item.pk}/money/").content.decode().split("已认定")[0]
    )


def test_a_deputy_with_a_conflict_is_told_on_the_page_why_there_is_no_claiming(world: World) -> None:
    item = taken_over(world)
    here = f"/livelihood/items/{item.pk}/claims/"
    asked = {"verb": "claim", "claim-group": world.body("GQS1").pk}

    open_ = "claim-group" in world.signed_in("lin").get(here).content.decode()
    deputy_with_a_firm(world, body=world.body("CG"))
    lin = world.signed_in("lin")
    page = lin.get(here).content.decode()

    assert (open_, "因利益冲突回避" in page, lin.post(here, asked).status_code) == (True, True, 403)


def test_a_list_of_items_costs_the_same_however_many(world: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    shen = world.signed_in("shen")
    shen.get("/livelihood/items/")
    for number in (1, 2, 3):
        taken_over(world, number=number)
        if number != 2:
            with CaptureQueriesContext(connection) as asked:
                shen.get("/livelihood/items/")
            counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("who", "reads", "enters"), [("shen", 200, 422), ("qin", 200, 403), ("lin", 200, 403), ("xi", 403, 403)]
)
def test_everybody_inside_reads_and_the_committees_offices_enter(
    world: World, who: str, reads: int, enters: int
) -> None:
    client = world.signed_in(who)

    entered = client.post("/livelihood/items/enter/", {"verb": "take_over"}).status_code
    assert (client.get("/livelihood/items/").status_code, entered) == (reads, enters)
