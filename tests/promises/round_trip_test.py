"""Template → filled → imported → exported → imported → exported: the second export says what the first said (样表往返).

Few examples with many rows each: every file is read in a process of its own. What one example wrote is rolled back before the next.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from guantong.apps.actors import intake_operations, roster_file
from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import organisations
from guantong.apps.adjustments import history as adjustments
from guantong.apps.adjustments import item_file, items
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.adjustments.queries import lines_of
from guantong.apps.components.empty_forms import empty_forms
from guantong.apps.evaluations.models import Performance
from guantong.apps.evaluations.performance_sheet import sheet_of
from guantong.apps.figures import register_file, register_operations
from guantong.apps.figures.models import Expected
from guantong.apps.findings import ledger_file
from guantong.apps.findings.models import Matter
from guantong.apps.findings.reading_lists import plain
from guantong.apps.livelihood import list_file, taking_in
from guantong.apps.livelihood.models import Project
from guantong.apps.opinions import history, history_file
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews import roster_file as participants
from guantong.apps.years import topic_file
from guantong.apps.years.models import Topic
from guantong.apps.years.planning_test import year
from guantong.domain.lifecycle.topics import Way
from guantong.domain.secrecy import Level
from tests import issue_lists, performance_sheets
from tests.adjustments import received
from tests.reviews import planned
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
Rows = list[dict[str, str]]
_LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), exclude_characters="；;、\u2028\uff0f")
_SPECIAL = st.sampled_from(
    ["=1+1", "007", "1.50", "@x", "-", "“引号”", "2026-01-01", "是", "<b>粗</b>", "第一行\n第二行", "'单撇", "1e5"]
)


def words(most: int) -> st.SearchStrategy[str]:
    """Texts as people write them, and as spreadsheets misread them."""
    return st.one_of(st.text(_LETTERS, min_size=1, max_size=most), _SPECIAL.filter(lambda text: len(text) <= most))


DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 12)).map(date.isoformat)
YUAN = st.integers(-(10**13), 10**13).map(lambda fen: f"{fen / 100:.2f}" if abs(fen) < 10**11 else f"{fen // 100}.00")
PLAIN_NAME = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)


@dataclass(frozen=True)
class Kind:
    """One importer: which sheet is filled in, its rows, how it is taken in and written out again, by which column rows are apart."""

    name: str
    sheet: str
    row: st.SearchStrategy[dict[str, str]]
    apart: tuple[str, ...]
    takes: Callable[[World, bytes], object]
    writes: Callable[[World], bytes]
    most: int = 25


def filled(raw: bytes, sheet: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """The template with rows typed in below its head, as text."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    page = book[sheet]
    top = next(n for n in (1, 2) if page.cell(n, 2).value)
    heads = [cell.value for cell in page[top]]
    for number, row in enumerate(rows, top + 1):
        for at, head in enumerate(heads, 1):
            cell = page.cell(number, at)
            cell.value, cell.data_type = row.get(head) or None, "s" if row.get(head) else "n"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def cells(raw: bytes, sheet: str) -> list[dict[str, str]]:
    """The rows of a sheet by the words above them; what the system numbers itself is left out."""
    page = openpyxl.load_workbook(io.BytesIO(raw))[sheet]
    top = next(n for n in (1, 2) if page.cell(n, 2).value)
    heads = [str(cell.value) for cell in page[top]]
    rows = [dict(zip(heads, row, strict=False)) for row in page.iter_rows(min_row=top + 1, values_only=True)]
    return [
        {head: str(value) for head, value in row.items() if value not in (None, "") and head not in _OWN}
        for row in rows
        if any(value not in (None, "") for value in row.values())
    ]


_OWN = ("来源标识", "序号", "问题编号")
"""What an export writes for the system itself: the key of a matter, the number of its row."""


def takes_roster(world: World, raw: bytes) -> None:
    by = next(
        name
        for name in world.people
        if world.standing(name).posts and world.standing(name).posts[0].role.value == "system_administrator"
    )
    giver = next(
        name
        for name in world.people
        if world.standing(name).posts and world.standing(name).posts[0].role.value == "security_administrator"
    )
    intake = intake_operations.upload(file_name="机构.xlsx", raw=raw, by=world.standing(by), as_of=world.now)
    assert [(row.subject, row.says) for row in intake.rows.filter(outcome="refused")] == []
    intake_operations.apply(intake=intake, by=world.standing(giver), as_of=world.now)


def writes_roster(_world: World) -> bytes:
    rows = roster_file.organisation_rows(organisations())
    people = roster_file.people_rows(Person.objects.select_related("deputy__station").order_by("username"))
    return roster_file.as_xlsx(((roster_file.ORGANISATIONS, rows), (roster_file.PEOPLE, people)))


def takes_items(world: World, raw: bytes) -> None:
    plan = received(world)
    plan = items.bring_items(
        plan=plan, file_name="明细.xlsx", raw=raw, level=Level.INTERNAL, version=plan.version, by=world.standing("shen"), as_of=world.now
    )  # fmt: skip
    assert [(one.number, [w.zh for w in one.wrong]) for one in items.preview(current(plan)) if one.wrong] == []
    items.take_in_items(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)


