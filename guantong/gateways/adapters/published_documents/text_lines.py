"""From characters to lines: by baseline, then from left to right; the stream's own order is not reading order."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from guantong.domain.fiscal.pages import TextLine
from guantong.gateways.adapters.published_documents.characters import ASKEW, Character
from guantong.gateways.adapters.published_documents.text_columns import in_columns

_SAME_LINE = 0.35
"""Characters whose baselines differ by less than this share of their height stand on one line."""
_GAP = 0.8
"""A gap wider than this share of a character's height is printed as one space."""
_APART = 1.5
"""Digits of one cell further apart than this are two figures between which no line is drawn."""
_OVERPRINT = 0.4
"""The same character drawn again within this share of its width is one, imitated bold."""
BETWEEN_FIGURES = "│"
_FIGURES = frozenset("0123456789.,")
_BY_LINE, _FROM_LEFT = attrgetter("base", "x0"), attrgetter("x0")


def cell_text(characters: list[Character]) -> str:
    """Return the text of one cell, its lines joined by newlines; turned text follows the upright."""
    turned = [ch for ch in characters if ch.turn]
    upright = [ch for ch in characters if not ch.turn] if turned else characters
    groups = [upright, *([_upright(ch) for ch in group] for group in _by_turn(turned))]
    return "\n".join(_joined(line) for group in groups for line in _lines(group))


def text_lines(characters: list[Character]) -> tuple[TextLine, ...]:
    """Return the lines of running text in the order they are read; turned text, at the edge of a page, comes last."""
    upright = in_columns([_line(line) for line in _lines([ch for ch in characters if not ch.turn])])
    turned = []
    for group in _by_turn(characters):
        for line in _lines([_upright(ch) for ch in group]):
            where = {ch.order: ch for ch in group}
            turned.append(_turned_line([where[ch.order] for ch in line]))
    askew = sorted((ch for ch in characters if ch.turn == ASKEW), key=lambda ch: ch.order)
    return (*upright, *turned, *([_turned_line(askew)] if askew else ()))


def _line(line: list[Character]) -> TextLine:
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
    return TextLine(text, box, tuple(xs))


def _turned_line(line: list[Character]) -> TextLine:
    x0, x1 = min(ch.x0 for ch in line), max(ch.x1 for ch in line)
    return TextLine(
        "".join(ch.text for ch in line), (x0, min(ch.top for ch in line), x1, max(ch.bottom for ch in line))
    )


def _joined(line: list[Character]) -> str:
    """Two figures side by side in one cell stay two: a line that is missing must not make one amount of them."""
    text, end = "", line[0].x1
    for ch in line:
        apart = ch.x0 - end > _APART * (ch.bottom - ch.top)
        text += BETWEEN_FIGURES + ch.text if apart and ch.text in _FIGURES and text[-1] in _FIGURES else ch.text
        end = ch.x1
    return text


def _by_turn(characters: Iterable[Character]) -> Iterator[list[Character]]:
    for turn in (1, 2, 3):
        if group := [ch for ch in characters if ch.turn == turn]:
            yield group


def _upright(ch: Character) -> Character:
    """Return a turned character where it would stand if its page were turned."""
    boxes = {
        1: (-ch.bottom, ch.x0, -ch.top, ch.x1),
        2: (-ch.x1, -ch.bottom, -ch.x0, -ch.top),
        3: (ch.top, -ch.x1, ch.bottom, -ch.x0),
    }
    x0, top, x1, bottom = boxes[ch.turn]
    return Character(ch.text, x0, top, x1, bottom, bottom, ch.order)


def _lines(characters: list[Character]) -> list[list[Character]]:
    lines: list[list[Character]] = []
    base = 0.0
    for ch in sorted(characters, key=_BY_LINE):
        if lines and ch.base - base <= _SAME_LINE * max(ch.bottom - ch.top, 4.0):
            lines[-1].append(ch)
        else:
            lines.append([ch])
            base = ch.base
    for at, line in enumerate(lines):
        line.sort(key=_FROM_LEFT)
        _settle(line)
        lines[at] = _once(line)
    return lines


def _once(line: list[Character]) -> list[Character]:
    """Drop the copies of characters drawn twice, a little beside each other, to look bold."""
    kept = line[:1]
    for ch in line[1:]:
        last = kept[-1]
        apart = ch.x0 - last.x0 > _OVERPRINT * (last.x1 - last.x0)
        if apart or not any(ch.text == k.text and ch.x0 - k.x0 <= _OVERPRINT * (k.x1 - k.x0) for k in kept[-2:]):
            kept.append(ch)
    return kept


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
