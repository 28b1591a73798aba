"""Lines for a terminal that break where Chinese and figures may break, and hang behind their mark (折行)."""

import re

from rich.cells import cell_len
from rich.text import Text

_TOKEN = re.compile(r"[（《“‘【(\[]*(?:[!-~]+|.)(?: *[，。；：、）》”’】％！？…)\]])*", re.DOTALL)
_NARROWEST = 20


def hanging(mark: str, text: str, width: int, indent: int, style: str = "", mark_style: str = "") -> Text:
    """Return `text` behind `mark`, broken at `width` columns, every line starting below the first."""
    start = " " * indent + (f"{mark} " if mark else "")
    lines = wrapped(text, max(width - cell_len(start), _NARROWEST))
    found = Text.assemble(" " * indent, (start[indent:], mark_style or style), (lines[0], style))
    for line in lines[1:]:
        found.append("\n" + " " * cell_len(start)).append(line, style)
    return found


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns: figures stay whole, no line starts with a full stop."""
    lines, line = [], ""
    for token in _TOKEN.findall(text):
        if cell_len(line + token.rstrip()) <= width:
            line += token
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = token.lstrip()
        while cell_len(line) > width:  # one figure or word wider than the whole line
            head = _fitting(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(text: str, width: int) -> str:
    end = len(text)
    while cell_len(text[:end]) > width:
        end -= 1
    return text[:end]
