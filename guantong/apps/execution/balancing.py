"""The three years of 紧平衡 as rows: resources, every kind of rigid spending, what is left; figures side by side, no verdict (紧平衡)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.days import Asked
from guantong.domain.fiscal.records.table import table
from guantong.domain.fiscal.records.tight_balance import RESOURCES, YearBalance, tight_balance
from guantong.domain.words import Words

_KINDS = {key: choice.words for key, choice in table("fiscal_capacity").columns["rigid_kind"].choices.items()}
NAMES = (RESOURCES, *_KINDS)
_MISSING, _ASSUMED = later("账册没有这个数"), later("假设")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure by its key, said in the language of the page."""

    key: str

    def __str__(self) -> str:
        return said(_KINDS[self.key]) if self.key in _KINDS else _("可用财力")


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One row: its words, and by year the figure in fen (None: not known) with a note."""

    words: Words | str
    told: tuple[int | None, ...]
    notes: tuple[str, ...]


def name_of(year: int, kind: str) -> str:
    """Return what the address calls an assumption."""
    return f"{kind}_{year}"


def balance_of(asked: Asked, assumed: Mapping[tuple[int, str], int]) -> tuple[YearBalance, ...]:
    """Return the year of the day and the two after it."""
    return asked.ledger.told(tight_balance, asked.day.year, _Frozen(assumed))


def rows_of(years: tuple[YearBalance, ...]) -> list[BalanceRow]:
    """Return the rows, Σ rigid and what it leaves at the end; with kinds missing that is at most what is left."""
    none = tuple("" for _year in years)
    rows = [_row(Kind(RESOURCES), RESOURCES, years, tuple(year.resources for year in years))]
    rows += [_row(Kind(key), key, years, tuple(year.rigid.get(key) for year in years)) for key in _KINDS]
    at_most = tuple(
        _("缺 %(count)s 项，至多是这个数") % {"count": len(year.missing)}
        if year.missing and year.left is not None
        else ""
        for year in years
    )
    rows.append(BalanceRow(_("刚性支出合计"), tuple(year.rigid_total if year.rigid else None for year in years), none))
    rows.append(BalanceRow(_("财力减刚性支出"), tuple(year.left for year in years), at_most))
    rows.append(BalanceRow(_("上年结转（可用）"), tuple(year.carried or None for year in years), none))
    return rows


def _row(words: Kind, key: str, years: tuple[YearBalance, ...], told: tuple[int | None, ...]) -> BalanceRow:
    notes = tuple(
        str(_ASSUMED) if key in year.assumed else str(_MISSING) if fen is None else ""
        for year, fen in zip(years, told, strict=True)
    )
    return BalanceRow(str(words), told, notes)


class _Frozen(dict[tuple[int, str], int]):
    """Assumptions that can be remembered by: the same figures are the same question."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))
