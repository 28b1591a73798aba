"""T5 for the worker: killed anywhere, two at once, poisoned, locked out: every effect happens exactly once (后台任务).

Real processes on SQLite and on PostgreSQL; each mechanism has its mutant that turns the lane red.
"""

import sqlite3
import time
from pathlib import Path

import pytest

from guantong.apps.jobs.operations import ATTEMPTS, reap
from tests.bench import Bench
from tests.installation import Installation
from tests.promises import mutants
from tests.promises.worker_process import STEPS

DATABASES = ("sqlite", "postgres")
POINTS = {
    "job.before_claim_commit": 1,
    "job.after_claim": 2,
    "job.in_handler:2": 2,
    "job.after_effect": 2,
    "job.after_done": 1,
}
"""Where a worker is killed, and the attempt in which the job is then done."""
ONCE = {"claims": 1, "steps": 3, "most": 1, "recorded": 3, "drifted": []}
SILENCE = "10"
"""Minutes after which the next worker comes: the lease has run out."""


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Installation]:
    """An installation in which one job waits, for each database that is there."""
    found = {}
    for kind in DATABASES:
        try:
            found[kind] = Installation.fresh(kind, tmp_path_factory.mktemp("jobs") / kind)
        except Exception as error:  # noqa: BLE001 - no PostgreSQL here is no failure of ours; it is said
            print(f"{kind}: not run ({error})")
            continue
        found[kind].run("ask", "1")
    return found


@pytest.fixture
def site(request: pytest.FixtureRequest, asked: dict[str, Installation], tmp_path: Path) -> Installation:
    """A copy of the installation on the database the test names."""
    if request.param not in asked:
        pytest.skip(f"not run: no {request.param}")
    return asked[request.param].copy(tmp_path / "site")


@pytest.mark.parametrize("site", DATABASES, indirect=True)
@pytest.mark.parametrize(("point", "attempt"), POINTS.items())
def test_killed_anywhere_the_effect_happens_exactly_once(site: Installation, point: str, attempt: int) -> None:
    killed = site.run("work", CRASH_AT=point)
    site.run("work", SHIFT=SILENCE)

    assert killed == -9
    assert site.look() == {
        **ONCE, "states": ["done"], "attempts": [attempt], "claims": attempt, "on_the_desk": [],
    }  # fmt: skip


@pytest.mark.parametrize("site", DATABASES, indirect=True)
def test_without_the_reaper_a_killed_job_runs_for_ever(site: Installation) -> None:
    site.run("work", CRASH_AT="job.after_claim")
    site.run("work", SHIFT=SILENCE, WORK_FOR="2", MUTANT="jobs_without_reaper")

    assert site.look()["states"] == ["running"]


def _two_workers(site: Installation, tmp_path: Path, **environment: str) -> None:
    begin = tmp_path / "begin"
    workers = [site.worker("work", BEGIN_AT=str(begin), **environment) for _ in range(2)]
    while len(list(tmp_path.glob("begin.*"))) < 2 and not any(worker.poll() for worker in workers):
        time.sleep(0.02)
    begin.touch()
    for worker in workers:
        _, errors = worker.communicate(timeout=240)
        assert worker.returncode == 0, errors


@pytest.mark.parametrize("site", DATABASES, indirect=True)
def test_two_workers_on_every_job_do_each_once(site: Installation, tmp_path: Path) -> None:
    site.run("ask", "9")

    _two_workers(site, tmp_path)

    # the job that waited and the first of the nine ask for the same three steps: asked twice, taken in once
    assert site.look() == {
        **ONCE, "states": ["done"] * 10, "attempts": [1] * 10, "steps": 9 * STEPS, "recorded": 9 * STEPS,
        "on_the_desk": [],
    }  # fmt: skip


