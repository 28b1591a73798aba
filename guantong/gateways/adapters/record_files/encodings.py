"""How the characters of a text file are written: told by its bytes, never by its name (字符编码).

UTF-8, UTF-16 and GB18030 (which holds GBK) are told apart by their own rules. Western single-byte encodings forbid hardly anything:
a file of theirs is read only when its source declares it.
"""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.reasons import refused

_PIECE = 1 << 20
_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORDS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "gb18030": "GBK/GB18030",
}
DECLARABLE = {
    "utf-8": "utf-8-sig", "utf-8-sig": "utf-8-sig", "utf8": "utf-8-sig", "utf-16": "utf-16", "utf-16le": "utf-16-le",
    "utf-16-le": "utf-16-le", "utf-16be": "utf-16-be", "utf-16-be": "utf-16-be", "gbk": "gb18030", "gb2312": "gb18030",
    "gb18030": "gb18030", "cp1252": "cp1252", "windows-1252": "cp1252", "ascii": "utf-8-sig", "us-ascii": "utf-8-sig",
}  # fmt: skip
"""What a source may declare, and the codec that reads it; all of GBK lies in GB18030."""
_COMMON = 0.9
"""Of Chinese text nearly every character is one of the 6,763 of GB 2312; bytes of other languages land there by chance."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where bytes cease to be text: the line, and whether the file merely ends within a character."""

    line: int
    cut: bool


def pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, a mebibyte at a time."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def encoding_of(path: Path, declared: str = "") -> str:
    """Return the codec of a text file, by which every byte of it can be read; raises Refused."""
    if declared:
        return _as_declared(path, declared)
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    marked = next((codec for mark, codec in _MARKS if start.startswith(mark)), "") or _unmarked_utf_16(start)
    if marked:
        return _checked(path, marked)
    fault = _fault(pieces(path), "utf-8-sig")
    if fault is None:
        return "utf-8-sig"
    if fault.cut:
        raise refused("cut", Place(row=fault.line), encoding="UTF-8")
    other = _fault(pieces(path), "gb18030")
    if other is not None and other.cut and _is_chinese(path):
        raise refused("cut", Place(row=other.line), encoding="GBK/GB18030")
    if other is not None or not _is_chinese(path):
        raise refused("encoding", Place(row=fault.line))
    return "gb18030"


def _as_declared(path: Path, declared: str) -> str:
    codec = DECLARABLE.get(declared.lower().replace("_", "-"))
    if codec is None:
        raise refused(
            "unknown_encoding",
            encoding=declared,
            known="、".join(sorted({"utf-8", "utf-16", "gbk", "gb18030", "cp1252"})),
        )
    return _checked(path, codec, declared)


def _checked(path: Path, codec: str, declared: str = "") -> str:
    fault = _fault(pieces(path), codec)
    if fault is None:
        return codec
    words = declared or _WORDS[codec]
    raise refused("cut" if fault.cut else "not_as_declared", Place(row=fault.line), encoding=words)


def _unmarked_utf_16(start: bytes) -> str:
    """Return which UTF-16 the bytes are without saying so: half of ASCII's bytes are zero, all on one side."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    least = len(start) // 16
    if min(even, odd) * 8 < max(even, odd) > least:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _fault(content: Iterable[bytes], codec: str) -> _Fault | None:
    """Return where `content` cannot be read as `codec`, or None; a zero byte in text is a fault as well."""
    decoder, line, cut = codecs.getincrementaldecoder(codec)(), 1, False
    for piece in content:
        try:
            text = decoder.decode(piece)
        except UnicodeDecodeError as error:
            return _Fault(line + piece[: error.start].count(b"\n"), False)
        if "\0" in text:
            raise refused("zero_byte", Place(row=line + text[: text.index("\0")].count("\n")))
        line += text.count("\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        cut = True
    return _Fault(line, True) if cut else None


def _is_chinese(path: Path) -> bool:
    """Tell whether what GB18030 makes of the bytes is Chinese text rather than an accident."""
    decoder, common, others = codecs.getincrementaldecoder("gb18030")(), 0, 0
    for piece in pieces(path):
        try:
            foreign = [character for character in decoder.decode(piece) if character > "\x7f"]
        except UnicodeDecodeError:
            return False
        kept = len("".join(foreign).encode("gb2312", "ignore")) // 2
        common, others = common + kept, others + len(foreign) - kept
        if common + others > _SAMPLE:
            break
    return common >= _COMMON * (common + others)
