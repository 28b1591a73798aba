"""Mechanisms of ballots, switched off (票箱的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import SystemRandom
from typing import Any
from unittest.mock import patch


@contextmanager
def ballots_in_cast_order() -> Iterator[None]:
    """The opened box is written in the order in which the ballots came."""

    def as_they_came(box: Any, _numbers: list[str], marks: list[list[str]]) -> list[Any]:
        from guantong.apps.ballots.models import Slip

        return [Slip(box=box, marks=one) for one in marks]

    with patch("guantong.apps.ballots.operations._slips", as_they_came):
        yield


@contextmanager
def ballots_not_padded() -> Iterator[None]:
    """A sealed ballot is as long as what was marked on it."""

    def as_long_as_it_is(content: str, _length: int = 0) -> bytes:
        raw = content.encode()
        return len(raw).to_bytes(2, "big") + raw

    with patch("guantong.domain.seal.sealed_ballot.padded", as_long_as_it_is):
        yield


@contextmanager
def ballots_timed() -> Iterator[None]:
    """A ballot bears the time at which it was cast, and keeps it in the opened box."""
    from time import time_ns

    from guantong.apps.ballots.models import Sealed, Slip

    def keeping_its_number(box: Any, numbers: list[str], marks: list[list[str]]) -> list[Any]:
        mixed = [Slip(id=number, box=box, marks=one) for number, one in zip(numbers, marks, strict=True)]
        SystemRandom().shuffle(mixed)
        return mixed

    with (
        patch.object(Sealed._meta.get_field("id"), "_get_default", lambda: f"{time_ns():032d}"),
        patch("guantong.apps.ballots.operations._slips", keeping_its_number),
    ):
        yield


@contextmanager
def boxes_looked_at_without_lock() -> Iterator[None]:
    """Two may look at a box before either changes it."""
    from guantong.apps.ballots.models import Box

    with patch("guantong.apps.ballots.moving.locked", lambda box: Box.objects.get(pk=box.pk)):
        yield


@contextmanager
def boxes_changed_without_lock() -> Iterator[None]:
    """The same, and nothing keeps a member to one mark."""
    from django.db import connection

    from guantong.apps.ballots.models import Mark

    once = Mark._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Mark, once)
    try:
        with boxes_looked_at_without_lock():
            yield
    finally:
        Mark.objects.all().delete()  # two of one seat are what it was all about
        with connection.schema_editor() as editor:
            editor.add_constraint(Mark, once)


@contextmanager
def shares_in_the_database() -> Iterator[None]:
    """The box keeps what its keyholders should have on paper alone."""
    from guantong.apps.ballots import operations

    real = operations._keep_share

    def keeping(row: Any, person: str, printed: str, public: str) -> None:
        real(row, person, printed, public)
        row.where += f"{printed.replace(' ', '')} "

    with patch.object(operations, "_keep_share", keeping):
        yield


@contextmanager
def boxes_changed_without_lock_or_sheets_once() -> Iterator[None]:
    """Without the lock on a box, nothing keeps a count or a recount to one sheet either."""
    from django.db import connection

    from guantong.apps.ballots.models import CountSheet

    once = CountSheet._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(CountSheet, once)
    try:
        with boxes_changed_without_lock():
            yield
    finally:
        CountSheet.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(CountSheet, once)


@contextmanager
def contests_changed_without_lock() -> Iterator[None]:
    """Two may look at a vote on projects before either changes it."""
    from guantong.apps.contests.models import Contest

    with patch("guantong.apps.contests.moving.locked", lambda contest: Contest.objects.get(pk=contest.pk)):
        yield
