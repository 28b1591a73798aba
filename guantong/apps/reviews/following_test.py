"""A deputy follows a few projects: at most so many, oneself or on paper, and remarks become opinions (代表跟踪)."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.actors import keeping_out
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import own_opinions
from guantong.apps.reviews import followed, following
from guantong.apps.reviews.attending import name_participant
from guantong.apps.reviews.models import Follow, OfferedProject, Review
from guantong.domain.reviews.kinds import kinds
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.reviews import DAY, does, invited, listed
from tests.world import World


def begun(world: World, *codes: str) -> Review:
    """A year of following, deputy 林 on its list."""
    review = invited(world, *codes, kind="deputy_follow", title="2026年代表跟踪", year=2026)
    listed(world, review)
    return review


def offered(world: World, review: Review, project: str = "公厕新建", **facts: Any) -> OfferedProject:
    """Offer one of 区城管局's."""
    given = {
        "unit": "CG", "project": project, "project_code": "", "amount": 900_0000_00, "file": "2026年部门预算公开", "place": "第12页", **facts,
    }  # fmt: skip
    return following.offer_project(review=review, by=world.standing("shen"), as_of=world.now, **given)


def chosen(world: World, review: Review, project: str = "公厕新建", who: str = "lin", **facts: Any) -> Follow:
    """Let 林 follow one."""
    made = offered(world, review, project, **facts)
    return following.follow(review=review, offered=f"{made.pk}", by=world.standing(who), as_of=world.now)


def remarked(world: World, row: Follow, who: str) -> Opinion:
    """Have somebody remark on a followed project."""
    return following.remark(
        follow=row, text="为什么还没有开工？", head="departments", asks=[], change_asked=None, by=world.standing(who), as_of=world.now
    )  # fmt: skip


def test_a_deputy_follows_no_more_than_the_kind_says(world: World) -> None:
    review, most = begun(world), kinds()["deputy_follow"].on(DAY).most
    made = [chosen(world, review, f"项目{number}") for number in range(most)]

    with pytest.raises(BadInput):
        chosen(world, review, "再一个")
    does(world, following.end_follow, made[0], "lin")
    chosen(world, review, "换一个")

    assert (most, Follow.objects.filter(state="following").count()) == (5, 5)


def test_who_has_no_account_chooses_on_paper(world: World) -> None:
    review = begun(world)
    who = name_participant(review=review, part="deputy", name="周代表", by=world.standing("shen"), as_of=world.now)
    made = offered(world, review)

    row = following.follow_for(
        review=review, participant=who.number, offered=f"{made.pk}", by=world.standing("shen"), as_of=world.now
    )

    assert (row.participant, row.on_paper) == (who, True)
    with pytest.raises(BadInput):
        following.follow_for(
            review=review, participant=who.number, offered=f"{made.pk}", by=world.standing("shen"), as_of=world.now
        )


def test_who_is_not_on_the_list_follows_nothing(world: World) -> None:
    review = invited(world, kind="deputy_follow", title="2026年代表跟踪", year=2026)

    with pytest.raises(NotAllowed):
        chosen(world, review)


def test_who_keeps_out_of_a_unit_does_not_follow_its_projects(world: World) -> None:
    review = invited(world, kind="deputy_follow", title="2026年代表跟踪", year=2026)
    keeping_out.note_conflict(
        person=world.people["lin"],
        kind="relative",
        organisation=world.body("CG"),
        by=world.standing("wen"),
        as_of=world.now,
    )
    listed(world, review)

    with pytest.raises(NotAllowed):
        chosen(world, review)


def test_in_another_kind_nothing_is_offered(world: World) -> None:
    with pytest.raises(NotAllowed):
        offered(world, invited(world))


def test_what_is_followed_is_not_taken_back(world: World) -> None:
    review = begun(world)
    row = chosen(world, review)
    by, now = world.standing("shen"), world.now

    with pytest.raises(BadInput):
        following.take_project_back(review=review, offered=f"{row.offered_id}", by=by, as_of=now)
    does(world, following.end_follow, row, "lin")
    following.take_project_back(review=review, offered=f"{row.offered_id}", by=by, as_of=now)

    assert list(followed.offered_in(review)) == []


def test_a_remark_is_an_opinion_bound_to_the_project_in_ones_own_name(world: World) -> None:
    row = chosen(world, begun(world))

    opinion = remarked(world, row, "lin")

    assert (opinion.project, opinion.unit_code, opinion.source_where) == (
        "公厕新建",
        "CG",
        f"/reviews/follows/{row.pk}/",
    )
    assert list(own_opinions(world.standing("lin"))) == [opinion]
    assert list(followed.screen_of(row, date(2026, 11, 1), world.standing("lin")).opinions) == [opinion]


def test_what_was_written_on_a_slip_is_the_deputys_own_too(world: World) -> None:
    row = chosen(world, begun(world))

    opinion = remarked(world, row, "shen")

    assert [(one.name, one.kind, one.person) for one in opinion.proposers.all()] == [("林代表", "deputy", "lin")]


def test_a_month_to_come_is_not_asked_for() -> None:
    assert [followed.month_asked(text, DAY) for text in ("2026-10", "2027-03", "x")] == [
        date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 1),
    ]  # fmt: skip
