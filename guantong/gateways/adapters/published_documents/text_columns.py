"""Running text set in two columns: the left column is read to its end before the right one."""

from guantong.domain.fiscal.pages import TextLine

_FEWEST = 5
"""So many lines of prose side by side are columns; fewer may be a heading with its unit, or signatures."""
_FULL = 0.8
"""Prose fills its column: a side whose middle line is shorter than this share of the longest is a list or a table."""
_GUTTER = 6.0
"""The least room between columns (points)."""


def in_columns(lines: list[TextLine]) -> list[TextLine]:
    """Return `lines` (from top to bottom) in the order they are read."""
    ordered: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = _block(lines, at)
        if end - at >= _FEWEST and (halves := _halves(lines[at:end])):
            ordered += [line for half in halves for line in half]
            at = end
        else:
            ordered.append(lines[at])
            at += 1
    return ordered


def _gap(line: TextLine) -> int:
    """Return where the only gap of a line stands in its text, or -1."""
    return line.text.find(" ") if line.text.count(" ") == 1 and len(line.xs) == len(line.text) else -1


def _gutter(line: TextLine, at: int) -> tuple[float, float]:
    return line.xs[at], line.xs[at + 1]


def _block(lines: list[TextLine], start: int) -> int:
    """Return where the run of lines ends that leave one gutter free, begun by a line with a gap."""
    at = _gap(lines[start])
    if at < 0:
        return start
    left, right = _gutter(lines[start], at)
    end = start + 1
    while end < len(lines):
        line = lines[end]
        at = _gap(line)
        if at >= 0:
            x0, x1 = _gutter(line, at)
        elif " " not in line.text and line.box[2] <= right - _GUTTER:
            x0, x1 = line.box[2], right  # of one column only
        elif " " not in line.text and line.box[0] >= left + _GUTTER:
            x0, x1 = left, line.box[0]
        else:
            break
        if max(left, x0) + _GUTTER > min(right, x1):
            break
        left, right = max(left, x0), min(right, x1)
        end += 1
    return end


def _halves(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]] | None:
    first, second = [], []  # type: list[TextLine], list[TextLine]
    middle = max(line.xs[at] for line in lines if (at := _gap(line)) >= 0)
    for line in lines:
        at = _gap(line)
        if at < 0:
            (first if line.box[0] < middle else second).append(line)
            continue
        x0, top, x1, bottom = line.box
        cut = line.xs[at]
        first.append(TextLine(line.text[:at], (x0, top, cut, bottom), line.xs[:at]))
        second.append(TextLine(line.text[at + 1 :], (line.xs[at + 1], top, x1, bottom), line.xs[at + 1 :]))
    return (first, second) if _prose(first) and _prose(second) else None


def _prose(lines: list[TextLine]) -> bool:
    widths = sorted(line.box[2] - line.box[0] for line in lines)
    return len(lines) >= _FEWEST and widths[len(widths) // 2] >= _FULL * widths[-1] and widths[-1] > 60
