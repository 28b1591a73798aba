"""How subjects follow each other (沿革): the same, renamed, split, merged, part of; never by name alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from guantong.domain.words import Words


class TieKind(StrEnum):
    """What a tie between two subjects says; it reads from the former to the latter."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    PART_OF = "part_of"

    @property
    def words(self) -> Words:
        """The kind's name."""
        return _WORDS[self]


ONE = frozenset({TieKind.SAME, TieKind.RENAMED})
"""Both ends are one and the same subject."""
FLOWS = frozenset({TieKind.RENAMED, TieKind.SPLIT, TieKind.MERGED})
"""The former went on as the latter, wholly or in part, from the day of the tie."""
_WORDS = {
    TieKind.SAME: Words("同一对象", "the same"),
    TieKind.RENAMED: Words("更名为", "renamed to"),
    TieKind.SPLIT: Words("拆分出", "split into"),
    TieKind.MERGED: Words("并入", "merged into"),
    TieKind.PART_OF: Words("属于", "part of"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """From `on`, `former` is tied to `latter`; `share` is the part of the former that went over, if known."""

    kind: TieKind
    former: str
    latter: str
    on: date
    share: Fraction | None = None


def same_as(key: str, ties: Collection[Tie], kinds: Collection[TieKind] = ONE) -> frozenset[str]:
    """Return every key that is the same subject as `key`, itself included."""
    beside: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind in kinds:
            beside.setdefault(tie.former, set()).add(tie.latter)
            beside.setdefault(tie.latter, set()).add(tie.former)
    found, waiting = {key}, [key]
    while waiting:
        new = beside.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return frozenset(found)


def _names(ties: Collection[Tie], kinds: Collection[TieKind]) -> dict[str, str]:
    """One name for all that are the same: of every key that stands in a tie, the first of its like."""
    one = [tie for tie in ties if tie.kind in kinds]
    names = {key: key for tie in ties for key in (tie.former, tie.latter)}
    for key in sorted({key for tie in one for key in (tie.former, tie.latter)}):
        if names[key] == key:
            names |= dict.fromkeys(same_as(key, one, kinds), key)
    return names


def line_of(key: str, ties: Collection[Tie], begins: date, on: date) -> Mapping[str, Fraction | None]:
    """Return who stands for `key` on the day `on`, each with the share that went over, None where nobody said.

    Forward from `begins` it follows what the subject became, backward what it came from. What is not said to have
    gone over stays: a split of 40 % leaves 60 % with the former; a split without a share leaves both unknown.
    """
    flows = sorted((tie for tie in ties if tie.kind in FLOWS), key=lambda tie: (tie.on, tie.former, tie.latter))
    names = _names(ties, {TieKind.SAME})
    start = min(same_as(key, ties, {TieKind.SAME}))
    holds: dict[str, Fraction | None] = {start: Fraction(1)}
    if on >= begins:
        _carry([tie for tie in flows if begins <= tie.on <= on], names, holds)
    else:
        for tie in reversed([tie for tie in flows if tie.on > on]):
            former, latter = names[tie.former], names[tie.latter]
            if latter in holds:
                _add(holds, former, _times(holds[latter], _gone(tie)))
                if tie.kind is not TieKind.MERGED:  # what it merged into may have stood before
                    holds.pop(latter)
    return holds


def _carry(flows: list[Tie], names: Mapping[str, str], holds: dict[str, Fraction | None]) -> None:
    """Carry `holds` along the flows in the order of their days; what leaves a subject on one day leaves together."""
    waiting = [list(day) for _, day in groupby(flows, key=lambda tie: tie.on)]
    for day in waiting:
        while day:
            arriving = {names[tie.latter] for tie in day}
            former = next(names[tie.former] for tie in day if names[tie.former] not in arriving)
            leaving = [tie for tie in day if names[tie.former] == former]
            day[:] = [tie for tie in day if tie not in leaving]
            if former in holds:
                _part(holds, former, [(names[tie.latter], _gone(tie)) for tie in leaving])


def _part(holds: dict[str, Fraction | None], former: str, gone: list[tuple[str, Fraction | None]]) -> None:
    had = holds.pop(former)
    for latter, share in gone:
        _add(holds, latter, _times(had, share))
    known = [share for _, share in gone if share is not None]
    left = None if len(known) < len(gone) else 1 - sum(known, Fraction(0))
    if left is None or left > 0:
        _add(holds, former, _times(had, left))


def _gone(tie: Tie) -> Fraction | None:
    """The part of the former that went over: of a merger or renaming the whole, unless a share was given."""
    return Fraction(1) if tie.kind is not TieKind.SPLIT and tie.share is None else tie.share


def _add(holds: dict[str, Fraction | None], key: str, share: Fraction | None) -> None:
    before = holds.get(key, Fraction(0))
    holds[key] = None if before is None or share is None else before + share


def _times(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one * other


def contradiction(new: Tie, ties: Collection[Tie]) -> Words | None:
    """Return why `new` cannot stand beside `ties`, or None."""
    return next((why for why in _contradictions(new, ties)), None)


def _contradictions(new: Tie, ties: Collection[Tie]) -> Iterator[Words]:
    if new.former == new.latter:
        yield _ITSELF
    if any((new.kind, new.former, new.latter) == (t.kind, t.former, t.latter) for t in ties):
        yield _TWICE
    if new.latter in same_as(new.former, ties):
        yield _ONE
    for family in (FLOWS, frozenset({TieKind.PART_OF})):
        if (new.kind in ONE or new.kind in family) and _circles(new, ties, family):
            yield _CIRCLE
    yield from _days(new, ties)
    if new.share is not None and new.kind not in (TieKind.SPLIT, TieKind.MERGED):
        yield _NO_SHARE
    elif new.share is not None and not 0 < new.share <= 1:
        yield _SHARE
    else:
        yield from _too_much(new, ties)


def _too_much(new: Tie, ties: Collection[Tie]) -> Iterator[Words]:
    """Of one subject no more than the whole leaves on a day."""
    one = same_as(new.former, ties, {TieKind.SAME})
    leaving = [t for t in (*ties, new) if t.kind in FLOWS and t.former in one and t.on == new.on]
    if new.kind in FLOWS and sum((_gone(t) or Fraction(0) for t in leaving), Fraction(0)) > 1:
        yield _SHARES


def _circles(new: Tie, ties: Collection[Tie], family: frozenset[TieKind]) -> bool:
    """True when a subject would come from itself: what is the same counts as one, renamings keep their direction."""
    after = [*ties, new]
    one = {TieKind.SAME} if family is FLOWS else ONE
    names = _names(after, one)
    onward: dict[str, set[str]] = {}
    for tie in after:
        if tie.kind in family:
            onward.setdefault(names[tie.former], set()).add(names[tie.latter])
    for start in {names[new.former], names[new.latter]}:
        seen: set[str] = set()
        waiting = list(onward.get(start, ()))
        while waiting:
            here = waiting.pop()
            if here == start:
                return True
            if here not in seen:
                seen.add(here)
                waiting += onward.get(here, ())
    return False


def _days(new: Tie, ties: Collection[Tie]) -> Iterator[Words]:
    """A renaming ends the former's days and begins the latter's: nothing flows out of one before it flowed in."""
    for tie in ties:
        if tie.kind not in FLOWS or new.kind not in FLOWS:
            continue
        for rename, other in ((new, tie), (tie, new)):
            if rename.kind is not TieKind.RENAMED:
                continue
            late = rename.former in (other.former, other.latter) and other.on > rename.on
            early = rename.latter in (other.former, other.latter) and other.on < rename.on
            if late or early:
                yield _ORDER.filled(on=rename.on.isoformat(), former=rename.former, latter=rename.latter)


_ITSELF = Words("不能与自己建立关联", "a subject is not tied to itself")
_TWICE = Words("这两个对象之间已有同样的关联", "these two already bear this tie")
_ONE = Words("两者已登记为同一对象，不能再有其他关联", "both are recorded as one subject already")
_CIRCLE = Words(
    "这样会形成循环：一个对象不能由自己演变而来。并回原处的，请为新的对象另开编号",
    "this would close a circle: a subject does not come from itself. Open a new key for what comes together again",
)
_ORDER = Words(
    "日期前后矛盾：{former} 已于 {on} 更名为 {latter}，更名之前用旧编号，之后用新编号",
    "the days contradict each other: {former} became {latter} on {on}; the old key counts before, the new one after",
)
_NO_SHARE = Words("只有拆分和并入可以登记比例", "only a split or a merger has a share")
_SHARE = Words("比例应大于 0，不超过 100%", "a share is above 0 and at most 100 %")
_SHARES = Words(
    "同一天从一个对象转出的合计超过 100%（整体并入或更名按 100% 计）",
    "more than the whole would leave one subject on one day",
)
