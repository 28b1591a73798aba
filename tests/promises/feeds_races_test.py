"""T10 of feeds: two editions of a period are published at the same moment, one delivery twice, one file brought twice.

One goes after the other: the lower edition does not count, the second publisher is told, the file is there once. On PostgreSQL
two threads meet where it hurts; on SQLite, which lets one writer in at a time, two processes. Each mechanism has its mutant.
"""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from guantong.apps.feeds import operations, publishing
from guantong.apps.feeds.models import Delivery, Snapshot
from guantong.apps.feeds.publishing import publish
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import Stale
from tests.feeds import MARCH, brought, csv, feed, paid, taken_in
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.promises.figures_site import Site
from tests.world import World

ROUNDS = 3
PERIODS = [f"2026-{month:02}" for month in range(1, 1 + ROUNDS)]
records = pytest.mark.usefixtures("records_folder")


def _published(world: World, delivery: Delivery) -> Delivery:
    return publish(delivery=delivery, version=delivery.version, by=world.standing("shen"), as_of=world.now)


def two_editions(world: World, period: str) -> bool:
    """True when two editions published at once do not end as one that counts and one that was superseded."""
    day = f"{period}-03"
    pair = [taken_in(world, csv([(day, f"{n}.00")]), period=period, edition=n) for n in (1, 2)]

    at_once(*(lambda one=one: _published(world, one) for one in pair))

    for one in pair:
        one.refresh_from_db()
    return [one.state for one in pair] != ["superseded", "published"]


@records
@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_of_two_editions_published_at_once_the_higher_counts(contested: World, mutant: bool) -> None:
    with mutants.records_decided_side_by_side() if mutant else nullcontext(), meeting((publishing, "came_by")):
        broken = [two_editions(contested, period) for period in PERIODS]

    assert any(broken) is mutant
    if not mutant:
        assert (paid(), list(drifted())) == (2_00 * ROUNDS, [])


@records
def test_one_delivery_published_twice_at_once_is_published_once_and_the_second_is_told(contested: World) -> None:
    one = taken_in(contested)

    ends = at_once(lambda: _published(contested, one), lambda: _published(contested, one))

    assert ([type(end) for end in ends].count(Stale), Snapshot.objects.count(), paid()) == (1, 1, 1950_50)


@records
def test_one_file_brought_twice_at_once_is_there_once(contested: World) -> None:
    feed(contested)

    with meeting((operations, "_edition")):
        ends = at_once(lambda: brought(contested), lambda: brought(contested))

    assert ({end.pk for end in ends}, Delivery.objects.count()) == ({Delivery.objects.get().pk}, 1)


@records
def test_two_files_brought_at_once_as_one_edition_are_one_and_a_question(contested: World) -> None:
    feed(contested)

    with meeting((operations, "_edition")):
        ends = at_once(lambda: brought(contested), lambda: brought(contested, csv(MARCH[:1])))

    told = [end for end in ends if not isinstance(end, Delivery)]
    assert (len(told), "更正请填第 2 版" in str(told[0]), Delivery.objects.count()) == (1, True, 1)


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An installation in which a delivery waits to be published."""
    folder = tmp_path_factory.mktemp("two")
    site, file = Site(folder / "site", "tests.promises.feeds_process"), folder / "三月.csv"
    file.write_bytes(csv())
    for verb in (("grow",), ("upload", str(file)), ("map",), ("work",)):
        site.done(*verb)
    return site


def test_two_processes_publish_one_delivery_once(waiting: Site, tmp_path: Path) -> None:
    site = waiting.copy(tmp_path / "site")
    ((pk, version),) = site.look()["waiting"]

    running = [site.begun("publish_one", str(pk), str(version)) for _ in range(2)]
    ends = sorted(json.loads(process.communicate()[0] or '"broken"') for process in running)

    found = site.look()
    assert (ends, found["snapshots"], found["published"], found["paid"]) == (["published", "stale"], 1, 1, 1950_50)
