"""The words of a draft as a person edits them: amounts and quoted words keep their place by marks 【1】 (拟稿文字)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from re import split
from typing import Any

from guantong.domain.papers.blocks import Block, Heading, Item, Paragraph, TextBlock, sourced
from guantong.domain.papers.parts import Part, Sourced, Unsourced, of
from guantong.domain.papers.plain import blocks_from, plain
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LONGEST = 8000


def texts_in(kept: list[dict[str, Any]]) -> Iterator[tuple[str, TextBlock, str]]:
    """Yield the field, the block and the words of each block that is edited as words; tables stay as they were composed."""
    blocks = blocks_from(kept)
    marks = {part: f"【{at}】" for at, part in enumerate(sourced(blocks), 1)}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading | Paragraph | Item):
            said = "".join(part if isinstance(part, str) else marks[part] for part in block.parts)
            yield f"text_{at}", block, said


def words_of(kept: list[dict[str, Any]], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the blocks with their words as typed: each line a paragraph, a block left empty gone.

    Raises BadInput at the field for an amount typed without its source and for a mark of nothing.
    """
    blocks, found, wrong = blocks_from(kept), list[Block](), dict[str, Words]()
    known = sourced(blocks)
    for at, block in enumerate(blocks):
        name = f"text_{at}"
        if not isinstance(block, Heading | Paragraph | Item) or name not in texts:
            found.append(block)
            continue
        try:
            found += [_with(block, line, known) for line in texts[name].splitlines() if line.strip()]
        except Unsourced as amount:
            wrong[name] = UNSOURCED.filled(amount=amount)
        except LookupError as mark:
            wrong[name] = _NO_MARK.filled(mark=mark.args[0])
    if wrong:
        raise BadInput(wrong)
    return plain(found)


def _with(block: TextBlock, line: str, known: tuple[Sourced, ...]) -> TextBlock:
    parts = _parts(line.strip(), known)
    if isinstance(block, Heading):
        of(line)
        return replace(block, text=line.strip())
    return replace(block, parts=parts)


def _parts(line: str, known: tuple[Sourced, ...]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for at, found in enumerate(split(r"【(\d{1,3})】", line)):
        if at % 2:
            if not 0 < int(found) <= len(known):
                raise LookupError(f"【{found}】")
            parts.append(known[int(found) - 1])
        elif found:
            parts.append(found)
    return of(*parts)


UNSOURCED = Words(
    "“{amount}”没有出处。金额用标记（如【1】）引用，不直接键入",
    "“{amount}” has no source: amounts are placed by their marks",
)
_NO_MARK = Words("没有“{mark}”这个标记", "there is no mark “{mark}”")
