"""Running rules over documents: every outcome gathered, rounding into one quiet line a table (核对)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.kinds import squeezed
from guantong.domain.fiscal.masked import MASKED
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, RoundingDifference, Signal
from guantong.domain.words import Words

STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration, TypeError, ValueError)
"""What odd content may raise; a rule page that cannot be read or a missing file still stops everything."""


@dataclass(frozen=True, slots=True)
class RoundingLine:
    """All rounding differences of one table: how many, the largest in fen, and how many are digits cut off (截位)."""

    table: str
    differences: int
    largest: int
    cut: int = 0


@dataclass
class Examination:
    """What all rules found in one document; `computed` counts identities that could be computed, `held` those that hold.

    What a watching rule (`Rule.watch`) leaves silent is no identity and counts as nothing.
    """

    document: Document
    signals: list[Signal] = field(default_factory=list)
    held: int = 0
    computed: int = 0
    rounding: list[RoundingLine] = field(default_factory=list)
    not_computed: list[tuple[str, NotComputed]] = field(default_factory=list)


def examine_all(cases: Sequence[Case], rules: Sequence[Rule]) -> list[Examination]:
    """Return what `rules` find in every case; what a department and its only unit both print is one matter.

    It stays with the department, with the evidence of both documents.
    """
    found = [examine(case, rules) for case in cases]
    of = {id(examination.document): examination for examination in found}
    for case, own in zip(cases, found, strict=True):
        above = of.get(id(case.department)) if case.copies_department else None
        if above:
            _join(own, above)
    return found


def _join(own: Examination, above: Examination) -> None:
    """Move the evidence of every signal of `own` to the same matter's signal in `above`."""
    copies = {_matter(signal): signal for signal in own.signals}
    shared = copies.keys() & {_matter(signal) for signal in above.signals}
    own.signals = [signal for signal in own.signals if _matter(signal) not in shared]
    above.signals = [
        replace(signal, evidence=(*signal.evidence, *copies[_matter(signal)].evidence))
        if _matter(signal) in shared
        else signal
        for signal in above.signals
    ]


def _matter(signal: Signal) -> tuple[str, ...]:
    """What a signal is of, whoever printed it: rule, year, subject without body and level, the printed figures."""
    subject = signal.subject.split("/", 2)[-1]
    return (signal.rule, signal.period, subject, signal.value, *(cell.printed for cell in signal.evidence))


def examine(case: Case, rules: Iterable[Rule]) -> Examination:
    """Return what `rules` find in `case`; signals come ordered by severity, then by place."""
    found = Examination(case.document)
    differences: dict[str, list[RoundingDifference]] = {}
    masked = _masked(case)
    for rule in rules:
        for told in _outcomes(rule, case):
            outcome = _without_masked(rule, told, masked)
            match outcome:
                case Signal():
                    found.signals.append(outcome)
                    found.computed += rule.identities
                case Held():
                    found.held += rule.identities
                    found.computed += rule.identities
                case RoundingDifference():
                    differences.setdefault(outcome.table, []).append(outcome)
                    found.computed += 1
                case NotComputed():
                    found.not_computed.append((rule.code, outcome))
    if not any(row.filled for table in case.document.tables for row in table.rows):
        found.computed -= found.held  # in an empty form nothing was held against anything
        found.held = 0
    found.not_computed = list(dict.fromkeys(found.not_computed))  # one unread cell stops many identities of a rule
    found.rounding = [
        RoundingLine(table, len(all_), max(abs(one.difference) for one in all_), sum(one.cut for one in all_))
        for table, all_ in differences.items()
    ]
    found.signals = _distinct(sorted(found.signals, key=_order))
    return found


def _masked(case: Case) -> frozenset[tuple[str, int, str, int]]:
    """Return the places of the masked rows (涉密项目合并) of a case."""
    documents = (case.document, case.previous, case.budget, case.department, *case.together)
    rows = ((d.file, t.title, row) for d in documents if d for t in d.tables for row in t.rows if row.masked)
    return frozenset((file, row.page, title, row.number) for file, title, row in rows)


def _without_masked(rule: Rule, outcome: Outcome, masked: frozenset[tuple[str, int, str, int]]) -> Outcome:
    """Name no masked row: what would speak of one was not computed, where it is an addend it is not shown."""
    if not masked or not isinstance(outcome, Signal):
        return outcome
    seen = tuple(e for e in outcome.evidence if (e.file, e.page, e.table, e.row) not in masked)
    if seen[:1] != outcome.evidence[:1] or squeezed(MASKED) in squeezed(outcome.because.zh):
        return NotComputed(rule.title, _SECRET)
    return replace(outcome, evidence=seen)


_SECRET = Words("涉密项目只有合并金额，没有明细，无法计算", "secret lines exist as one masked amount without details")


def _outcomes(rule: Rule, case: Case) -> Iterator[Outcome]:
    """Yield a rule's outcomes; one that stumbles over an odd document is "not computed" and stops no other."""
    try:
        yield from rule.outcomes(case)
    except STUMBLES as error:
        why = Words(
            f"规则遇到没有料到的内容（{type(error).__name__}），请报告",
            f"the rule met what it did not expect ({type(error).__name__}); please report it",
        )
        yield NotComputed(rule.title, why)


def _order(signal: Signal) -> tuple[int, int, int, str]:
    place = signal.evidence[0] if signal.evidence else None
    severities = ("verify_first", "verify", "note")
    return (severities.index(signal.severity), place.page if place else 0, place.row if place else 0, signal.rule)


def _distinct(signals: Sequence[Signal]) -> list[Signal]:
    """Two signals of one identity in a run are one subject seen twice: keep the first."""
    seen: Counter[str] = Counter()
    kept = []
    for signal in signals:
        seen[signal.id] += 1
        if seen[signal.id] == 1:
            kept.append(signal)
    return kept