@pytest.mark.parametrize("site", DATABASES, indirect=True)
def test_without_the_claims_condition_two_workers_take_the_same_job(site: Installation, tmp_path: Path) -> None:
    site.run("ask_slow", "4")

    _two_workers(site, tmp_path, MUTANT="jobs_claimed_without_condition", WORK_FOR="10")

    assert site.look()["claims"] > 1


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("mutant", "once"), [("", True), ("jobs_without_heartbeat", False)])
def test_a_heartbeat_keeps_a_slow_job_with_its_worker(
    site: Installation, tmp_path: Path, mutant: str, once: bool
) -> None:
    site.run("ask_slow", "14")

    # a lease of some seconds: a busy machine may keep a heartbeat waiting for two
    _two_workers(site, tmp_path, LEASE="6", MUTANT=mutant, WORK_FOR="60")

    assert (site.look()["claims"] == 1) is once


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_job_that_kills_its_worker_is_given_up_and_told_and_others_go_on(site: Installation) -> None:
    for attempt in range(ATTEMPTS):
        assert site.run("work", CRASH_AT="job.after_claim", SHIFT=str(10 * attempt)) == -9
    site.run("ask", "1", SHIFT="50")
    site.run("work", SHIFT="60")

    found = site.look()
    assert (found["states"], found["attempts"], found["on_the_desk"], found["steps"], found["drifted"]) == (
        ["dead", "done"], [ATTEMPTS, 1], ["shen"], STEPS, [],
    )  # fmt: skip


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_locked_database_is_waited_for(site: Installation) -> None:
    lock = sqlite3.connect(site.database, isolation_level=None, check_same_thread=False)
    lock.execute("BEGIN EXCLUSIVE")
    worker = site.worker("work", DB_TIMEOUT="0.1")
    met = next((line for line in worker.stderr if "database is locked" in line), "")  # however slow the machine is
    lock.execute("ROLLBACK")

    worker.communicate(timeout=240)

    assert (worker.returncode, bool(met)) == (0, True)
    assert site.look() == {**ONCE, "states": ["done"], "attempts": [1], "on_the_desk": []}


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_the_command_ends_gracefully_with_the_job_in_hand(site: Installation) -> None:
    worker = site.start("-c", "from guantong.gateways.cli.command import main; raise SystemExit(main(['worker']))")
    _wait_until(site, "done")
    worker.terminate()

    _, errors = worker.communicate(timeout=60)

    assert (worker.returncode, errors) == (0, "")
    assert site.look()["states"] == ["done"]


def _wait_until(site: Installation, state: str) -> None:
    for _ in range(2000):
        with sqlite3.connect(site.database, timeout=20) as link:
            if link.execute("SELECT state FROM jobs_job").fetchall() == [(state,)]:
                return
        time.sleep(0.05)
    raise AssertionError(f"never {state}")


@pytest.mark.django_db
def test_revoked_meanwhile_the_job_is_refused_and_not_without_the_check(bench: Bench) -> None:
    from guantong.apps.actors.models import Membership
    from guantong.apps.actors.operations import revoke
    from guantong.gateways.site.installation import INSTALLER

    for _ in range(2):
        bench.ask("甲")
    revoke(membership=Membership.objects.get(person__username="shen"), by=INSTALLER, as_of=bench.at())

    refused = bench.work(bench.claim())
    with mutants.jobs_without_rights_check():
        done = bench.work(bench.claim())

    assert (refused.state, done.state, bench.did) == ("failed", "done", ["甲"])


@pytest.mark.django_db
def test_who_wakes_after_losing_the_lease_does_no_item_and_does_without_the_fence(bench: Bench) -> None:
    bench.ask("甲", "乙")
    asleep = bench.claim()
    reap(as_of=bench.at(2))
    bench.work(bench.claim(2, "two"), 2)

    bench.work(asleep, 3)
    once = list(bench.did)
    with mutants.jobs_without_fence():
        bench.work(asleep, 3)

    assert (once, bench.did) == (["甲", "乙"], ["甲", "乙", "甲", "乙"])
