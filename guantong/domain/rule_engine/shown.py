"""How a sentence over the ledger prints what was found: amounts, shares and days, each by its form (用词)."""

from dataclasses import dataclass
from typing import Any

from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words

_ENDINGS = {"%": "%", "pp": "个百分点", "n": ""}
_HUNDREDTH_OF_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as a sentence prints it: `{paid:money}` fen, `{share:%}`, `{gap:pp}`, `{gap:n}` basis points; others as they are."""

    value: Any

    def __format__(self, form: str) -> str:
        if self.value is None:
            return "—"
        if form == "money":
            return money(self.value)
        if form in _ENDINGS:
            return format_fen(round(self.value), Unit.YUAN) + _ENDINGS[form]
        return format(str(self.value), form)


def measured(value: Any, form: str) -> Words:
    """Return a value printed by `form` in both languages: a share and an amount are written alike, points are not."""
    zh = format(Shown(value), form)
    return Words(zh, zh.replace(_ENDINGS["pp"], " percentage points") if form == "pp" else zh)


def money(fen: int) -> str:
    """Return an amount in 万元 where two decimals hold it exactly, else in 元."""
    whole = abs(fen) >= Unit.TEN_THOUSAND.fen and fen % _HUNDREDTH_OF_TEN_THOUSAND == 0
    unit = Unit.TEN_THOUSAND if whole else Unit.YUAN
    return f"{format_fen(fen, unit)}{unit.value}"
