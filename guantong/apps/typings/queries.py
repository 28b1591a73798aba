"""The mismatch list: what two typings of the same sheet differ in, and is not settled yet (差异清单)."""

from collections.abc import Iterable

from guantong.apps.journal.models import Journaled
from guantong.apps.typings.models import DIFFERING, TwiceTyped
from guantong.domain.twice_typed import Difference, left_open


def differing(rows: Iterable[Journaled]) -> dict[str, list[Difference]]:
    """Return by the lasting key of each of `rows` what is open; one query, and nothing of what was typed only once."""
    found = TwiceTyped.objects.filter(of__in=[row.journal_key for row in rows], state=DIFFERING)
    return {row.of: left_open(row.first, row.second, row.texts) for row in found}
