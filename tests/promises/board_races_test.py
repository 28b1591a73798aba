"""T10 of the board: two typists at once, one slip sent twice at once, two answers at once, two projects chosen at once. On PostgreSQL only (询问板竞争)."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.reviews import asking, following
from guantong.apps.reviews.models import Inquiry
from guantong.domain.reviews.kinds import kinds
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.reviews import asked, held, invited, listed
from tests.world import World

INTERLEAVINGS = 5
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def typed_at_once(world: World) -> bool:
    """Both slips are on the board, each with a number of its own."""
    review = held(world)
    with meeting((asking, "_unit")):
        ends = at_once(lambda: asked(world, review, "甲"), lambda: asked(world, review, "乙", "gu"))
    numbers = sorted(review.inquiries.values_list("number", flat=True))
    return any(not isinstance(end, Inquiry) for end in ends) or numbers != [1, 2]


def sent_at_once(world: World) -> bool:
    """One sending that comes twice makes one inquiry, and both are answered with it."""
    review = held(world)
    send = lambda: asked(world, review, sent=f"sending-of-{review.pk}")  # noqa: E731
    with meeting((asking, "_unit")):
        ends = at_once(send, send)
    return {getattr(end, "pk", None) for end in ends} != {review.inquiries.first().pk} or review.inquiries.count() != 1


def answered_at_once(world: World) -> bool:
    """Of two who answer, one does and the other is told."""
    inquiry = asked(world, held(world))

    def answer(who: str) -> Inquiry:
        return asking.answer(
            inquiry=inquiry,
            version=inquiry.version,
            answer=who,
            answered_by=who,
            by=world.standing(who),
            as_of=world.now,
        )

    with meeting((asking, "locked_inquiry")):
        ends = at_once(lambda: answer("shen"), lambda: answer("qin"))
    told = sum(isinstance(end, (Stale, NotAllowed)) for end in ends)
    return told != 1 or entries_of(inquiry).filter(verb="answer").count() != 1


def followed_at_once(world: World) -> bool:
    """Of two projects chosen at once where one place is left, one is followed."""
    review = invited(world, kind="deputy_follow", title="代表跟踪", year=2026)
    listed(world, review)
    by, now, most = world.standing("shen"), world.now, kinds()["deputy_follow"].on(world.now.date()).most
    offered = [
        following.offer_project(review=review, unit="CG", project=f"项目{number}", file="部门预算公开", place="第1页", by=by, as_of=now)
        for number in range(most + 1)
    ]  # fmt: skip
    choose = lambda one: following.follow(review=review, offered=f"{one.pk}", by=world.standing("lin"), as_of=now)  # noqa: E731
    for one in offered[: most - 1]:
        choose(one)
    with meeting((following, "_offered")):
        ends = at_once(lambda: choose(offered[-2]), lambda: choose(offered[-1]))
    return (
        sum(isinstance(end, BadInput) for end in ends) != 1 or review.follows.filter(state="following").count() != most
    )


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize(
    ("race", "without"),
    [
        (typed_at_once, mutants.inquiries_numbered_side_by_side),
        (sent_at_once, mutants.inquiries_numbered_side_by_side),
        (answered_at_once, mutants.inquiries_changed_without_lock),
        (followed_at_once, mutants.projects_followed_side_by_side),
    ],
    ids=lambda part: part.__name__,
)
def test_two_typists_lose_nothing_and_double_nothing(
    world: World, race: Callable[[World], bool], without: Callable[[], AbstractContextManager[None]], mutant: bool
) -> None:
    with without() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []
