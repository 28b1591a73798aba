"""A paper as plain text to copy into another: its words with their marks, then each mark with its place (复制全文和出处)."""

from guantong.apps.components.practice import stamped
from guantong.apps.papers.shown import shown_annexes, shown_blocks, shown_sources
from guantong.domain.papers.content import Content


def as_text(content: Content) -> str:
    """Return the title, the blocks line by line (a table's cells apart by tabs), and the places under their marks."""
    content = stamped(content)
    lines = [content.title]
    for block in (*shown_blocks(content), *shown_annexes(content)):
        lines += [block.caption] if block.caption else []
        lines += ["\t".join(block.heads)] if block.heads else []
        lines += ["\t".join("".join(map("".join, runs)) for _, runs in line) for line in block.lines]
        lines += ["".join(map("".join, block.runs))] if block.runs else []
    places = [f"{mark} {place}" for mark, _said, place in shown_sources(content)]
    return "\n".join([*lines, "", *places, "　".join(filter(None, (content.told_on_each, content.notice)))]).rstrip()
