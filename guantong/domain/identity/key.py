"""The lasting key of a subject (对象编号): one format that never changes, with a check character.

`MH-XM-2026-00017-K`: district, kind, year it was opened, number within kind and year, check character.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from guantong.domain.words import Words


class Kind(StrEnum):
    """What a subject is."""

    UNIT = "unit"
    PROJECT = "project"
    MATTER = "matter"
    FUND = "fund"
    POLICY = "policy"

    @property
    def words(self) -> Words:
        """The kind's name."""
        return _WORDS[self]

    @property
    def letters(self) -> str:
        """The two letters in a key."""
        return _LETTERS[self]


_WORDS = {
    Kind.UNIT: Words("单位", "unit"),
    Kind.PROJECT: Words("项目", "project"),
    Kind.MATTER: Words("事项", "matter"),
    Kind.FUND: Words("资金", "fund"),
    Kind.POLICY: Words("政策", "policy"),
}
_LETTERS = {Kind.UNIT: "DW", Kind.PROJECT: "XM", Kind.MATTER: "SX", Kind.FUND: "ZJ", Kind.POLICY: "ZC"}
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORM = re.compile(r"([A-Z]{2,4})-([A-Z]{2})-([0-9]{4})-([0-9]{5})-([0-9A-Z])")
_FIRST_YEAR = 1949


class MalformedKey(ValueError):
    """What was typed is no key; `why` says in both languages what is wrong with it."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.zh)
        self.why = why


@dataclass(frozen=True, slots=True)
class SubjectKey:
    """One key, in its parts; `str` prints it with its check character."""

    district: str
    kind: Kind
    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse parts that the format cannot print."""
        if not re.fullmatch(r"[A-Z]{2,4}", self.district) or not 0 < self.number < 100_000:
            raise MalformedKey(_SHAPE)
        if not _FIRST_YEAR <= self.year <= 9999:
            raise MalformedKey(_SHAPE)

    def __str__(self) -> str:
        body = f"{self.district}-{self.kind.letters}-{self.year:04}-{self.number:05}"
        return f"{body}-{check_character(body)}"


def parsed(typed: str) -> SubjectKey:
    """Return the key in `typed`, full-width letters and small letters forgiven; raises MalformedKey."""
    plain = "".join(typed.split()).upper().translate(_FULL_WIDTH)
    found = _FORM.fullmatch(plain)
    if found is None or found[2] not in _LETTERS.values():
        raise MalformedKey(_SHAPE)
    if check_character(plain[:-2]) != found[5]:
        raise MalformedKey(_CHECK)
    kind = next(kind for kind, letters in _LETTERS.items() if letters == found[2])
    return SubjectKey(found[1], kind, int(found[3]), int(found[4]))


def check_character(body: str) -> str:
    """Return the check character of `body` by ISO 7064 MOD 37,36; hyphens do not count."""
    rest = 36
    for character in body.replace("-", ""):
        rest = (rest + _ALPHABET.index(character)) % 36 or 36
        rest = rest * 2 % 37
    return _ALPHABET[(37 - rest) % 36]


_FULL_WIDTH = {**{ord("Ａ") + n: chr(65 + n) for n in range(26)}, **{ord("０") + n: chr(48 + n) for n in range(10)}} | {
    ord(mark): "-" for mark in "－—–‐−"
}
_SHAPE = Words(
    "编号应形如 MH-XM-2026-00017-K：地区、类别、年份、五位序号、校验位",
    "a key reads like MH-XM-2026-00017-K: district, kind, year, five digits, check character",
)
_CHECK = Words(
    "校验位不符，编号可能抄错了一位，请对照原件", "the check character does not fit: one character may be miscopied"
)
