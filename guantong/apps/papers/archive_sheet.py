"""The catalogue sheet of an archive package: one page any browser opens, that leads to nothing outside itself (归档目录)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.utils.html import escape, linebreaks
from django.utils.timezone import localtime

from guantong.domain.roles import Standing

Section = tuple[str, Sequence[str], list[tuple[Any, ...]]]
"""A table of the sheet: its title, its heads, its rows; without rows it is left out."""


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


def sheet(
    title: str, facts: Iterable[tuple[str, Any]], things: Iterable[Thing], sections: Iterable[Section], by: Standing, as_of: datetime
) -> str:  # fmt: skip
    """Return the page: what the thing is, what lies in the package and where, whatever else is told of it."""
    now = f"{localtime(as_of):%Y-%m-%d %H:%M}"
    kept = [(one.title, one.sort, one.day, one.name, one.sm3 or "—") for one in things]
    kept.append(("留痕摘录", "留痕", now[:10], "留痕摘录.csv", "—"))
    return "".join(
        (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
            f"<title>归档目录 {escape(title)}</title><style>{_STYLE}</style><h1>归档目录</h1>",
            _pairs(facts),
            _table("目录", ("名称", "种类", "日期", "包内位置", "SM3"), kept),
            *(_table(*section) for section in sections),
            f"<p>{now}　{escape(by.name or by.person)} 导出。本包不需要系统即可阅读；文件的 SM3 可与留痕核对。</p></html>",
        )
    )


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
