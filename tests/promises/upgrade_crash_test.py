"""An upgrade is killed on its way: the database is as it was, on SQLite and on PostgreSQL, and the next one goes through."""

import signal
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.promises.backup_drill_test import ran

NOTHING = {"tables": 0, "done": False, "half": []}


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """An installation whose database has no table yet: every step waits."""
    return Installation.fresh(request.param, tmp_path / "here")


@pytest.mark.parametrize("nth", [1, 30])
def test_killed_after_any_step_no_step_has_been_done_and_the_next_upgrade_does_them_all(
    empty: Installation, nth: int
) -> None:
    ended, _ = ran(empty, "upgrade", CRASH_AT=f"upgrade.step_done:{nth}")
    _, stood = ran(empty, "stand")
    ran(empty, "upgrade")
    _, stands = ran(empty, "stand")

    assert (ended, stood) == (-signal.SIGKILL, NOTHING)
    assert (stands["done"], stands["half"], stands["tables"] > 50) == (True, [], True)


def test_step_by_step_it_would_stand_half_way(empty: Installation) -> None:
    ended, _ = ran(empty, "upgrade", CRASH_AT="upgrade.step_done:30", WITHOUT="transaction")
    _, stood = ran(empty, "stand")

    assert (ended, stood["tables"] > 0, stood["done"]) == (-signal.SIGKILL, True, False)
