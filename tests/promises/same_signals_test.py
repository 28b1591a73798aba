"""Lane T6 of documents: the same files give the same signals, in whatever order they come, however many workers, however often again.

What is compared is all that a signal says: its identity, sentence, value, limit, law, and where its evidence is printed.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache, partial
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.operations import start
from guantong.apps.figures.models import Batch
from guantong.apps.figures.operations import publish, upload
from guantong.apps.figures.queries import unequal
from guantong.apps.figures.reading import forget
from guantong.apps.jobs.operations import claim, reap
from guantong.apps.jobs.work import run
from guantong.apps.journal.queries import drifted
from guantong.domain.secrecy import Level
from guantong.gateways.demo.build import SEED, paper_of, papers
from guantong.gateways.demo.printing import print_pdf
from tests.figures import identified
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
Said = set[tuple[Any, ...]]


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    """A body's budget with a fault, its final account held against it, and another body's account with another fault."""
    budget = next(paper for _, paper, fault in papers() if fault and fault.name == "table_total")
    other = next(paper for _, paper, fault in papers() if fault and fault.name == "no_reason")
    account = paper_of(budget.body, "决算", SEED)
    return tuple((f"{at}.pdf", print_pdf(paper)) for at, paper in enumerate((budget, account, other)))


def said() -> Said:
    """Return all that the open signals say; batches by the file they are of."""
    names = dict(Batch.objects.values_list("pk", "name"))
    return {
        (
            s.identity, s.rule, s.says, s.value, s.limit, tuple(s.basis), s.body, s.period,
            tuple((names[e["batch"]], e["page"], e["table"], e["row"], e["header"], e["printed"]) for e in s.evidence),
        )
        for s in Signal.objects.filter(state="open")
    }  # fmt: skip


def bring(world: World, order: Sequence[int]) -> None:
    for at in order:
        name, content = files()[at]
        upload(
            path=world.body("CZ").path, name=name, content=content, level=Level.PUBLIC, by=world.standing("shen"),
            as_of=world.now,
        )  # fmt: skip


def work(world: World, workers: int = 1, restart: bool = False) -> None:
    """Do what waits: by several workers in turn; restarted, each forgets what it read, and its silent job is done again."""
    at, turn = world.now + timedelta(minutes=1), 0
    while (job := claim(worker=f"worker {turn % workers}", as_of=at)) is not None:
        turn += 1
        if restart and turn % 2:
            forget()
            at += timedelta(hours=1)  # it fell silent: its lease runs out and the job is given back
            reap(as_of=at)
            continue
        run(job, partial(max, at, at))


def publish_all(world: World, order: Sequence[int], workers: int, restart: bool) -> Said:
    work(world, workers, restart)
    for at in order:
        batch = identified(world, Batch.objects.get(name=files()[at][0]))
        publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)
        if at % 2:
            work(world, workers, restart)
    work(world, workers, restart)
    assert (list(unequal()), list(drifted())) == ([], [])
    return said()


@pytest.fixture(scope="module")
def expected() -> dict[str, Said]:
    return {}


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
@pytest.mark.parametrize(("workers", "restart"), [(1, False), (3, True)])
def test_the_same_files_give_the_same_signals(
    world: World, expected: dict[str, Said], order: tuple[int, ...], workers: int, restart: bool
) -> None:
    bring(world, order)

    found = publish_all(world, order[::-1], workers, restart)

    assert found
    assert found == expected.setdefault("said", found)


def test_run_again_over_everything_they_stay_the_same(world: World) -> None:
    bring(world, range(3))
    found = publish_all(world, range(3), 1, False)

    for _ in range(2):
        start(by=world.standing("gu"), as_of=world.now)
        work(world, 2, True)

    assert said() == found
    assert Signal.objects.filter(state="lapsed").count() == 0


def test_read_from_another_folder_and_without_memory_the_evidence_is_the_same(world: World, tmp_path: Path) -> None:
    bring(world, range(3))
    found = publish_all(world, range(3), 1, False)
    Signal.objects.all().delete()

    forget()
    with override_settings(LAKE=tmp_path / "another"):  # signals come from the files, not from what the lake holds
        start(by=world.standing("gu"), as_of=world.now)
        work(world)

    assert said() == found
