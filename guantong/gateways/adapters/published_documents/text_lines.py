"""From characters to lines: by baseline, then from left to right; the stream's own order is not reading order."""

from guantong.domain.fiscal.pages import TextLine
from guantong.gateways.adapters.published_documents.characters import Character

_SAME_LINE = 0.35
"""Characters whose baselines differ by less than this share of their height stand on one line."""
_GAP = 0.8
"""A gap wider than this share of a character's height is printed as one space."""


def cell_text(characters: list[Character]) -> str:
    """Return the text of one cell, its lines joined by newlines."""
    return "\n".join("".join(ch.text for ch in line) for line in _lines(characters))


def text_lines(characters: list[Character]) -> tuple[TextLine, ...]:
    """Return the lines of running text from top to bottom."""
    found = []
    for line in _lines(characters):
        text, xs = "", []  # type: str, list[float]
        end = line[0].x0
        for ch in line:
            if ch.x0 - end > _GAP * (ch.bottom - ch.top):
                text += " "
                xs.append(end)
            text += ch.text
            xs.append(ch.x0)
            end = max(end, ch.x1)
        box = (line[0].x0, min(ch.top for ch in line), end, max(ch.bottom for ch in line))
        found.append(TextLine(text, box, tuple(xs)))
    return tuple(found)


def _lines(characters: list[Character]) -> list[list[Character]]:
    lines: list[list[Character]] = []
    base = 0.0
    for ch in sorted(characters, key=lambda ch: (ch.base, ch.x0)):
        if lines and ch.base - base <= _SAME_LINE * max(ch.bottom - ch.top, 4.0):
            lines[-1].append(ch)
        else:
            lines.append([ch])
            base = ch.base
    for line in lines:
        line.sort(key=lambda ch: ch.x0)
        _settle(line)
    return lines


def _settle(line: list[Character]) -> None:
    """Put characters whose boxes lie over each other in the order of the file.

    Typesetting that squeezes Chinese punctuation moves the blank half of a mark over its neighbour:
    its box then begins before a character that is read first.
    """
    for at in range(1, len(line)):
        before, after = line[at - 1], line[at]
        over = before.x1 - after.x0
        if before.order > after.order and over > 0.4 * min(before.x1 - before.x0, after.x1 - after.x0):
            line[at - 1], line[at] = after, before
