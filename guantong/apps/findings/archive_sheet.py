"""The catalogue sheet of an archive package: one page any browser opens, that leads to nothing outside itself (归档目录)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.utils.html import escape, linebreaks
from django.utils.timezone import localtime

from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import notes_of
from guantong.apps.findings.sourced import bodies_of, joined
from guantong.apps.findings.words import CONCLUSIONS, KINDS, NATURES, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.roles import Standing


class Thing(Protocol):
    """What the catalogue says of a thing."""

    name: str
    title: str
    sort: str
    day: str
    sm3: str


_STYLE = (
    'body{font:12pt/1.7 "FangSong","Noto Serif CJK SC",serif;max-width:180mm;margin:15mm auto;color:#000}'
    "h1{font-size:18pt;text-align:center}h2{font-size:14pt}table{width:100%;border-collapse:collapse}"
    "th,td{border:1px solid #000;padding:2pt 5pt;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "th{white-space:nowrap}td p{margin:0}"
)
_VERBS = {row.verb: row.words.zh for row in MATTER.rows}


def catalogue(matter: Matter, things: Iterable[Thing], by: Standing, as_of: datetime) -> str:
    """Return the sheet."""
    now = f"{localtime(as_of):%Y-%m-%d %H:%M}"
    kept = [(one.title, one.sort, one.day, one.name, one.sm3 or "—") for one in things]
    kept.append(("留痕摘录", "留痕", now[:10], "留痕摘录.csv", "—"))
    stages = [(str(one), one.due_on, one.done_on or "—") for one in matter.stages.exclude(state="given_up")]
    notes = [
        (f"{localtime(one.at):%Y-%m-%d %H:%M}", _VERBS[one.verb] + ("（内部）" if one.inside else ""), one.words)
        for one in notes_of(matter, by)
    ]
    return "".join(
        (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
            f"<title>归档目录 {escape(matter.title)}</title><style>{_STYLE}</style><h1>归档目录</h1>",
            _pairs(_facts(matter)),
            _table("目录", ("名称", "种类", "日期", "包内位置", "SM3"), kept),
            _table("阶段安排", ("任务", "到期日", "完成日期"), stages),
            _table("办理经过", ("时间", "办理", "说明"), notes),
            f"<p>{now}　{escape(by.name or by.person)} 导出。本包不需要系统即可阅读；文件的 SM3 可与留痕核对。</p></html>",
        )
    )


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


def _pairs(facts: Iterable[tuple[str, Any]]) -> str:
    return f"<table>{''.join(f'<tr><th>{name}</th><td>{_said(value)}</td></tr>' for name, value in facts)}</table>"


def _table(title: str, heads: Iterable[str], rows: list[tuple[Any, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_said(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h2>{title}</h2><table><tr>{head}</tr>{body}</table>"


def _said(value: Any) -> str:
    return str(linebreaks(f"{value}" if value else "—", autoescape=True))
