"""The proposal of a year's key units: fixed, drawn by lot, demanded by coverage, by score; each says how it came in (提出)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guantong.domain.rule_engine.thresholds import Own
from guantong.domain.selection.composition import Candidate, Group, Term
from guantong.domain.selection.coverage import Promise, demanded, promise, waiting
from guantong.domain.selection.scoring import Scored, scored
from guantong.domain.statistics.sampling import digest, drawn
from guantong.domain.words import Words


class Way(StrEnum):
    """How a unit came into the proposal."""

    FIXED = "fixed"
    DRAWN = "drawn"
    COVERAGE = "coverage"
    SCORE = "score"

    @property
    def words(self) -> Words:
        """The words users read."""
        return _WAYS[self]


_WAYS = {
    Way.FIXED: Words("固定席位", "has a fixed place"),
    Way.DRAWN: Words("按种子抽签", "drawn by the seed"),
    Way.COVERAGE: Words("任期内须轮到", "its turn within the term"),
    Way.SCORE: Words("按评分", "by score"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit proposed for a group, how it came in, and its score with what explains it."""

    group: Group
    way: Way
    scored: Scored

    @property
    def code(self) -> str:
        """The unit's code."""
        return self.scored.candidate.code


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to the chairpersons' council for a year; it decides nothing.

    `others` are the units not proposed, with their scores; `pools` are the lists the draws are made of, by group, and `drawn_from`
    their digests.
    """

    year: int
    term: Term
    seed: str
    choices: tuple[Choice, ...]
    others: tuple[Scored, ...]
    promises: tuple[Promise, ...]
    pools: dict[str, dict[str, str]]

    @property
    def drawn_from(self) -> dict[str, str]:
        """The digest of the list each draw is made of, by group."""
        return {key: digest(pool) for key, pool in self.pools.items()}


def proposed(
    candidates: Iterable[Candidate], groups: Sequence[Group], year: int, term: Term, seed: str, day: date,
    own: tuple[Own, ...] = (),
) -> Proposal:  # fmt: skip
    """Return the proposal of `year`: the same candidates, groups and seed give the same one, in whatever order they come.

    A unit is proposed once: who has a fixed place is no candidate of a later group. Raises ValueError for a year outside the term,
    and for a fixed unit that is no candidate.
    """
    free, choices, others, promises = list(candidates), [], [], []
    lists: dict[str, dict[str, str]] = {}
    for group in groups:
        # a group of fixed places only is no pool: the rest of its kinds belongs to the groups after it
        members = group.of(c for c in free if not group.fixed or c.code in group.fixed)
        if unknown := [code for code in group.fixed if code not in {one.code for one in members}]:
            raise ValueError(f"{group.key}: {', '.join(unknown)}")
        ranked = scored(members, year, term, day, own)
        pool = waiting(members, year, term) or members
        lists[group.key] = {one.code: group.key for one in pool}
        taken = list(_taken(group, ranked, pool, year, term, seed))
        choices += taken
        codes = {one.code for one in taken}
        others += [one for one in ranked if one.candidate.code not in codes]
        if not group.fixed:
            promises.append(promise(group, members, codes, year, term))
        free = [one for one in free if one.code not in codes]
    return Proposal(year, term, seed, tuple(choices), tuple(others), tuple(promises), lists)


def _taken(
    group: Group, ranked: Sequence[Scored], pool: Sequence[Candidate], year: int, term: Term, seed: str
) -> Iterator[Choice]:
    by_code = {one.candidate.code: one for one in ranked}
    if group.fixed:
        yield from (Choice(group, Way.FIXED, by_code[code]) for code in group.fixed[: group.places])
        return
    by_lot = min(group.drawn, group.places, len(pool))
    lots = [one.id for one in drawn({c.code: group.key for c in pool}, by_lot, seed)] if by_lot else []
    yield from (Choice(group, Way.DRAWN, by_code[code]) for code in lots)
    still = {one.code for one in waiting([s.candidate for s in ranked], year, term)}
    must = max(
        0, demanded(group, waiting([s.candidate for s in ranked], year, term), year, term) - len(still & {*lots})
    )
    due = [one for one in ranked if one.candidate.code in still - {*lots}][: min(must, group.places - len(lots))]
    yield from (Choice(group, Way.COVERAGE, one) for one in due)
    in_already = {*lots, *(one.candidate.code for one in due)}
    rest = [one for one in ranked if one.candidate.code not in in_already]
    yield from (Choice(group, Way.SCORE, one) for one in rest[: group.places - len(in_already)])
