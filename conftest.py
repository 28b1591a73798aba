"""What every test stands on: the database (SQLite, or PostgreSQL with TEST_DATABASE=postgres), the world of 明湖区."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench import Bench
    from tests.world import World

# no test asserts how long something takes: what a drawn example may take is not bounded either
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let tests that need real commits empty the database: the journal's triggers step aside for that alone."""
    from django.db import connections

    from guantong.apps.journal.protection import protect, unprotect

    real = connections["default"].ops.__class__.execute_sql_flush

    def flushed(operations, statements):  # type: ignore[no-untyped-def]
        unprotect(operations.connection)
        try:
            return real(operations, statements)
        finally:
            protect(operations.connection)

    connections["default"].ops.__class__.execute_sql_flush = flushed


@pytest.fixture
def world(db: None) -> "World":
    """A small 明湖区: two sub-districts, four bureaus, one person a role."""
    from tests.world import World

    return World.grown()


@pytest.fixture
def bench(world: "World") -> "Iterator[Bench]":
    """Background jobs of a kind whose doing the test sees."""
    from tests.bench import set_up

    with set_up(world) as made:
        yield made


@pytest.fixture
def files_folder(settings: Any, tmp_path: Path) -> Path:
    """An empty folder of files for this test alone."""
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def figures_folder(files_folder: Path, settings: Any, tmp_path: Path) -> Path:
    """Empty folders of files and of facts for this test alone, and nothing read before."""
    from guantong.apps.figures.reading import forget

    forget()
    settings.LAKE = tmp_path / "lake"
    return settings.LAKE


@pytest.fixture
def records_folder(files_folder: Path, settings: Any, tmp_path: Path) -> Path:
    """Empty folders of files and of records for this test alone."""
    settings.RECORDS = tmp_path / "records"
    return settings.RECORDS
