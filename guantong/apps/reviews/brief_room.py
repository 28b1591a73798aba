"""How much there is room for on one page: so many lines under a heading, so many signs in what is quoted (版面)."""

import re
from dataclasses import dataclass, replace

from guantong.domain.papers.parts import Figure, Part

MOST = 4
"""So many lines under a heading, or one page is two; how many more there are is said."""
_CUT = "……（全文见系统）"
_END = re.compile("[。；，、：]")
_AMOUNT = re.compile(r"[0-9０-９,，.．十百千万亿元]+$")


@dataclass(frozen=True, slots=True)
class Room:
    """So many lines under a heading; of a longer sentence the first `signs`, up to a mark, and that there is more."""

    lines: int = MOST
    signs: int = 0

    def cut(self, part: Part) -> Part:
        """Return a part as there is room for it; an amount is never cut in two."""
        if not self.signs or isinstance(part, Figure):
            return part
        words = part if isinstance(part, str) else part.text
        if len(words) <= self.signs:
            return part
        marks = [found.end() for found in _END.finditer(words, 0, self.signs)]
        kept = words[: marks[-1]].rstrip("，、：") if marks else _AMOUNT.sub("", words[: self.signs])
        return f"{kept}{_CUT}" if isinstance(part, str) else replace(part, text=f"{kept}{_CUT}")


WIDE = Room()
NARROWER = (Room(4, 120), Room(4, 70), Room(3, 60), Room(2, 50), Room(1, 40))
"""What is tried one after another until it fits."""
