"""A job is asked with what it belongs to, held by one worker, returned when silent, given up after five attempts."""

from datetime import timedelta

import pytest
from django.db import transaction

from guantong.apps.actors.models import Membership
from guantong.apps.actors.operations import revoke
from guantong.apps.jobs import operations
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import ATTEMPTS, LEASE, Lost
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.bench import Bench


def test_a_job_is_rolled_back_with_what_it_belongs_to(bench: Bench) -> None:
    with pytest.raises(RuntimeError, match="disk"), transaction.atomic():
        bench.ask("甲")
        raise RuntimeError("disk")

    assert Job.objects.count() == 0


def test_one_asks_only_for_the_organisation_one_stands_in(bench: Bench) -> None:
    with pytest.raises(NotAllowed):
        bench.ask("甲", path=bench.world.body("CZ").path)


def test_what_waited_longest_is_claimed_first_and_only_once(bench: Bench) -> None:
    first, second = bench.ask("甲"), bench.ask("乙")

    claimed = [operations.claim(worker=name, as_of=bench.at()) for name in ("one", "two", "three")]

    assert [job and job.pk for job in claimed] == [first.pk, second.pk, None]
    assert [claimed[0].worker, claimed[1].worker, claimed[0].attempts] == ["one", "two", 1]


def test_every_item_is_done_and_the_job_ends_with_its_result(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙")

    job = bench.work(bench.claim())

    assert (job.state, job.done, job.of, job.result) == ("done", 3, 3, {"items": 3})
    assert [entry.verb for entry in entries_of(job)] == ["ask", "claim", "complete"]
    assert list(drifted()) == []


def test_a_silent_job_is_returned_and_goes_on_where_it_stopped(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙")
    bench.before = lambda item: (_ for _ in ()).throw(SystemExit) if item == "乙" else None
    with pytest.raises(SystemExit):  # as a kill would: nothing is noted
        bench.work(bench.claim())
    late = bench.at() + LEASE + timedelta(seconds=1)

    assert [operations.reap(as_of=bench.at(0.5)), operations.reap(as_of=late), operations.reap(as_of=late)] == [0, 1, 0]
    bench.before = lambda _item: None
    job = bench.work(bench.claim(2, "two"), 2)

    assert (job.state, bench.did, job.attempts) == ("done", ["甲", "乙", "丙"], 2)
    assert list(drifted()) == []


def test_a_heartbeat_keeps_the_job_and_tells_who_lost_it(bench: Bench) -> None:
    bench.ask("甲")
    job = bench.claim()

    assert operations.beat(job=job, as_of=bench.at(0.9))
    assert operations.reap(as_of=bench.at(1.5)) == 0
    assert operations.reap(as_of=bench.at(2)) == 1
    assert not operations.beat(job=job, as_of=bench.at(2))


def test_who_lost_the_lease_writes_nothing_any_more(bench: Bench) -> None:
    bench.ask("甲", "乙")
    sleeper = bench.claim()
    operations.reap(as_of=bench.at(2))
    bench.work(bench.claim(2, "two"), 2)

    with pytest.raises(Lost):
        operations.complete(job=sleeper, result={}, as_of=bench.at(3))
    assert (bench.work(sleeper, 3).state, bench.did) == ("done", ["甲", "乙"])


def test_a_poisoned_job_rests_longer_each_time_and_is_given_up_after_five_attempts(bench: Bench) -> None:
    poisoned, other = bench.ask("毒"), bench.ask("甲")
    bench.before = lambda item: 1 / 0 if item == "毒" else None
    seen: list[tuple[int, str, float | None]] = []
    for attempt in range(ATTEMPTS + 1):
        now = bench.at(20 * attempt)
        job = bench.work(bench.claim(20 * attempt), 20 * attempt)
        seen.append((job.pk, job.state, (job.begins_at - now).total_seconds() if job.state == "queued" else None))
    poisoned.refresh_from_db()

    assert seen == [
        (poisoned.pk, "queued", 10), (other.pk, "done", None), (poisoned.pk, "queued", 40),
        (poisoned.pk, "queued", 160), (poisoned.pk, "queued", 640), (poisoned.pk, "dead", None),
    ]  # fmt: skip
    assert poisoned.message == "办理时出错（ZeroDivisionError），请告诉系统管理员"
    assert list(drifted()) == []


def test_what_cannot_be_done_is_said_at_once_and_not_tried_again(bench: Bench) -> None:
    bench.ask("甲")

    def bad(_item: str) -> None:
        raise BadInput({"": Words("第 3 行没有机构", "row 3 names no organisation")})

    bench.before = bad

    job = bench.work(bench.claim())

    assert (job.state, job.attempts, job.message) == ("failed", 1, "第 3 行没有机构")


def test_a_job_nobody_here_can_do_waits_for_a_newer_worker(bench: Bench) -> None:
    bench.ask(kind="unknown.kind")

    job = bench.work(bench.claim())

    assert (job.state, job.message) == ("queued", "办理时出错（UnknownKind），请告诉系统管理员")


def _revoked(bench: Bench) -> None:
    membership = Membership.objects.get(person__username="shen", ends_on=None)
    revoke(membership=membership, by=bench.world.standing("installer"), as_of=bench.at())


def test_who_was_revoked_gets_no_result(bench: Bench) -> None:
    bench.ask("甲")
    _revoked(bench)

    job = bench.work(bench.claim())

    assert (job.state, bench.did, job.result) == ("failed", [], {})


def test_who_is_revoked_meanwhile_gets_no_further(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙")
    bench.before = lambda item: _revoked(bench) if item == "乙" else None

    job = bench.work(bench.claim())

    # 乙 was under way when the membership ended: its rights were asked before it began
    assert (job.state, bench.did) == ("failed", ["甲", "乙"])


def test_a_running_job_stops_before_its_next_item(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙")

    def stop(item: str) -> None:
        if item == "乙":
            operations.stop(job=Job.objects.get(), by=bench.world.standing("shen"), as_of=bench.at())

    bench.before = stop

    job = bench.work(bench.claim())

    assert (job.state, bench.did) == ("cancelled", ["甲", "乙"])


def test_a_stopped_job_may_be_tried_again_and_goes_on(bench: Bench) -> None:
    shen = bench.world.standing("shen")
    job = bench.ask("甲", "乙")
    operations.cancel(job=job, by=shen, as_of=bench.at())

    with pytest.raises(NotAllowed):
        operations.cancel(job=job, by=shen, as_of=bench.at())
    operations.retry(job=job, by=shen, as_of=bench.at())

    assert bench.work(bench.claim()).state == "done"
    assert list(drifted()) == []
