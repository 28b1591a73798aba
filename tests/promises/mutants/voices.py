"""How needs would be without what lets them go (变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def erasing_without_cutting_ties() -> Iterator[None]:
    """The words go from the row, and the journal still holds the salts of what it was."""
    with patch("guantong.apps.voices.leaving._untied", lambda row, _by, _as_of: row):
        yield
