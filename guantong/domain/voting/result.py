"""What comes of a vote on projects: which sheets count, who passes, where a tie or a gap leaves the choice to people (票决结果)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from guantong.domain.voting.contest import Contest, Heads, Sheet
from guantong.domain.voting.method import Fault, Method, Tally
from guantong.domain.voting.methods import methods
from guantong.domain.voting.procedure import Option, Procedure
from guantong.domain.words import Words


class Unfit(ValueError):
    """A procedure that cannot decide this contest; `words` say why."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


class Outcome(StrEnum):
    """What kind of result it is (结果的性质)."""

    NO_PROCEDURE = "no_procedure"
    VOID = "void"
    NO_QUORUM = "no_quorum"
    DECIDED = "decided"
    TIED = "tied"
    SHORT = "short"

    @property
    def words(self) -> Words:
        """What users read."""
        return _OUTCOMES[self]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one sheet counts; `fault` says why not."""

    slip: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate in the announced order: what it got, of which number, how many it needed, whether it reached them."""

    tally: Tally
    whole: int | None
    needs: int | None
    reached: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result. `passed` is in the announced order; `tied` stand equal for `left` places; `vacant` nobody takes."""

    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    rows: tuple[Row, ...] = ()
    passed: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    left: int = 0
    vacant: int = 0
    options: tuple[Option, ...] = ()
    counted: tuple[int, int] | None = None
    """Valid and invalid sheets, where the tellers' sums are known and no single sheet is."""

    @property
    def valid(self) -> int:
        """The sheets that count 有效票."""
        return self.counted[0] if self.counted else sum(one.fault is None for one in self.verdicts)

    @property
    def invalid(self) -> int:
        """The sheets that do not 无效票."""
        return self.counted[1] if self.counted else len(self.verdicts) - self.valid

    @property
    def returned(self) -> int:
        """The sheets that came back 收回."""
        return self.valid + self.invalid

    def plain(self) -> dict[str, Any]:
        """Return the result as plain data, in the form in which it is exported with its box."""
        return {
            "outcome": self.outcome.value, "returned": self.returned, "valid": self.valid,
            "faults": {one.slip: one.fault.value for one in self.verdicts if one.fault},
            "rows": [
                {
                    "number": row.tally.number, "votes": row.tally.votes, "against": row.tally.against,
                    "abstain": row.tally.abstain, "spoiled": row.tally.spoiled, "whole": row.whole, "needs": row.needs,
                    "reached": row.reached,
                }
                for row in self.rows
            ],
            "passed": list(self.passed), "tied": list(self.tied), "left": self.left, "vacant": self.vacant,
            "options": [one.value for one in self.options],
        }  # fmt: skip


def result(contest: Contest, procedure: Procedure | None, heads: Heads, sheets: Sequence[Sheet]) -> Result:
    """Return what the document's method makes of the sheets; without a document, nothing is made of them.

    The order of the sheets means nothing. Raises Unfit when the procedure cannot go with the contest, ValueError when two
    sheets have one number.
    """
    if procedure is None:
        return Result(Outcome.NO_PROCEDURE)
    if len({one.slip for one in sheets}) != len(sheets):
        raise ValueError("two sheets have one number")
    method = fitting(contest, procedure)
    verdicts = tuple(Verdict(one.slip, method.fault(one, contest, procedure)) for one in sorted(sheets, key=_slip))
    invalid = {one.slip for one in verdicts if one.fault}
    counted = [one for one in sheets if one.slip not in invalid]
    tallies = method.tallied(counted, contest, procedure)
    rows = _rows(tallies.values(), method, contest, procedure, heads, len(counted))
    return _concluded(Result(Outcome.DECIDED, verdicts, rows), contest, procedure, heads)


def result_of_sums(
    contest: Contest, procedure: Procedure, heads: Heads, valid: int, invalid: int, tallies: Sequence[Tally]
) -> Result:  # fmt: skip
    """Return what the method makes of the tellers' sums, where single sheets were not typed (计票单).

    Raises Unfit as `result` does, ValueError where a candidate has no sum or the sums cannot be (`wrong_sums`).
    """
    method = fitting(contest, procedure)
    if wrong_sums(contest, procedure, valid, tallies) or invalid < 0 or valid < 0:
        raise ValueError("these sums cannot be")
    rows = _rows(tallies, method, contest, procedure, heads, valid)
    return _concluded(Result(Outcome.DECIDED, (), rows, counted=(valid, invalid)), contest, procedure, heads)


