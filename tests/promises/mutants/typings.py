"""How sheets of paper would be typed without what keeps two typists apart (变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def sheets_typed_without_lock() -> Iterator[None]:
    """Two may see that a sheet waits for its second typing before either writes."""
    from guantong.apps.typings.models import TAKEN_BACK, TwiceTyped

    def unlocked(of: object) -> TwiceTyped | None:
        return TwiceTyped.objects.filter(of=of.journal_key).exclude(state=TAKEN_BACK).first()  # type: ignore[attr-defined]

    with patch("guantong.apps.typings.operations.locked", unlocked):
        yield
