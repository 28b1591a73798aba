"""Levels of what may be kept, and the marks of state secrets, which may not (密级与标志).

The system is declared non-classified (非涉密): what bears a mark is stopped at the door.
"""

import re
import unicodedata
from enum import StrEnum

from guantong.domain.words import Words


class Level(StrEnum):
    """How far a file may go; asked of whoever brings it, never guessed."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SENSITIVE = "sensitive"

    @property
    def words(self) -> Words:
        """The level's name."""
        return _WORDS[self]


_WORDS = {
    Level.PUBLIC: Words("公开", "public"),
    Level.INTERNAL: Words("内部", "internal"),
    Level.SENSITIVE: Words("敏感", "sensitive"),
}
_STARS = "★☆⭐✩✪✫✬✭✮✯✰⚝🌟"
_MARK = re.compile(
    rf"绝密|[机機]密[{_STARS}]|[秘祕]密[{_STARS}]|[机機秘祕]密\*(?:\d|[一二三五十]|长期|長期)|密级:?[【\[(]?(?:[机機秘祕]密)"
)
"""绝密 alone; 机密 and 秘密 with their star, with a starred term, or named as the level: “商业秘密” is no mark."""


def mark_in(text: str) -> str:
    """Return the secrecy mark that stands in `text`, however it is spaced or widened, else ""."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in _UNSEEN)
    found = _MARK.search(kept)
    return found[0] if found else ""


_ROW_MARK = re.compile(
    r"涉密|涉及国家秘密|[（(【\[〔](?:绝密|[机機]密|[秘祕]密|[密秘祕机機绝])[)）】\]〕]|^(?:绝密|[机機]密|[秘祕]密)"
)
"""In the row of a table a bare word is enough: such a row is a secret line, whatever it is called."""


def line_mark_in(text: str) -> str:
    """Return the mark by which `text`, a cell of a table, says that its line is secret, else ""."""
    kept = "".join(unicodedata.normalize("NFKC", text).split())
    found = _ROW_MARK.search(kept)
    return mark_in(text) or (found[0] if found else "")


_UNSEEN = ("Cf", "Cc", "Mn", "Pd", "Pc")
"""What may stand between two characters of a mark: controls, joiners, hyphens, underscores."""