def takes_opinions(world: World, raw: bytes) -> None:
    by = world.standing("shen")
    of = history.bring(file_name="意见.xlsx", raw=raw, level=Level.INTERNAL, by=by, as_of=world.now)
    lines = history.compared(of, by, world.now.date())
    assert [line.says.zh for line in lines if line.outcome == "wrong"] == []
    history.take_in(of=of, plan=history.plan_of(lines), by=by, as_of=world.now)


def takes_register(world: World, raw: bytes) -> None:
    by = world.standing("shen")
    file = register_operations.upload(file_name="清单.xlsx", raw=raw, by=by, as_of=world.now)
    lines = register_file.compared(file.lines)
    assert [line.says.zh for line in lines if line.outcome == "refused"] == []
    register_operations.apply(file=file, plan=register_operations.plan_of(lines), by=by, as_of=world.now)


def writes_register(_world: World) -> bytes:
    rows = register_file.as_rows(Expected.objects.filter(state="expected").order_by("pk"))
    return item_file_like(register_file.COLUMNS, rows)


def item_file_like(heads: Sequence[str], rows: Any) -> bytes:
    """The list's own export has these columns under these heads: rows as text."""
    return filled(empty_forms()["register"].make(), "应公开清单", [dict(zip(heads, row, strict=True)) for row in rows])


def takes_issues(world: World, raw: bytes) -> None:
    of = issue_lists.brought(world, raw=raw, history=True, year=2024, report="2023年度台账")
    of = issue_lists.mapped(world, of)
    assert [(line.number, line.says.zh) for line in issue_lists.previewed(world, of) if line.outcome == "wrong"] == []
    issue_lists.taken_in(world, of)


def takes_topics(world: World, raw: bytes) -> None:
    topic_file.take_in_file(
        year=year(world), file_name="议题.xlsx", raw=raw, by=world.standing("shen"), as_of=world.now
    )


def takes_participants(world: World, raw: bytes) -> None:
    participants.take_in_roster(
        review=planned(world), typed="", file_name="名单.xlsx", raw=raw, by=world.standing("shen"), as_of=world.now
    )


def takes_performance(world: World, raw: bytes) -> None:
    of = performance_sheets.brought(world, raw, history=True)
    assert [said for outcome, said in performance_sheets.outcomes(world, of) if outcome == "wrong"] == []
    performance_sheets.taken_in(world, of)


def fixed(**columns: Any) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {name: of if isinstance(of, st.SearchStrategy) else st.just(of) for name, of in columns.items()}
    )


