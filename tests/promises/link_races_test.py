"""T10 of links: two link the same line, two link one agreed change, an opinion is withdrawn meanwhile. On PostgreSQL only (对应竞争)."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from typing import Any

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.opinions import line_links, operations
from guantong.apps.opinions.models import LineLink, Opinion
from guantong.apps.reviews import agreeing
from guantong.apps.reviews.change_line_test import agreed
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import Key, Version, compared
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.opinions import raised
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 5
YEARS = count(2031)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed, BadInput)) for end in ends)


def line_linked_twice(world: World) -> bool:
    """Of two who say what became of a line, each otherwise, one decides and the other is told whose it is."""
    year = next(YEARS)
    told_of = {"year": year, "version_no": 0, "unit_code": "CG", "unit": "明湖区城市管理局", "fund_kind": "general"}
    lines = [
        {**told_of, "version": version, "project_code": code, "project": code, "amount": 100_00, "batch": "a", "file": "a", "sheet": "", "row": row}
        for row, (version, code) in enumerate((("first_submission", "P2"), ("second_submission", "P21"), ("second_submission", "P22")), 1)
    ]  # fmt: skip
    found = compared(
        Books.of_rows({"budget_line": lines}), Version(year, "first_submission"), Version(year, "second_submission")
    )

    def decide(who: str, became: str) -> Callable[[], Any]:
        return lambda: line_links.decide_link(
            told=found, before=[Key("CG", "P2")], after=[Key("CG", became)], reason="分期", by=world.standing(who), as_of=world.now,
        )  # fmt: skip

    with meeting((line_links, "_named")):
        ends = at_once(decide("shen", "P21"), decide("cao", "P22"))
    return told(ends) != 1 or LineLink.objects.filter(year=year, state="decided").count() != 1


def change_linked_twice(world: World) -> bool:
    """Of two who link one agreed change, each to another opinion, one does and the other is told."""
    row, opinions = agreed(world), [raised(world), raised(world)]

    def link(opinion: Opinion) -> Callable[[], Any]:
        return lambda: agreeing.link_opinion(
            agreed=row, opinion=opinion, version=row.version, by=world.standing("shen"), as_of=world.now
        )

    with meeting((agreeing, "locked_opinion")):
        ends = at_once(*(link(one) for one in opinions))
    return told(ends) != 1 or entries_of(row).filter(verb="link_opinion").count() != 1


def linked_after_withdrawn(world: World) -> bool:
    """An opinion that was withdrawn since the page was opened is not linked."""
    row, opinion = agreed(world), raised(world)
    operations.withdraw(
        opinion=Opinion.objects.get(pk=opinion.pk), words="重复", version=1, by=world.standing("shen"), as_of=world.now
    )
    (end,) = at_once(
        lambda: agreeing.link_opinion(
            agreed=row, opinion=opinion, version=row.version, by=world.standing("shen"), as_of=world.now
        )
    )
    return not isinstance(end, BadInput)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize(
    ("race", "without"),
    [
        (line_linked_twice, mutants.lines_linked_side_by_side),
        (change_linked_twice, mutants.changes_linked_without_lock),
        (linked_after_withdrawn, mutants.opinions_linked_as_they_were_read),
    ],
    ids=lambda part: part.__name__,
)
def test_of_two_who_link_one_does_and_the_other_is_told(
    world: World, race: Callable[[World], bool], without: Callable[[], AbstractContextManager[None]], mutant: bool
) -> None:
    with without() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []
