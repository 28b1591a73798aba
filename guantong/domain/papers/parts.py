"""The words and amounts a paper is made of; no amount without the place it stands (文字与金额)."""

from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.evidence import Evidence, page_words
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import within

_AMOUNT = pattern(r"[0-9０-９][0-9０-９,，.．]*\s*[十百千万亿]*元")


class Unsourced(ValueError):
    """An amount of which nobody says where it stands; the message is the words it stands in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, and where it stands: one place that prints it, or the places it was computed of and `how` (由来).

    `how` says in Chinese what was done with the places: 两数相减. It is printed exactly in its unit, never rounded.
    """

    fen: int
    evidence: tuple[Evidence, ...]
    how: str = ""
    unit: Unit = Unit.TEN_THOUSAND

    def __post_init__(self) -> None:
        """Refuse an amount without a place, and one that is not what its place prints."""
        if not self.evidence or not all(place.file for place in self.evidence):
            raise Unsourced(self.said)
        if not self.how and (len(self.evidence) > 1 or self.evidence[0].fen not in (None, self.fen)):
            raise Unsourced(f"{self.said} ≠ {self.evidence[0].said}")

    @property
    def number(self) -> str:
        """The amount without its unit: two decimals, more where the amount has more."""
        decimals = next(d for d in range(2, 13) if self.fen * 10**d % self.unit.fen == 0)
        return format_fen(self.fen, self.unit, decimals)

    @property
    def said(self) -> str:
        """The amount as it is printed: 186.42万元."""
        return f"{self.number}{self.unit}"

    @property
    def source(self) -> str:
        """Where it stands, in words people find it by."""
        places = "；".join(where(place) for place in self.evidence)
        return f"由下列各数得出（{self.how}）：{places}" if self.how else places


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says in its own words, amounts among them: an audit issue, a reply (原文)."""

    text: str
    evidence: Evidence

    def __post_init__(self) -> None:
        """Refuse words without a place."""
        if not self.evidence.file:
            raise Unsourced(self.text)

    @property
    def said(self) -> str:
        """The words."""
        return self.text

    @property
    def source(self) -> str:
        """Where they stand."""
        return where(self.evidence, printed=False)


Sourced = Figure | Stated
Part = str | Figure | Stated
"""A run of words. In plain words no amount of money may stand."""


def where(place: Evidence, *, printed: bool = True) -> str:
    """Return a place as a paper prints it: 《文件》第5页《表1》第3行“合计”为1,200.00（corrected cells as a person read them）."""
    file = place.file if place.file.startswith("《") else f"《{place.file}》"
    if place.table:
        found = file + place.cell.zh
    else:
        page = page_words(place.page, place.sheet).zh if place.page or place.sheet else ""
        row = f"第{place.row}行" if place.row else ""
        found = file + page + row + (f"“{within(place.column)}”" if place.column else "")
    return found + (f"为{place.said}{place.unit}" if printed and place.said else "")


def of(*parts: Part) -> tuple[Part, ...]:
    """Return the parts of a sentence; raises Unsourced where plain words name an amount of money."""
    for part in parts:
        if isinstance(part, str) and (found := _AMOUNT.search(part)):
            raise Unsourced(found[0])
    return parts


def quoted(words: str, place: Evidence) -> Part:
    """Return what somebody wrote as a paper takes it: an amount named in it stands in `place`, other words stand alone."""
    try:
        of(words)
    except Unsourced:
        return Stated(words, place)
    return words


def text_of(parts: tuple[Part, ...]) -> str:
    """Return what the parts say, without their sources."""
    return "".join(part if isinstance(part, str) else part.said for part in parts)
