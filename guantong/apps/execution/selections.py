"""What was proposed as the key units of a year, why, and what the chairpersons' council decided (重点部门选取的查询)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from guantong.apps.execution.models import Selection
from guantong.apps.execution.sight import sight_of
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.thresholds import Limit
from guantong.domain.selection.choosing import Proposal, Way, proposed
from guantong.domain.selection.composition import Candidate, Group, Term, composition, limits, term
from guantong.domain.selection.coverage import Promise
from guantong.domain.selection.deciding import decided
from guantong.domain.selection.scoring import Scored, weights

ROOM = "selections"


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate beside the others of its `group`: how it was proposed (None where it was not), its score, what was decided.

    `decided` is None before the council decided. `hidden` is one whose figures who looks must keep out of.
    """

    group: Group
    way: Way | None
    scored: Scored
    decided: bool | None
    reason: str
    hidden: bool

    @property
    def candidate(self) -> Candidate:
        """The unit."""
        return self.scored.candidate

    @property
    def code(self) -> str:
        """Its code."""
        return self.candidate.code

    @property
    def name(self) -> str:
        """What it is called."""
        return self.candidate.name

    @property
    def total(self) -> int | None:
        """Its score: points by weights of a hundred, so hundredths of a point."""
        return None if self.hidden else self.scored.total

    @property
    def key(self) -> str:
        """The key of its group."""
        return self.group.key

    @property
    def how(self) -> str:
        """How it was proposed, "none" where it was not."""
        return self.way.value if self.way else "none"

    @property
    def outcome(self) -> str:
        """What became of it: taken, added, left_out, not; "" before the council decided."""
        if self.decided is None:
            return ""
        if self.decided:
            return "taken" if self.way else "added"
        return "left_out" if self.way else "not"


@dataclass(frozen=True)
class Redrawn:
    """A selection and the proposal it gives when it is drawn again from what was kept."""

    row: Selection

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates as they were on the day."""
        return tuple(Candidate(**{**one, "reviewed": tuple(one["reviewed"])}) for one in self.row.candidates)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups by the numbers in force when it was proposed."""
        return composition(self.row.proposed_on, tuple(self.row.lead))

    @cached_property
    def term(self) -> Term:
        """The term it lies in."""
        return term(self.row.term_first, self.row.proposed_on)

    @cached_property
    def proposal(self) -> Proposal:
        """The proposal, drawn again."""
        row = self.row
        return proposed(self.candidates, self.groups, row.year, self.term, row.seed, row.proposed_on)

    @property
    def as_kept(self) -> bool:
        """True when drawing again gives what was proposed."""
        return kept_choices(self.proposal) == self.row.choices

    @property
    def settings(self) -> list[Limit]:
        """Every number it rests on, with its source."""
        on = self.row.proposed_on
        return [*limits(on).values(), *weights(on).values()]

    @property
    def promises(self) -> Sequence[Promise]:
        """What coverage of the term comes to: with the decided units once they are decided, else with those proposed."""
        row = self.row
        if row.state != "decided" or row.decided_on is None:
            return self.proposal.promises
        return decided(self.proposal, self.candidates, row.document, row.decided_on, row.added, row.left_out).promises

    @property
    def outside(self) -> list[Candidate]:
        """The units of the books that belong to no group by their kind."""
        return [one for one in self.candidates if not any(one.kind in group.kinds for group in self.groups)]

    def lines(self, standing: Standing) -> list[Candidacy]:
        """Return everybody, who was proposed first, then the others group by group by score."""
        sight = sight_of(standing)
        return [
            Candidacy(
                group, way, one, one.candidate.code in self.row.units if self.row.units else None,
                self.row.added.get(one.candidate.code) or self.row.left_out.get(one.candidate.code, ""),
                not sight.sees(one.candidate.code, one.candidate.name),
            )
            for group, way, one in self._in_order()
        ]  # fmt: skip

    def _in_order(self) -> Iterator[tuple[Group, Way | None, Scored]]:
        yield from ((one.group, one.way, one.scored) for one in self.proposal.choices)
        for one in self.proposal.others:
            yield next(g for g in self.groups if one.candidate.kind in g.kinds and not g.fixed), None, one


def kept_choices(proposal: Proposal) -> list[dict[str, str]]:
    """Return what is kept of a proposal."""
    return [{"group": one.group.key, "code": one.code, "way": one.way.value} for one in proposal.choices]


def kept_candidates(candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    """Return what is kept of the candidates."""
    return [
        {"code": c.code, "name": c.name, "kind": c.kind, "money": c.money, "matters": c.matters, "reviewed": list(c.reviewed)}
        for c in sorted(candidates, key=lambda one: one.code)
    ]  # fmt: skip


def selections_seen_by(standing: Standing) -> QuerySet[Selection]:
    """Return the selections `standing` may read, the latest year first."""
    return Selection.objects.filter(within(standing.areas(ROOM)))


def withdrawn_before(row: Selection) -> int:
    """Return how many others of its year were withdrawn: proposing until the draw pleases shows."""
    return Selection.objects.filter(year=row.year, state="withdrawn").exclude(pk=row.pk).count()


def decided_for(standing: Standing, year: int) -> Selection | None:
    """Return the decided selection of a year, to who reads selections."""
    return selections_seen_by(standing).filter(year=year, state="decided").first()
