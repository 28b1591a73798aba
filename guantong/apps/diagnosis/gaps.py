"""What a run could not compute (没有条件计算), kept by document; and whether a signal it does not see may lie there."""

from collections.abc import Iterable
from dataclasses import dataclass

from guantong.apps.diagnosis.models import Signal, Uncomputed
from guantong.apps.diagnosis.queries import Examined


@dataclass(frozen=True, slots=True)
class Gaps:
    """The codes of the rules with a gap in a document, and of those with one that was not there the run before."""

    rules: frozenset[str]
    fresh: frozenset[str]

    def may_hide(self, signal: Signal) -> bool:
        """Tell whether a signal that is not seen any more may lie in a gap.

        A gap that was there beside the signal does not cover it: a fresh one may. Once covered it stays so until its rule
        has no gap left, for nothing tells which of them it lies in.
        """
        return signal.rule in (self.rules if signal.not_computed else self.fresh)


def keep_gaps(examined: Examined, line: Iterable[int]) -> Gaps:
    """Keep what could not be computed in a document in place of what is known of its `line`: itself and what it superseded."""
    known = Uncomputed.objects.filter(document__in=line)
    before = set(known.values_list("rule", "what", "why"))
    known.delete()
    rows = [
        Uncomputed(
            document=examined.document, rule=rule, what=one.what.zh, what_en=one.what.en, why=one.why.zh, why_en=one.why.en
        )
        for rule, one in examined.found.not_computed
    ]  # fmt: skip
    Uncomputed.objects.bulk_create(rows)
    fresh = (row.rule for row in rows if (row.rule, row.what, row.why) not in before)
    return Gaps(frozenset(row.rule for row in rows), frozenset(fresh))
