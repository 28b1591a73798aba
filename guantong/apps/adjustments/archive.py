"""The archive package of one adjustment: what stands in it, taken on record; its catalogue tells the plan, its lines, its study (归档包)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.adjustments.item_file import item_rows
from guantong.apps.adjustments.item_rows import CALLED
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current, recorded
from guantong.apps.adjustments.queries import lines_of, seen_of
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.papers import archive
from guantong.apps.papers.archive import Kept, hand_over, kept_of
from guantong.apps.papers.archive_sheet import sheet
from guantong.domain.roles import Standing


@transaction.atomic
def archived(*, plan: Plan, by: Standing, as_of: datetime) -> list[Kept]:
    """Return what stands in the package of a plan, and record that it was taken; each sensitive file is noted as handed out."""
    PLAN.demand("archive", by, plan.state, plan.path)
    found = kept_of(plan, by)
    hand_over(found, by, as_of)
    recorded(plan, "archive", by, as_of, things=len(found))
    return found


def package(plan: Plan, things: list[Kept], by: Standing, as_of: datetime) -> Iterator[bytes]:
    """Yield the zip of a plan piece by piece; lines of a body one keeps out of are not in it."""
    lines = [tuple(row) for row in item_rows(seen_of(lines_of(current(plan)), by))]
    remarks = [(one.number, one.line_name or "全案", one.words, one.answer or "—") for one in plan.remarks.all()]
    editions = [(one.number, one.came_on, one.file or "—") for one in plan.editions.all()]
    sections = (
        ("版本", ("第几版", "收到日期", "文件"), editions),
        ("调整项目", tuple(words.zh for words in CALLED.values()), lines),
        ("研究意见", ("第几条", "涉及项目", "意见", "反馈"), remarks),
    )
    yield from archive.package(plan, things, sheet(plan.title, _facts(plan), things, sections, by, as_of), as_of)


def _facts(plan: Plan) -> list[tuple[str, Any]]:
    return [
        ("名称", plan.title), ("状态", PLAN.states[plan.state].zh + ("（历史导入）" if plan.history else "")), ("年度", plan.year),
        ("来文文号", plan.document), ("收到日期", plan.received_on), ("债务限额文号", plan.limit_document),
        ("主任会议的处理", plan.option), ("意见送出日期", plan.opinion_on), ("财政反馈", plan.feedback), ("提请日期", plan.submitted_on),
        ("决议文号", plan.decision), ("决定日期", plan.decided_on), ("决定的说明", plan.decided_words), ("公开日期", plan.published_on),
        ("公开处", plan.published_where), ("备案日期", plan.filed_on), ("备案文号", plan.filed_document), ("撤回或更正的理由", plan.reason),
    ]  # fmt: skip
