"""What the catalogue sheet of a matter's archive package tells of it (归档目录)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import notes_of
from guantong.apps.findings.sourced import bodies_of, joined
from guantong.apps.findings.words import CONCLUSIONS, KINDS, NATURES, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.apps.papers.archive_sheet import Pages, Thing, sheet
from guantong.domain.roles import Standing

_VERBS = {row.verb: row.words.zh for row in MATTER.rows}


def catalogue(matter: Matter, things: Iterable[Thing], by: Standing, as_of: datetime) -> Pages:
    """Return the sheet."""
    stages = [(str(one), one.due_on, one.done_on or "—") for one in matter.stages.exclude(state="given_up")]
    notes = [
        (f"{localtime(one.at):%Y-%m-%d %H:%M}", _VERBS[one.verb] + ("（内部）" if one.inside else ""), one.words)
        for one in notes_of(matter, by)
    ]
    sections = (("阶段安排", ("任务", "到期日", "完成日期"), stages), ("办理经过", ("时间", "办理", "说明"), notes))
    return sheet(matter.title, _facts(matter), things, sections, by, as_of)


def _facts(matter: Matter) -> list[tuple[str, Any]]:
    state = MATTER.states[matter.state].zh + (f"（重开{matter.reopened}次）" if matter.reopened else "")
    return [
        ("事项", matter.title), ("状态", state), ("类别、来源", f"{KINDS[matter.kind].zh}、{SOURCES[matter.source].zh}"),
        ("性质", NATURES[matter.nature].zh if matter.nature else "待确认"), ("主办单位", joined(bodies_of(matter, "lead"))),
        ("会办单位", joined(bodies_of(matter, "joint"))), ("问题", matter.says), ("出处", matter.origin),
        ("牵头领导（职务）", matter.leader), ("责任人（职务）", matter.responsible), ("交办文号", matter.number),
        ("交办日期", matter.handed_on), ("整改期限", matter.due_on), ("整改类型", PACES[matter.pace].zh),
        ("整改措施", matter.measures), ("整改情况", matter.result), ("长效机制", matter.mechanism), ("审计认定", matter.audit_state),
        ("人大跟踪结论", CONCLUSIONS[matter.conclusion].zh if matter.conclusion else ""), ("销号/办结日期", matter.ended_on),
    ]  # fmt: skip
