"""A big job starves nobody: pages are answered while it runs, also where there is one writer at a time (后台任务让路)."""

import json
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection

from guantong.apps.jobs.work import run
from tests.bench import Bench
from tests.installation import LONGEST, Installation
from tests.promises.jobs_crash_test import asked  # noqa: F401 - the fixture

ROUNDS = 12


@pytest.mark.parametrize("mutant", ["", "jobs_that_never_rest"])
def test_pages_are_answered_while_a_big_job_runs(
    asked: dict[str, Installation],  # noqa: F811
    tmp_path: Path,
    mutant: str,
) -> None:
    site = asked["sqlite"].copy(tmp_path / "site")
    site.run("ask_big", "4000")
    pages = site.start(
        "-m", "tests.promises.worker_process", "pages", str(ROUNDS), DEMO="1", DB_TIMEOUT="1", stdin=subprocess.PIPE
    )
    assert pages.stdout.readline() == "ready\n"
    worker = site.worker("work", MUTANT=mutant)
    try:
        said, errors = pages.communicate("go\n", timeout=LONGEST)
    finally:
        worker.kill()
        worker.communicate()

    assert pages.returncode == 0, errors
    found = json.loads(said)
    print(f"answers while the job ran{' without resting' if mutant else ''}: {found['answers']}")
    assert found["state"] == "running"
    assert "400" not in found["answers"]
    if mutant:
        assert found["answers"].get("503", 0) > 0
    else:
        assert (found["answers"], found["issued"]) == ({"200": 2 * ROUNDS}, ROUNDS)


@pytest.mark.django_db(transaction=True)
def test_between_two_items_it_holds_nothing_for_as_long_as_the_last_one_took(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙")
    job, ticks, rests = bench.claim(), iter(range(1000)), []

    def now() -> datetime:
        return bench.world.now + timedelta(seconds=next(ticks) * 0.2)

    def sleep(seconds: float) -> None:
        rests.append((round(seconds, 1), connection.in_atomic_block, len(bench.did)))

    with patch("guantong.apps.jobs.work.time.sleep", sleep):
        run(job, now)

    alone = [(0.4, False, done) for done in (1, 2, 3)]
    assert rests == (alone if connection.vendor == "sqlite" else [])


@pytest.mark.django_db
@pytest.mark.parametrize(("took", "rest"), [(-3600, 0.0), (0, 0.0), (0.5, 0.5), (3600, 1.0)])
def test_a_clock_that_jumps_makes_nobody_wait(took: float, rest: float) -> None:
    from guantong.apps.jobs.work import _give_way

    with patch("guantong.apps.jobs.work.time.sleep") as slept, patch.object(connection, "vendor", "sqlite"):
        _give_way(timedelta(seconds=took))

    slept.assert_called_once_with(rest)
