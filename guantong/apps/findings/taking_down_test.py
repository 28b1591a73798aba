"""The offline twin: a sheet goes out, comes back filled in, is held against the ledger, taken down whole or not at all."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings import stages, taking_down
from guantong.apps.findings.models import Matter, ReturnedSheet
from guantong.apps.findings.proving import submitted
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.rectification_file import FILLED, HEADS, OUT, sheet_of
from guantong.apps.findings.returned_preview import compared
from guantong.apps.findings.returned_rows import plan_of
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import does, handed_over, planned, proof, registered
from tests.issue_lists import workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
RECEIPT = {"received_on": "2026-11-12", "leader": "分管副局长", "responsible": "财务科科长"}
PLAN = {
    "measures": "收回闲置资金。",
    "goal": "年底前收回。",
    "cause": "本单位内部管理",
    "cause_words": "前期准备不足。",
}


def sheet(world: World, filled: dict[int, dict[str, str]], changed: Callable[[Any], None] | None = None) -> bytes:
    """The sheet of the body as it goes out, with what it typed into the row of each matter."""
    matters = matters_seen_by(world.standing("shen")).filter(path=world.body("CG").path, state__in=OUT).order_by("pk")
    book = openpyxl.load_workbook(io.BytesIO(sheet_of("明湖区城市管理局", matters)))
    names = list(HEADS)
    for row in book["整改情况"].iter_rows(min_row=3):
        for name, value in filled.get(int(row[0].value), {}).items():
            row[names.index(name)].value = value
    if changed:
        changed(book["整改情况"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def brought(world: World, raw: bytes, who: str = "shen", **facts: Any) -> ReturnedSheet:
    given = {
        "file_name": "整改情况表.xlsx", "level": Level.INTERNAL, "path": world.body("CG").path, "typed_by": "秦会计", "signed_by": "程局长",
        "signed_on": world.now.date(), **facts,
    }  # fmt: skip
    return taking_down.bring(raw=raw, by=world.standing(who), as_of=world.now, **given)


def told(world: World, of: ReturnedSheet) -> list[tuple[str, str]]:
    return [(line.outcome, line.says.zh) for line in compared(of, world.standing("shen"), world.now.date())]


def taken_down(world: World, of: ReturnedSheet, who: str = "shen") -> ReturnedSheet:
    plan = plan_of(compared(of, world.standing(who), world.now.date()))
    return taking_down.take_down(of=of, plan=plan, by=world.standing(who), as_of=world.now)


def test_a_sheet_is_taken_down_by_the_verbs_the_body_would_have_used(world: World) -> None:
    first, second = handed_over(world), handed_over(world, registered(world, title="会议费超范围"))
    proof(world, first, who="shen")
    raw = sheet(
        world,
        {first.pk: {**RECEIPT, **PLAN, "result": "已收回 120 万元。", "progress": "收回过半。"}, second.pk: RECEIPT},
    )

    of = taken_down(world, brought(world, raw))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.measures, first.cause, first.result, first.submitted_by, len(first.files)) == (
        "submitted", "收回闲置资金。", "own_process", "已收回 120 万元。", "shen", 1,
    )  # fmt: skip
    assert (second.state, second.responsible, of.state, of.counts) == (
        "acknowledged",
        "财务科科长",
        "taken_down",
        {"matters": 2},
    )
    assert [entry.verb for entry in entries_of(first)][-4:] == [
        "take_down_receipt", "take_down_plan", "take_down_progress", "take_down_result",
    ]  # fmt: skip
    source = "据程局长 2026-11-12 签字的整改情况表录入，填表人秦会计"
    assert [note.words for note in first.notes.filter(verb__startswith="take_down")] == [
        source,
        source,
        f"收回过半。（{source}）",
        source,
    ]
    assert not any("程局长" in entry.text or "秦会计" in entry.text for entry in [*entries_of(first), *entries_of(of)])
    assert list(DueWork.objects.filter(key=first.journal_key, state="open").values_list("verb", flat=True)) == [
        "verify"
    ]
    assert list(drifted()) == []


def test_who_took_a_result_down_does_not_verify_it(world: World) -> None:
    matter = planned(world)
    proof(world, matter, who="shen")
    taken_down(world, brought(world, sheet(world, {matter.pk: {"result": "已收回。"}})))

    with pytest.raises(NotAllowed):
        does(world, "verify", matter, "shen", words="属实")
    assert does(world, "verify", matter, "gu", words="属实").state == "verified"


def test_a_result_without_a_file_is_never_taken_down(world: World) -> None:
    matter = planned(world)
    of = brought(world, sheet(world, {matter.pk: {"result": "已收回。"}}))

    assert ("没有证明材料" in told(world, of)[0][1], told(world, of)[0][0]) == (True, "wrong")
    with pytest.raises(BadInput):
        taken_down(world, of)
    matter.refresh_from_db()
    assert (matter.state, matter.result) == ("planned", "")


def test_a_matter_that_changed_since_is_a_conflict_and_keeps_all_out(world: World) -> None:
    first, second = handed_over(world), handed_over(world, registered(world, title="会议费超范围"))
    raw = sheet(world, {first.pk: RECEIPT, second.pk: RECEIPT})
    does(world, "urge", first, "shen", words="请抓紧")
    of = brought(world, raw)

    assert [outcome for outcome, _ in told(world, of)] == ["stale", "differs"]
    with pytest.raises(NotAllowed) as refused:
        taken_down(world, of)
    second.refresh_from_db()
    assert (refused.value.refusal.about, second.state, ReturnedSheet.objects.get().state) == (
        "state",
        "handed_over",
        "read",
    )


def first_cell(name: str, value: Any) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        page.cell(3, list(HEADS).index(name) + 1).value = value

    return change


def twice(page: Any) -> None:
    for at in range(1, len(HEADS) + 1):
        page.cell(4, at).value = page.cell(3, at).value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (first_cell("pk", "999999"), "被改动过"), (first_cell("version", "7"), "被改动过"), (first_cell("mark", "x"), "被改动过"),
        (first_cell("pk", "一"), "被改动过"), (twice, "出现两次"), (first_cell("received_on", "昨天"), "“昨天”不是日期"),
        (first_cell("received_on", "2020-01-01"), "日期不在交办日期与今天之间"), (first_cell("leader", ""), "没有填写"),
        (first_cell("result", "已改"), "才能“代录整改情况”"), (first_cell("cause", "天气"), "“天气”无法识别"),
        (first_cell("leader", "长" * 81), "超过 80 字"),
    ],
)  # fmt: skip
def test_what_was_changed_or_typed_wrong_is_told_row_by_row_and_nothing_is_taken(
    world: World, change: Callable[[Any], None], said: str
) -> None:
    matter = handed_over(world)
    of = brought(world, sheet(world, {matter.pk: RECEIPT}, change))

    assert (told(world, of)[0][0], said in told(world, of)[0][1]) == ("wrong", True)
    with pytest.raises(BadInput):
        taken_down(world, of)
    matter.refresh_from_db()
    assert (matter.state, matter.received_on) == ("handed_over", None)


def test_a_row_of_another_body_is_told(world: World) -> None:
    matter = handed_over(world)
    of = brought(world, sheet(world, {matter.pk: RECEIPT}), path=world.body("CZ").path)

    assert told(world, of) == [("wrong", "第 3 行是别的单位的事项。请分开上传")]


def test_a_file_that_never_left_here_is_no_sheet(world: World) -> None:
    with pytest.raises(BadInput, match="不是本系统下载的表"):
        brought(world, workbook([("编号", "事项", "整改情况"), ("1", "甲", "已改")]))
    assert ReturnedSheet.objects.count() == 0


def test_what_comes_back_as_it_left_changes_nothing(world: World) -> None:
    matter = planned(world)
    of = brought(world, sheet(world, {}))

    assert told(world, of) == [("same", "与台账相同")]
    with pytest.raises(BadInput, match="没有要录入的"):
        taken_down(world, of)
    matter.refresh_from_db()
    assert matter.state == "planned"


def test_the_same_sheet_is_not_taken_down_twice(world: World) -> None:
    matter = handed_over(world)
    raw = sheet(world, {matter.pk: RECEIPT})
    first = brought(world, raw)
    assert brought(world, raw).pk == first.pk
    taken_down(world, first)

    assert told(world, brought(world, raw))[0][0] == "stale"


@pytest.mark.parametrize("who", ["qin", "he", "cao", "lin"])
def test_only_staff_act_on_behalf_of_a_body(world: World, who: str) -> None:
    matter = handed_over(world)

    with pytest.raises(NotAllowed):
        brought(world, sheet(world, {matter.pk: RECEIPT}), who=who)


def test_a_signature_of_tomorrow_is_none(world: World) -> None:
    matter = handed_over(world)

    with pytest.raises(BadInput) as bad:
        brought(world, sheet(world, {matter.pk: RECEIPT}), signed_on=world.now.date() + timedelta(days=1))
    assert list(bad.value.reasons) == ["signed_on"]


def test_only_what_is_asked_can_be_typed_into_the_sheet(world: World) -> None:
    matter = handed_over(world)
    page = openpyxl.load_workbook(io.BytesIO(sheet_of("明湖区城市管理局", [matter])))["整改情况"]

    open_to = [name for name, cell in zip(HEADS, page[3], strict=True) if not cell.protection.locked]
    assert (page.protection.sheet, open_to) == (True, list(FILLED))


def test_a_preview_costs_the_same_for_one_matter_and_for_three(world: World) -> None:
    costs = []
    for count in (1, 3):
        for number in range(count):
            handed_over(world, registered(world, title=f"事项{count}{number}"))
        of = brought(world, sheet(world, {m.pk: RECEIPT for m in Matter.objects.all()}), file_name=f"{count}.xlsx")
        with CaptureQueriesContext(connection) as asked:
            compared(of, world.standing("shen"), world.now.date())
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_a_result_is_not_taken_down_before_its_stages_are_done(world: World) -> None:
    matter = planned(world)
    due = [(world.now.date() + timedelta(days=10), "收回一半")]
    proof(world, matter, who="shen")
    for verb, facts in (("propose_stages", {"steps": due}), ("confirm_stages", {})):
        matter.refresh_from_db()
        getattr(stages, verb)(
            matter=matter, version=matter.version, by=world.standing("shen"), as_of=world.now, **facts
        )

    found = brought(world, sheet(world, {matter.pk: {"result": "已全部收回。"}}))

    assert [outcome for outcome, _ in told(world, found)] == ["wrong"]
    assert "还有阶段没有完成，不能报送整体整改情况" in told(world, found)[0][1]
    with pytest.raises(NotAllowed):
        submitted(Matter.objects.get(pk=matter.pk), "take_down_result", world.standing("shen"), world.now)
