"""Mechanisms of actors, switched off (机构与人员的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def bodies_not_held_while_a_role_is_given() -> Iterator[None]:
    """Whoever gives a role does not hold the body: it may be dissolved in between."""
    with patch("guantong.apps.actors.operations._locked", lambda body: body):
        yield


@contextmanager
def intakes_applied_without_comparison() -> Iterator[None]:
    """Whatever the file does now is taken for what was previewed."""
    from guantong.apps.actors import intake_operations

    with patch.object(intake_operations, "_digest", lambda intake, _sheets, _lines: intake.plan or "0" * 64):
        yield


@contextmanager
def successions_judged_side_by_side() -> Iterator[None]:
    """Two successions may be judged at once."""
    with patch("guantong.apps.actors.organisation_operations._one_succession_at_a_time"):
        yield


@contextmanager
def administrators_not_kept_apart() -> Iterator[None]:
    """Neither the operation nor the database looks at what else a person holds."""
    from django.db import connection

    from guantong.apps.actors.protection import protect, unprotect

    unprotect(connection)
    try:
        with patch("guantong.apps.actors.operations.keep_apart"):
            yield
    finally:
        protect(connection)


@contextmanager
def posts_are_read_as_of_yesterday() -> Iterator[None]:
    """What a person is was read when the session began, not at each request."""
    from datetime import timedelta

    from guantong.apps.actors.queries import standing_of

    with patch("guantong.gateways.site.doorkeeper.standing_of", lambda one, day: standing_of(one, day - timedelta(1))):
        yield


@contextmanager
def nobody_has_left() -> Iterator[None]:
    """Neither the door nor a link asks whether every post of a person has ended."""
    with (
        patch("guantong.gateways.site.doorkeeper.has_left", lambda *_given: False),
        patch("guantong.apps.actors.sign_in.has_left", lambda *_given: False),
    ):
        yield
