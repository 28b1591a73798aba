"""Two people at once: keys are never given twice, contradicting links are never both recorded. On PostgreSQL, where writers do not queue by themselves."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import connection, connections

from guantong.apps.subjects import operations
from guantong.apps.subjects.models import Link, Subject
from guantong.domain.identity.key import Kind
from guantong.domain.workflow.table import BadInput
from tests.promises import mutants
from tests.world import World

ROUNDS = 10


@pytest.fixture
def grown(transactional_db: None) -> World:  # noqa: ARG001 - the database as a real one, with commits
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    return World.grown()


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Do all `acts` at the same moment, each on a connection of its own; returns what they gave or raised."""
    barrier, found = Barrier(len(acts)), [None] * len(acts)

    def run(at: int, act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            found[at] = act()
        except BadInput as refused:
            found[at] = refused
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def circle(world: World) -> list[int]:
    """Half a circle of four subjects stands; the two other halves are linked at once: how many of those stood after each round."""
    a, b, c, d = (world.subject(name) for name in ("学校厨房", "学校餐厅", "居住区公共照明", "学校食堂"))
    shen, met, real = world.standing("shen"), Barrier(2), operations.contradiction
    Link.objects.all().delete()

    def merged(one: Subject, other: Subject) -> Link:
        return operations.link(
            subject=one, how="merged", other=other.key, on=date(2026, 3, 1), evidence="文", by=shen, as_of=world.now
        )

    def judged(*args: Any) -> Any:
        answer = real(*args)
        try:
            met.wait(0.2)  # both have judged before either writes, unless one must wait for the other
        except BrokenBarrierError:
            met.reset()
        return answer

    merged(b, c)
    merged(d, a)
    stood = []
    operations.contradiction = judged
    try:
        for _ in range(ROUNDS):
            Link.objects.filter(former__in=(a, c)).delete()
            together(lambda: merged(a, b), lambda: merged(c, d))
            stood.append(Link.objects.filter(former__in=(a, c)).count())
    finally:
        operations.contradiction = real
    return stood


def test_two_links_that_would_close_a_circle_together_are_never_both_recorded(grown: World) -> None:
    assert set(circle(grown)) == {1}


def test_without_the_lock_they_would_be(grown: World) -> None:
    with mutants.links_judged_side_by_side():
        assert 2 in circle(grown)


def test_no_key_is_given_twice(grown: World) -> None:
    shen, body = grown.standing("shen"), grown.body("CG")

    def opened(name: str) -> Callable[[], Subject]:
        return lambda: operations.open_subject(
            kind=Kind.PROJECT, name=name, organisation=body, opened_on=date(2026, 5, 1), by=shen, as_of=grown.now
        )

    keys = [subject.key for subject in together(*(opened(f"项目{n}") for n in range(8)))]

    assert len(set(keys)) == 8
