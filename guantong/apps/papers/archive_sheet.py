"""The catalogue sheet of an archive package: one page any browser opens, that leads to what lies beside it and nowhere else (归档目录)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from re import fullmatch
from typing import Any, Protocol
from urllib.parse import quote

from django.utils.html import escape, format_html, linebreaks
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
    "th,.day{white-space:nowrap}td{min-width:3.2em}td p{margin:0}a{color:inherit}"
    "@media print{@page{size:A4;margin:15mm;@bottom-right{content:counter(page) ' / ' counter(pages)}}body{margin:0 1mm;max-width:none}tr{break-inside:avoid}}"
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The catalogue twice: for a browser, and as plain text for whatever opens nothing else."""

    html: str
    text: str


def sheet(
    title: str, facts: Iterable[tuple[str, Any]], things: Iterable[Thing], sections: Iterable[Section], by: Standing, as_of: datetime
) -> Pages:  # fmt: skip
    """Return the catalogue: what the thing is, what lies in the package and where, whatever else is told of it."""
    now, told = f"{localtime(as_of):%Y-%m-%d %H:%M}", list(facts)
    kept = [(one.title, one.sort, one.day, one.name, one.sm3 or "—") for one in things]
    kept.append(("留痕摘录", "留痕", now[:10], "留痕摘录.csv", "—"))
    contents = ("目录", ("名称", "种类", "日期", "包内位置", "SM3"), kept)
    linked = (*contents[:2], [(*row[:3], _leads_to(row[3]), row[4]) for row in kept])
    others = [section for section in sections if section[2]]
    end = f"{now}　{by.name or by.person} 导出。本包不需要系统即可阅读；文件的 SM3 可与留痕核对。"
    html = "".join(
        (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
            f"<title>归档目录 {escape(title)}</title><style>{_STYLE}</style><h1>归档目录</h1>",
            _pairs(told), *(_table(*section) for section in (linked, *others)), f"<p>{escape(end)}</p></html>",
        )
    )  # fmt: skip
    lines = [f"归档目录　{title}", "", *(f"{name}：{_shown(value)}" for name, value in told)]
    for name, heads, rows in (contents, *others):
        lines += ["", f"【{name}】", "　|　".join(heads), *("　|　".join(_flat(cell) for cell in row) for row in rows)]
    return Pages(html, "\ufeff" + "\r\n".join((*lines, "", end, "")))


def _leads_to(name: str) -> Any:
    return format_html('<a href="{}">{}</a>', quote(name), name)


def _flat(value: Any) -> str:
    return " ".join(_shown(value).split())


def _shown(value: Any) -> str:
    """Nothing is a dash; nought is nought."""
    return "—" if value is None or value == "" else f"{value}"


def _pairs(facts: Iterable[tuple[str, Any]]) -> str:
    return f"<table>{''.join(f'<tr><th>{name}</th><td>{_said(value)}</td></tr>' for name, value in facts)}</table>"


def _table(title: str, heads: Iterable[str], rows: list[tuple[Any, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_said(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h2>{title}</h2><table><tr>{head}</tr>{body}</table>"


def _said(value: Any) -> str:
    if hasattr(value, "__html__"):
        return str(value)
    if fullmatch(r"\d{4}-\d\d-\d\d", f"{value}"):
        return f'<span class="day">{value}</span>'
    return str(linebreaks(_shown(value), autoescape=True))
