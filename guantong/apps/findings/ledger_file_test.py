"""History comes in as history; the template is a list itself; what is exported is taken in again (历史导入、样表、导出)."""

import io
from collections import Counter
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from guantong.apps.findings.ledger_file import COLUMNS, as_workbook, ledger_rows, template
from guantong.apps.findings.list_header import CALLED, words
from guantong.apps.findings.models import Handler, Matter
from guantong.apps.findings.nature import proposed
from guantong.apps.findings.queries import rates
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from tests.findings import does, registered
from tests.issue_lists import brought, mapped, previewed, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HEAD = ("单位", "问题类型", "问题描述", "状态", "常委会交办", "交办日期", "销号日期", "整改情况", "整改期限")
CLOSED = ("CG", "资金闲置", "旧年照明资金闲置。", "已销号", "是", "2024-03-01", "2024-09-30", "已收回。", "2024-08-31")
SETTLED = ("CG", "超范围列支", "旧年会议费超范围。", "已整改", "", "", "2024-10-01", "已退回。", "")
OPEN = ("CZ", "资金闲置", "旧年专项资金闲置。", "正在整改", "", "2024-03-01", "", "", "2024-08-31")


def history(world: World, *rows: Any) -> Any:
    of = brought(
        world,
        raw=workbook([HEAD, *rows]),
        history=True,
        year=2024,
        report="2023年度审计整改台账",
        file_name="台账.xlsx",
    )
    return mapped(world, of)


def test_history_keeps_its_states_and_days_and_asks_nobody_for_anything(world: World) -> None:
    before = DueWork.objects.count()

    taken_in(world, history(world, CLOSED, SETTLED, OPEN))

    assert list(Matter.objects.order_by("pk").values_list("state", "ended_on", "history", "by_committee", "result")) == [
        ("closed", date(2024, 9, 30), True, True, "已收回。"), ("concluded", date(2024, 10, 1), True, False, "已退回。"),
        ("planned", None, True, False, ""),
    ]  # fmt: skip
    assert (DueWork.objects.count(), list(drifted())) == (before, [])


def test_history_counts_in_no_present_rate_unless_it_is_asked_for_or_reopened(world: World) -> None:
    taken_in(world, history(world, CLOSED, OPEN))
    ours, today = Matter.objects.all(), world.now.date()

    assert (rates(ours, today).handed_over, rates(ours, today, history=True).handed_over) == (0, 2)

    does(world, "reopen", Matter.objects.get(state="closed"), "gu", words="反弹", due_on=today + timedelta(days=30))
    assert rates(ours, today).handed_over == 1


def test_what_happens_again_is_linked_to_history(world: World) -> None:
    taken_in(world, history(world, CLOSED))

    again = proposed(registered(world, sort="资金闲置", year=2026))

    assert (again.nature, again.earlier) == ("repeated", Matter.objects.get(history=True))


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (4, "", "“已销号”只用于常委会交办的事项"), (6, "", "写明销号/办结日期"), (6, "2023-01-01", "早于交办日期"), (3, "", "历史导入须写明状态"),
        (3, "不清楚", "“不清楚”无法识别"), (6, "2099-01-01", "还没有到"), (5, "去年", "不是日期"),
    ],
)  # fmt: skip
def test_history_that_cannot_have_been_is_told(world: World, at: int, value: str, told: str) -> None:
    row = [*CLOSED[:at], value, *CLOSED[at + 1 :]]

    (line,) = previewed(world, history(world, row))

    assert (line.outcome, told in line.says.zh) == ("wrong", True)


def test_every_field_is_read_by_the_word_it_is_exported_under() -> None:
    from guantong.apps.findings.reading_lists import plain

    assert set(words()["columns"]) == set(CALLED) == set(COLUMNS)
    assert [
        name for name in COLUMNS if plain(CALLED[name].zh) not in [plain(s) for s in words()["columns"][name]]
    ] == []


def test_the_template_has_drop_downs_an_example_and_a_page_that_tells_how(world: World) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    sheet = book["问题清单"]

    assert book.sheetnames == ["问题清单", "读我", "单位"]
    assert (sheet["A2"].value, sheet["C2"].value, len(sheet.data_validations.dataValidation)) == (
        "例",
        "明湖区城市管理局",
        9,
    )
    assert world.body("CG").name in [row[0].value for row in book["单位"].iter_rows()]


def test_the_template_filled_in_is_taken_in_and_its_example_is_not(world: World) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    for column, value in {"C": "CZ", "I": "专户没有清理。", "J": "3.5", "K": "亿元", "N": "2026-06-30"}.items():
        book["问题清单"][f"{column}3"] = value
    kept = io.BytesIO()
    book.save(kept)

    of = mapped(world, brought(world, raw=kept.getvalue()))

    assert Counter(line.outcome for line in previewed(world, of)) == {"left": 1, "new": 1}
    taken_in(world, of)
    assert (Matter.objects.get().amount, Matter.objects.get().due_on) == (35_000_000_000, date(2026, 6, 30))


def test_what_is_exported_is_known_here_and_the_same_elsewhere(world: World) -> None:
    taken_in(world, history(world, CLOSED, SETTLED, OPEN))
    registered(world, amount=123_456_789, origin="《调研报告》")
    rows = list(ledger_rows(Matter.objects.order_by("pk")))
    book = as_workbook(rows)

    here = mapped(world, brought(world, raw=book, history=True, file_name="导出.xlsx"))
    assert Counter(line.outcome for line in previewed(world, here)) == {"same": 4}

    Handler.objects.all().delete()
    Matter.objects.all().delete()
    there = mapped(world, brought(world, raw=book, history=True, file_name="别处.xlsx", year=2024))
    taken_in(world, there)
    assert list(ledger_rows(Matter.objects.order_by("pk"))) == rows