KINDS = [
    Kind(
        "roster", "机构",
        fixed(代码=st.from_regex(r"[A-Z]{2}[0-9]{2,4}", fullmatch=True), 名称=PLAIN_NAME, 简称=st.one_of(st.just(""), PLAIN_NAME), 类别=st.sampled_from(["部门", "单位"]), 上级代码=st.just("ZF"), 设立日期=DAYS),
        ("代码", "名称"), takes_roster, writes_roster,
    ),
    Kind(
        "topics", "议题",
        fixed(议题=words(120), 来源="社会普遍关注的其他问题", 理由=words(200), 建议方式=st.sampled_from([way.words.zh for way in Way]), 提出机构="明湖区教育局", 提出人=st.one_of(st.just(""), PLAIN_NAME), 提出日期=DAYS),
        ("议题",), takes_topics, lambda _: topic_file.file_of(Topic.objects.all()),
    ),
    Kind(
        "participants", "参加人",
        fixed(身份=st.sampled_from(["人大代表", "专家"]), 姓名=words(40), 单位=st.one_of(st.just(""), words(120)), 座位=st.one_of(st.just(""), words(20))),
        ("姓名",), takes_participants, lambda _: participants.file_of(participants.Participant.objects.order_by("number")),
    ),
    Kind(
        "register", "应公开清单",
        fixed(机构代码="CZ", 单位=words(120), 年度=st.sampled_from(["2024", "2025"]), 文种=st.sampled_from([*register_file.KINDS]), 层级="部门", 应公开日期=st.one_of(st.just(""), DAYS)),
        ("单位",), takes_register, writes_register,
    ),
    Kind(
        "earlier_opinions", "表",
        fixed(**{
            "预算年度": st.sampled_from(["2024", "2025"]), "针对版本": st.sampled_from(["一上", "二上", ""]), "单位": "明湖区城市管理局", "项目": st.one_of(st.just(""), words(200)),
            "意见": words(600), "审查重点": "部门预算", "建议增减（元）": st.one_of(st.just(""), YUAN), "提出人": "林代表 人大代表 区", "提出日期": DAYS,
        }),
        ("意见",), takes_opinions, lambda _: history_file.file_of(Opinion.objects.order_by("pk")),
    ),
    Kind(
        "earlier_adjustments", "表",
        fixed(年度="2023", 第几次=st.integers(1, 99).map(str), 名称=words(160), 法定情形=st.sampled_from(["", "需要增加举借债务数额"]), 收到日期="2023-05-01", 决议文号=words(80), 决定日期="2023-06-28", 公开日期=st.sampled_from(["", "2023-07-10"])),
        ("第几次",), lambda w, raw: adjustments.take_in_history(file_name="历年.xlsx", raw=raw, by=w.standing("shen"), as_of=w.now),
        lambda _: adjustments.file_of(Plan.objects.order_by("pk")),
    ),
    Kind(
        "adjustment_items", "调整明细",
        fixed(收支="支出", 预算=st.sampled_from(["一般公共预算", "政府性基金"]), 单位代码="CG", 单位="明湖区城市管理局", 项目=PLAIN_NAME, 科目代码="0212010", 调整前="1000.00", 增减="250.50", 调整后="1250.50", 理由=words(600), 相应措施=st.one_of(st.just(""), words(300)), 债务资金=st.sampled_from(["", "是"])),
        ("项目",), takes_items, lambda _: item_file.as_workbook(item_file.item_rows(lines_of(current(Plan.objects.get())))),
    ),
    Kind(
        "earlier_livelihood_projects", "民生实事",
        fixed(**{
            "年度": "2024", "序号": st.integers(1, 999).map(str), "项目": words(200), "单位编码": "CG", "牵头单位": "明湖区城市管理局", "目标": st.one_of(st.just(""), words(600)),
            "完成情况": st.one_of(st.just(""), words(600)), "状态": st.one_of(st.sampled_from(["", "已完成"]), words(60)),
            "计划资金（元）": st.one_of(st.just(""), st.integers(1, 10**12).map(lambda fen: f"{fen / 100:.2f}")),
        }),
        ("序号",), lambda w, raw: taking_in.take_in_list(file_name="民生实事.xlsx", raw=raw, level=Level.INTERNAL, by=w.standing("shen"), as_of=w.now),
        lambda _: list_file.file_of(Project.objects.order_by("pk")),
    ),
    Kind(
        "issue_list", "问题清单",
        fixed(被审计单位="CG", 事项=words(100), 问题类型="资金闲置", 问题描述=st.tuples(PLAIN_NAME, words(600)).map("".join), 涉及金额=st.integers(1, 10**12).map(lambda fen: f"{fen / 100:.2f}"), 金额单位="元", 状态="整改中", 整改期限="2024-08-31"),
        ("问题描述", "事项"), takes_issues, lambda _: ledger_file.as_workbook(ledger_file.ledger_rows(Matter.objects.order_by("pk"))),
    ),
    Kind(
        "performance", "表",
        fixed(**{
            "年度": "2025", "单位编码": "CG", "单位": "明湖区城市管理局", "项目编码": "P01", "项目": "居住区公共照明", "环节": "目标", "指标类别": "产出数量", "指标": PLAIN_NAME,
            "目标值": st.integers(0, 10**6).map(str), "计量单位": "盏", "不超过": st.sampled_from(["是", "否"]), "来源文件": "目标表.xlsx", "页、行": words(40),
        }),
        ("指标",), takes_performance, lambda _: sheet_of(Performance.objects.prefetch_related("targets", "readings__target")),
    ),
]  # fmt: skip


def test_every_import_goes_round() -> None:
    assert {one.name for one in KINDS} == set(empty_forms())


def _key(column: str, row: Mapping[str, str]) -> str:
    return plain(row[column])


class _Undo(Exception):
    """Leaves nothing of an example behind."""


def after(world: World, kind: Kind, raw: bytes) -> bytes:
    """What is exported once `raw` was taken in; the database is then as before."""
    found: list[bytes] = []
    try:
        with transaction.atomic():
            kind.takes(world, raw)
            found.append(kind.writes(world))
            raise _Undo
    except _Undo:
        return found[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_exported_is_taken_in_and_exported_again_as_it_was(world: World, kind: Kind) -> None:
    @given(
        st.lists(
            kind.row, min_size=12, max_size=kind.most, unique_by=tuple(partial(_key, column) for column in kind.apart)
        )
    )
    @settings(
        max_examples=2, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=[*HealthCheck]
    )
    def goes_round(rows: Rows) -> None:
        first = after(world, kind, filled(empty_forms()[kind.name].make(), kind.sheet, rows))
        second = after(world, kind, first)
        said = [{head: text for head, text in row.items() if text and head not in _OWN} for row in rows]

        exported = cells(first, kind.sheet)

        assert [row for row in said if not any(differs(row, one) == {} for one in exported)] == []
        assert cells(second, kind.sheet) == exported

    goes_round()


def differs(row: Mapping[str, str], exported: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What an exported row says otherwise than the one that was typed; a body named by its code is exported by its name."""
    names = dict(Organisation.objects.values_list("code", "name"))
    return {
        head: (text, exported.get(head, ""))
        for head, text in row.items()
        if exported.get(head, "") not in (text, names.get(text, text)) and text not in ("否",)
    }
