"""Mechanisms of meetings, switched off (共识会的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def meetings_changed_without_lock() -> Iterator[None]:
    """A meeting is changed, and answered in, as it was read, without holding it."""
    from guantong.apps.consensus.models import Meeting
    from guantong.apps.consensus.queries import seat_of, why_not
    from guantong.apps.consensus.workflow import MEETING
    from guantong.domain.workflow.table import NotAllowed

    def held(meeting: Any, verb: str, version: int | None, by: Any) -> Any:
        row = Meeting.objects.get(pk=meeting.pk)
        MEETING.demand_as_read(verb, by, row, version, row.path)
        if closed := why_not(verb, row, by, seat_of(row, by)):
            raise NotAllowed(closed)
        return row

    with patch("guantong.apps.consensus.operations.held", held), patch("guantong.apps.consensus.answering.held", held):
        yield


@contextmanager
def what_was_said_stays() -> Iterator[None]:
    """The close counts, and keeps what everybody said."""
    with patch("guantong.apps.consensus.operations._forgotten", lambda _row: None):
        yield


@contextmanager
def keys_of_meetings_stay() -> Iterator[None]:
    """The key by which sheets are found outlives its meeting."""
    with patch("guantong.apps.consensus.tying.destroy_keys", lambda: None):
        yield


@contextmanager
def sheets_by_username() -> Iterator[None]:
    """A sheet bears the digest of a username: whoever knows the names finds it, without a key."""
    from hashlib import sha256

    def name_of(meeting: Any, whose: str) -> str:
        return sha256(f"{meeting.pk}/{whose}".encode()).hexdigest()

    with patch("guantong.apps.consensus.tying.name_of", name_of):
        yield


@contextmanager
def sheets_in_the_order_of_seats() -> Iterator[None]:
    """Nobody shuffles the sheets of a meeting that opens."""
    from types import SimpleNamespace

    with patch("guantong.apps.consensus.operations._RANDOM", SimpleNamespace(shuffle=lambda _names: None)):
        yield