def wrong_sums(contest: Contest, procedure: Procedure, valid: int, tallies: Sequence[Tally]) -> dict[str, Words]:
    """Return by the candidate's number what cannot be in the tellers' sums, "" for all of them together."""
    method, found = fitting(contest, procedure), dict[str, Words]()
    if [one.number for one in tallies] != list(contest.candidates):
        return {"": _EVERY}
    for one in tallies:
        sums = (one.votes, one.against, one.abstain, one.spoiled)
        if min(sums) < 0 or (method.per_item and sum(sums) != valid):
            found[one.number] = _ITEM.filled(valid=valid)
        elif not method.per_item and not procedure.points and one.votes > valid:
            found[one.number] = _OVER.filled(valid=valid)
    most = max(sum(procedure.points[: procedure.most]), 0) if procedure.points else procedure.most
    if not found and not method.per_item and most is not None and sum(one.votes for one in tallies) > most * valid:
        found[""] = _TOO_MANY.filled(most=most * valid)
    return found


def _rows(
    tallies: Iterable[Tally], method: Method, contest: Contest, procedure: Procedure, heads: Heads, counted: int
) -> tuple[Row, ...]:  # fmt: skip
    printed = {number: place for place, number in enumerate(contest.candidates)}
    return tuple(sorted(
        (_row(one, method, procedure, heads, counted) for one in tallies),
        key=lambda row: (not row.reached, -row.tally.votes, printed[row.tally.number]),
    ))  # fmt: skip


def _concluded(found: Result, contest: Contest, procedure: Procedure, heads: Heads) -> Result:
    """Return the rows with what follows from them, unless the vote is void or has no quorum."""
    if "returned" in heads.wrong(found.returned):
        return replace(found, outcome=Outcome.VOID)
    if procedure.quorum is not None and not procedure.quorum_compares.holds(
        heads.present, heads.whole, procedure.quorum
    ):  # fmt: skip
        return replace(found, outcome=Outcome.NO_QUORUM)
    return _placed(found, contest.places, procedure)


def fitting(contest: Contest, procedure: Procedure) -> Method:
    """Return the method of a procedure; raises Unfit when there is none, or it cannot decide the contest."""
    method = methods().get(procedure.method)
    if method is None:
        raise Unfit(_NO_METHOD.filled(method=procedure.method))
    if (why := method.unfit(contest, procedure)) is not None:
        raise Unfit(why)
    return method


def _row(tally: Tally, method: Method, procedure: Procedure, heads: Heads, counted: int) -> Row:
    if procedure.cut is None:
        return Row(tally, None, None, tally.votes > 0)  # whom nobody marked, nobody chose
    valid = tally.votes + tally.against + tally.abstain if method.per_item else counted
    whole = heads.of(procedure.cut.of, valid)
    reached = tally.votes > 0 and procedure.cut.holds(tally.votes, whole)
    return Row(tally, whole, max(1, procedure.cut.needs(whole)), reached)


def _placed(found: Result, places: int, procedure: Procedure) -> Result:
    """Give the places; where equal votes meet the last of them, all of these wait for people."""
    reached = [row.tally for row in found.rows if row.reached]
    if len(reached) <= places:
        passed, vacant = tuple(one.number for one in reached), places - len(reached)
        if vacant == 0:
            return replace(found, passed=passed)
        return replace(
            found, outcome=Outcome.SHORT, passed=passed, vacant=vacant, options=_lawful(procedure.on_shortfall)
        )
    edge = reached[places - 1].votes
    above = tuple(one.number for one in reached if one.votes > edge)
    level = tuple(one.number for one in reached if one.votes == edge)
    if len(above) + len(level) == places:
        return replace(found, passed=above + level)
    return replace(
        found,
        outcome=Outcome.TIED,
        passed=above,
        tied=level,
        left=places - len(above),
        options=_lawful(procedure.on_tie),
    )


def _lawful(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return options or (Option.ASK_PRESIDIUM,)


def _slip(sheet: Sheet) -> str:
    return sheet.slip


_OUTCOMES = {
    Outcome.NO_PROCEDURE: Words("未设定表决办法，不作计算", "no document says how: nothing is computed"),
    Outcome.VOID: Words(
        "收回票数多于发出票数，这次投票无效", "more sheets came back than were issued: the vote is void"
    ),
    Outcome.NO_QUORUM: Words("到会人数不足，结果不成立", "not enough members present, the vote does not stand"),
    Outcome.DECIDED: Words("名额已满", "every place is taken"),
    Outcome.TIED: Words("票数相同，需由人决定", "equal votes for the last places: people decide how to go on"),
    Outcome.SHORT: Words(
        "通过的少于名额，需由人决定", "fewer passed than there are places: people decide how to go on"
    ),
}
_EVERY = Words("每个候选项目都应有得票数", "every candidate has a sum")
_ITEM = Words(
    "赞成、反对、弃权与未计之和应等于有效票 {valid}",
    "for, against, abstained and spoiled make the {valid} valid sheets",
)
_OVER = Words("得票不能多于有效票 {valid}", "votes are no more than the {valid} valid sheets")
_TOO_MANY = Words("各项得票之和不能多于 {most}：每票所选不超过规定数", "all votes together are no more than {most}")
_NO_METHOD = Words("没有“{method}”这种计票方法", "there is no method “{method}”")
