"""What becomes of each item of the two lists: one of four fates, with what that fate asks for (四种去处)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guantong.domain.facing.item import Item, order_of
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.words import Words


class Kind(StrEnum):
    """The four fates."""

    JOINT = "joint"
    LATER = "later"
    MERGED = "merged"
    DECLINED = "declined"


NAMES = {
    Kind.JOINT: Words("列入共同清单", "on the joint list"),
    Kind.LATER: Words("以后年度采纳", "adopted in a later year"),
    Kind.MERGED: Words("并入", "merged"),
    Kind.DECLINED: Words("不予采纳", "declined"),
}
SHORTEST = 6
"""The shortest words of a reason: a sentence, not a tick."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the item `number`, and in which round.

    Joint: with its agreed `amount` in fen, None where none is agreed yet; `into` "" for an item that leads a line of the joint
    list, else the number of the item of the other list that is the same matter. Merged: `into` the leading item. Later: the
    `year`. Declined: the `reason` by code, the `document` it rests on where it asks for one, and the words to its proposers.
    """

    number: str
    kind: Kind
    round: int = 1
    into: str = ""
    amount: int | None = None
    year: int | None = None
    reason: str = ""
    document: str = ""
    words: str = ""

    @property
    def leads(self) -> bool:
        """Whether it is a line of the joint list of its own."""
        return self.kind is Kind.JOINT and not self.into


def problems(fates: Iterable[Fate], items: Iterable[Item], *, year: int, day: date) -> list[Words]:
    """Return what is wrong with fates of the lists for `year`, decided on `day`, each a sentence; none for fates that hold together."""
    told = sorted(fates, key=lambda one: one.number)
    by_number = {one.number: one for one in items}
    found = [wrong for fate in told for wrong in _wrong(fate, by_number, {one.number: one for one in told}, year, day)]
    return [*found, *_twice(told), *_crowded(told)]


def undecided(fates: Iterable[Fate], items: Iterable[Item]) -> list[Item]:
    """Return the items without a fate, in order."""
    decided = {fate.number for fate in fates}
    return sorted((one for one in items if one.number not in decided), key=order_of)


def _wrong(fate: Fate, items: Mapping[str, Item], fates: Mapping[str, Fate], year: int, day: date) -> Iterator[Words]:
    if fate.number not in items:
        yield _NO_ITEM.filled(number=fate.number)
        return
    match fate.kind:
        case Kind.LATER if fate.year is None or fate.year <= year:
            yield _YEAR.filled(number=fate.number, year=year)
        case Kind.DECLINED:
            yield from _wrong_reason(fate, day)
        case Kind.MERGED if not fate.into:
            yield _INTO.filled(number=fate.number)
    if fate.kind in (Kind.LATER, Kind.DECLINED) or not fate.into:
        return
    lead = fates.get(fate.into)
    if fate.into == fate.number or lead is None or not lead.leads:
        yield _LEAD.filled(number=fate.number, into=fate.into)
    elif fate.kind is Kind.JOINT and fate.into in items and items[fate.into].side == items[fate.number].side:
        yield _OTHER_LIST.filled(number=fate.number, into=fate.into)


def _wrong_reason(fate: Fate, day: date) -> Iterator[Words]:
    reason = reasons_on(day).get(fate.reason)
    if reason is None:
        yield _REASON.filled(number=fate.number)
    elif reason.asks and not fate.document.strip():
        yield _DOCUMENT.filled(number=fate.number, reason=reason.words)
    if len(fate.words.strip()) < SHORTEST:
        yield _WORDS.filled(number=fate.number)


def _twice(fates: list[Fate]) -> Iterator[Words]:
    numbers = [fate.number for fate in fates]
    for number in sorted({one for one in numbers if numbers.count(one) > 1}):
        yield _TWO.filled(number=number)


def _crowded(fates: list[Fate]) -> Iterator[Words]:
    partners = [fate.into for fate in fates if fate.kind is Kind.JOINT and fate.into]
    for number in sorted({one for one in partners if partners.count(one) > 1}):
        yield _PARTNERS.filled(number=number)


_NO_ITEM = Words("{number} 不在两张清单中。", "{number} is on neither list.")
_YEAR = Words("{number}：以后采纳须写明 {year} 年以后的年份。", "{number}: adopted later needs a year after {year}.")
_INTO = Words("{number}：须写明并入哪一项。", "{number}: say into which item it is merged.")
_LEAD = Words("{number}：{into} 不是共同清单上的一项。", "{number}: {into} is no line of the joint list.")
_OTHER_LIST = Words(
    "{number} 与 {into} 在同一张清单，只能并入。", "{number} and {into} are on one list: it can only be merged."
)
_REASON = Words("{number}：不予采纳须选一条现行理由。", "{number}: to decline needs a reason that is in force.")
_DOCUMENT = Words("{number}：“{reason}”须写明文号。", "{number}: “{reason}” needs the number of a document.")
_WORDS = Words("{number}：须向提出人说明理由（至少六个字）。", "{number}: tell its proposers why, in a sentence.")
_TWO = Words("{number} 有两个去处。", "{number} has two fates.")
_PARTNERS = Words(
    "{number} 已与另一张清单的一项合为一件，其余的只能并入。",
    "{number} is one matter with an item of the other list already: others can only be merged.",
)
