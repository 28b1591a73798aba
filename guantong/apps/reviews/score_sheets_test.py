"""A score sheet is opened from a review, for who signed in; its result keeps its own denominator (审查活动的评分表)."""

from typing import Any

import pytest

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Person
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.reviews import score_sheets
from guantong.apps.reviews.attending import name_participant
from guantong.apps.reviews.models import Review
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.reviews import DAY, held, invited, listed
from tests.scores import FOUR, Scoring, elected, in_force
from tests.world import World


def came(world: World, review: Review, *usernames: str) -> None:
    """Put deputies on the list, signed in."""
    for username in usernames:
        person = Person.objects.get(username=username)
        made = name_participant(
            review=review,
            part="deputy",
            name=person.name,
            username=username,
            by=world.standing("shen"),
            as_of=world.now,
        )
        made.state = "attended"
        made.save()


def scored(world: World, **facts: Any) -> Review:
    """A performance review that was held."""
    return held(world, **{"kind": "performance_review", "title": "城管项目绩效审查", "year": 2025, **facts})


def prepared(world: World, review: Review, **facts: Any) -> ScoreSheet:
    """Prepare its sheet."""
    given: dict[str, Any] = {
        "unit": "CG", "title": "公厕项目代表评分", "question": "资金绩效", "way": "named", "rubric": FOUR, "held_on": DAY, **facts,
    }  # fmt: skip
    return score_sheets.prepare_sheet(review=review, by=world.standing("wen"), as_of=world.now, **given)


def test_the_roll_is_the_deputies_who_signed_in(world: World) -> None:
    review, (one, two, absent) = scored(world), elected(world, 3)
    came(world, review, one, two)
    name_participant(
        review=review,
        part="deputy",
        name=Person.objects.get(username=absent).name,
        username=absent,
        by=world.standing("shen"),
        as_of=world.now,
    )

    sheet = prepared(world, review)

    assert sorted(sheet.roll.values_list("person", flat=True)) == [one, two]
    assert (sheet.subject_of, sheet.subject_where, sheet.path) == (
        review.journal_key,
        f"/reviews/{review.pk}/",
        world.body("CG").path,
    )


def test_who_has_an_interest_is_on_the_roll_as_recused(world: World) -> None:
    review, (one, two) = scored(world), elected(world, 2)
    came(world, review, one, two)
    keeping_out.note_conflict(
        person=Person.objects.get(username=two),
        kind="relative",
        organisation=world.body("CG"),
        by=world.standing("wen"),
        as_of=world.now,
    )

    sheet = prepared(world, review)

    assert [bool(seat.recused) for seat in sheet.roll.order_by("person")] == [False, True]


def test_who_has_no_account_and_experts_are_counted_and_are_not_on_the_roll(world: World) -> None:
    review, (one,) = scored(world), elected(world, 1)
    came(world, review, one)
    for part, name in (("deputy", "无账号代表"), ("expert", "专家甲")):
        made = name_participant(review=review, part=part, name=name, by=world.standing("shen"), as_of=world.now)
        made.state = "attended"
        made.save()

    roll = score_sheets.roll_of(review, DAY)

    assert (len(roll.scorers), roll.others, roll.experts) == (1, 1, 1)


def test_without_anybody_signed_in_there_is_no_sheet(world: World) -> None:
    review = scored(world)
    listed(world, review)

    with pytest.raises(BadInput):
        prepared(world, review)


def test_a_kind_that_is_not_scored_and_a_review_before_it_is_held_have_none(world: World) -> None:
    with pytest.raises(NotAllowed):
        prepared(world, held(world))
    with pytest.raises(NotAllowed):
        prepared(world, invited(world, kind="performance_review", title="绩效审查", year=2025))


def test_scores_of_rectification_are_not_called_an_assessment(world: World) -> None:
    review, (one,) = scored(world, kind="deputy_scoring", title="审计整改代表打分"), elected(world, 1)
    came(world, review, one)

    with pytest.raises(BadInput) as refused:
        prepared(world, review, title="整改满意度测评")

    assert set(refused.value.reasons) == {"title"}


def test_the_result_is_the_plain_mean_with_its_base(world: World) -> None:
    review, deputies = scored(world), elected(world, 3)
    in_force(world)
    came(world, review, *deputies)
    scoring = Scoring(world, prepared(world, review), deputies).opened()
    scoring.score(deputies[0], 20, 20, 30, 30)
    scoring.score(deputies[1], 10, 10, 15, 15)

    before = score_sheets.sheets_of(review, world.standing("shen"))[0].result
    scoring.closed().counted()

    told = score_sheets.sheets_of(review, world.standing("shen"))[0]
    assert (before, told.mean, told.share) == (None, "75.00", "2 / 3")  # (100 + 50) / 2
