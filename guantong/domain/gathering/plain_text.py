"""One text of the many ways to type it: widths, spaces and unseen characters put in order (规范文本)."""

import re
import unicodedata

_UNSEEN = ("Cc", "Cf", "Co", "Cs")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\s]*")
_HAN = "\u3400-\u9fff"
_BETWEEN_HAN = re.compile(f"(?<=[{_HAN}，。；：！？、]) (?=[{_HAN}])")


def normalised(text: str) -> str:
    """Return `text` with half-width digits and letters, single spaces, no blank lines and no unseen characters."""
    held = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HELD)
    plain = unicodedata.normalize("NFKC", held).translate(_FREED)
    seen = "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    lines = _LINES.sub("\n", _SPACES.sub(" ", seen))
    return _BETWEEN_HAN.sub("", lines).strip()


def shape_of(text: str) -> str:
    """Return only the letters, digits and Han characters of `text`: what two copies have in common."""
    return "".join(c for c in normalised(text).lower() if c.isalnum())


_HELD = {ord(wide): chr(0x10F000 + at) for at, wide in enumerate("，。；：！？（）")}
"""Chinese punctuation stays as it is: NFKC would make it Western."""
_FREED = {ord(held): chr(wide) for wide, held in _HELD.items()}
