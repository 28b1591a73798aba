"""A paper's blocks and sources for its page: the same content the files are made of (公文预览)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from guantong.apps.papers.models import Hop, Paper
from guantong.apps.papers.workflow import PAPER
from guantong.domain.papers.blocks import Annex, Block, Heading, Item, Paragraph, Table, cells
from guantong.domain.papers.content import Content, mark
from guantong.domain.papers.parts import Figure, Part
from guantong.domain.period import printed_day
from guantong.domain.words import Words

Run = tuple[str, str]
"""Words, and the mark of their source or nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block ready to be drawn; a table is `lines` under `heads`."""

    kind: str
    runs: tuple[Run, ...] = ()
    heads: tuple[str, ...] = ()
    lines: tuple[tuple[tuple[str, tuple[Run, ...]], ...], ...] = ()
    caption: str = ""


def shown_blocks(content: Content) -> list[Shown]:
    """Return the blocks of `content` before its signature, with their marks."""
    return [_shown(block, content) for block in content.body]


def shown_annexes(content: Content) -> list[Shown]:
    """Return the blocks of its annexes with their marks."""
    return [_shown(block, content) for block in content.annexes]


def shown_sources(content: Content) -> list[tuple[str, str, str]]:
    """Return mark, amount or 原文, and place of each source."""
    return [
        (mark(at), part.said if isinstance(part, Figure) else "", part.source)
        for at, part in enumerate(content.sources, 1)
    ]


def telling(paper: Paper, hops: Sequence[Hop], district: str) -> str:
    """Return what a person may copy into a message to whoever has not answered for a paper; the system sends nothing."""
    called = f"《{paper.title}》" + (f"（{paper.number}）" if paper.number else "")
    if paper.state == "withdrawn" and (missing := [hop.body for hop in hops if hop.told_on is None]):
        return f"【{district}人大常委会】{'、'.join(missing)}：{called}已撤回，不再有效，请停止使用，并告知收悉。"
    missing = [hop.body for hop in hops if hop.received_on is None]
    if paper.state == "issued" and missing and paper.issued_on:
        return f"【{district}人大常委会】{'、'.join(missing)}：{called}已于{printed_day(paper.issued_on)}发出，请查收，并告知收到日期。"
    return ""


def steps_of(paper: Paper) -> list[tuple[Words, str, datetime | None]]:
    """Return who did each step of a paper, and when; steps not done yet have no moment."""
    done = (
        ("draft", paper.drafted_by, paper.drafted_at),
        ("check", paper.checked_by, paper.checked_at),
        ("sign", paper.signed_by, paper.signed_at),
        ("export", paper.exported_by, paper.exported_at),
    )
    return [(PAPER.row(verb).words, who, at) for verb, who, at in done]


def _shown(block: Block, content: Content) -> Shown:
    match block:
        case Heading():
            return Shown(f"heading{block.level}", _runs(block.parts, content))
        case Annex():
            return Shown("annex", _runs(block.parts, content))
        case Paragraph():
            return Shown("paragraph", _runs(block.parts, content))
        case Item():
            return Shown("paragraph", ((f"{block.number}. ", ""), *_runs(block.parts, content)))
        case Table():
            lines = tuple(
                tuple(
                    (column.kind, _runs(cells(cell), content)) for column, cell in zip(block.columns, row, strict=True)
                )
                for row in block.rows
            )
            return Shown("table", (), tuple(column.header for column in block.columns), lines, block.caption)


def _runs(parts: tuple[Part, ...], content: Content) -> tuple[Run, ...]:
    return tuple((part, "") if isinstance(part, str) else (part.said, content.mark(part)) for part in parts)
