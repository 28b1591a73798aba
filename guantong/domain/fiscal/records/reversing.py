"""Taking a batch out again: a batch of its own that names the first, so that both stay in the records (红冲)."""

from collections.abc import Iterable
from datetime import datetime

from guantong.domain.fiscal.records.batches import Batch, batch_of, standing
from guantong.domain.words import Words

_NOT_STANDING = Words(
    "批次 {batch} 不在账上（已被更正、已被红冲或从未发布），不能红冲",
    "Batch {batch} does not stand (corrected, reversed or never published), so it cannot be reversed",
)


class CannotReverse(ValueError):
    """A batch that does not stand; `words` say so."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


def reversal(batch: str, known: Iterable[Batch], received_at: datetime) -> Batch:
    """Return the batch that reverses `batch`, one of those `known` that stand; raises CannotReverse."""
    first = next((one for one in standing(known) if one.batch == batch), None)
    if first is None:
        raise CannotReverse(_NOT_STANDING.filled(batch=batch))
    file = f"reverses:{batch}"
    return Batch(batch_of(first.feed, file), first.feed, file, received_at, reverses=batch)
