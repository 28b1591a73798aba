"""What the chairpersons' council decided beside what was proposed: it may deviate, with a reason, and the reason is kept (决定)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guantong.domain.selection.choosing import Proposal
from guantong.domain.selection.composition import Candidate
from guantong.domain.selection.coverage import Promise, promise
from guantong.domain.words import Words

_NO_REASON = Words("“{code}”与提出的名单不同，请写明理由", "“{code}” differs from the proposal: a reason is needed")
_NO_UNIT = Words("“{code}”不是候选单位", "“{code}” is no candidate")
_SAME = Words("“{code}”已在提出的名单中，不必增列", "“{code}” is proposed already")
_ABSENT = Words("“{code}”不在提出的名单中，不能去掉", "“{code}” is not proposed and cannot be left out")


class DecisionError(ValueError):
    """A decision that cannot be kept as written; `words` say which unit and what is missing."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


@dataclass(frozen=True, slots=True)
class Decision:
    """The units decided on, by whom nothing was drawn or scored: `document` and `decided_on` are the council's.

    `added` and `left_out` are units with the council's reasons; `promises` say what coverage comes to with the decided units.
    """

    proposal: Proposal
    document: str
    decided_on: date
    units: tuple[str, ...]
    added: Mapping[str, str]
    left_out: Mapping[str, str]
    promises: tuple[Promise, ...]


def decided(
    proposal: Proposal, candidates: Iterable[Candidate], document: str, decided_on: date,
    added: Mapping[str, str], left_out: Mapping[str, str],
) -> Decision:  # fmt: skip
    """Return the council's decision; raises DecisionError for a deviation without a reason or a unit that does not fit."""
    known, codes = tuple(candidates), [one.code for one in proposal.choices]
    for code, reason in [*added.items(), *left_out.items()]:
        if code not in {one.code for one in known}:
            raise DecisionError(_NO_UNIT.filled(code=code))
        if not reason.strip():
            raise DecisionError(_NO_REASON.filled(code=code))
    if twice := next((code for code in added if code in codes), None):
        raise DecisionError(_SAME.filled(code=twice))
    if absent := next((code for code in left_out if code not in codes), None):
        raise DecisionError(_ABSENT.filled(code=absent))
    units = tuple([code for code in codes if code not in left_out] + sorted(added))
    fixed = {one.code for one in proposal.choices if one.group.fixed}
    promises = tuple(
        promise(
            one.group,
            one.group.of(c for c in known if c.code not in fixed),
            units,
            proposal.year,
            proposal.term,
        )
        for one in proposal.promises
    )
    return Decision(proposal, document, decided_on, units, dict(added), dict(left_out), promises)
