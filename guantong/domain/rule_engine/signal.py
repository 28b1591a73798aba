"""What a rule brings back: a signal 关注事项, a held identity, a rounding difference, or "not computed"."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.narrative.statements import cut_off
from guantong.domain.law.catalogue import Citation
from guantong.domain.money import Amount
from guantong.domain.questions import Question, Stage
from guantong.domain.words import Words


class Severity(StrEnum):
    """How soon people should look; it says nothing about fault."""

    VERIFY_FIRST = "verify_first"
    VERIFY = "verify"
    NOTE = "note"

    @property
    def words(self) -> Words:
        """The word users read."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.VERIFY_FIRST: Words("优先核实", "verify first"),
    Severity.VERIFY: Words("一般核实", "verify"),
    Severity.NOTE: Words("知悉", "for your information"),
}


@dataclass(frozen=True, slots=True)
class Signal:
    """A pointer, never a verdict: the sentence, the value, the limit in force, the law, the cells.

    `subject` and `period` with the rule are its identity: a later run of the same rule over the same
    subject and period is the same signal, updated.
    """

    rule: str
    rule_version: int
    title: Words
    question: Question
    stage: Stage
    subject: str
    period: str
    severity: Severity
    because: Words
    evidence: tuple[Evidence, ...]
    citations: tuple[Citation, ...] = ()
    value: str = ""
    limit: str = ""
    limit_source: Words | None = None

    @property
    def id(self) -> str:
        """The stable identity: rule, subject, period."""
        return sha256(f"{self.rule}\n{self.subject}\n{self.period}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Held:
    """An identity that was computed and holds."""

    what: str


@dataclass(frozen=True, slots=True)
class RoundingDifference:
    """An identity that misses by no more than printing explains; gathered into one quiet line a table.

    `cut` tells digits that were cut off (截位) from digits that were rounded (四舍五入).
    """

    table: str
    difference: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class NotComputed:
    """An identity or rule that could not be executed, and why: it did not pass."""

    what: Words
    why: Words


Outcome = Signal | Held | RoundingDifference | NotComputed


def agreed(where: str, stated: Amount, difference: int) -> Held | RoundingDifference:
    """Return the outcome of a `stated` amount that agrees with its cell but for a `difference` that printing explains."""
    return RoundingDifference(where, difference, cut_off(stated, difference)) if difference else Held(where)
