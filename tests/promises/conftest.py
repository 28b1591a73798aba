"""What several lanes stand on."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection

from tests.world import World


@pytest.fixture
def contested(transactional_db: None) -> World:  # noqa: ARG001 - real commits
    """A world that two people change at once; SQLite lets one writer in at a time."""
    if connection.vendor != "postgresql":
        pytest.skip("not run: needs PostgreSQL (TEST_DATABASE=postgres)")
    return World.grown()


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    """No lane inherits another's failed attempts to sign in."""
    cache.clear()
    yield
    cache.clear()
