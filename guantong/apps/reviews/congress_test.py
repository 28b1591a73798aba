"""A review by the congress: delegations ask, the report goes its way, the count is entered from its paper (大会审查)."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.actors.models import Organisation
from guantong.apps.reviews import asking, congress, congress_queries, raising
from guantong.apps.reviews.models import Participant, Resolution, Review
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.reviews import DAY, does, held, session
from tests.world import World

COUNT = {
    "voted_on": DAY, "seats": 220, "present": 206, "in_favour": 198, "against": 3, "abstained": 4, "not_pressed": 1, "passed": True,
    "vote_file": "大会公报第3号", "vote_place": "第2页", "document": "明人发〔2026〕9号",
}  # fmt: skip


def sitting(world: World) -> Review:
    """A review by a congress that sat on the day the world is grown at."""
    return held(
        world,
        "CZ",
        kind="congress_review",
        title="2026年预算大会审查",
        year=2026,
        session=session(world, DAY, "区八届人大六次会议"),
    )


def drafted(world: World, review: Review | None = None) -> Resolution:
    """Enter its draft resolution."""
    return congress.draft_resolution(
        review=review or sitting(world), title="关于2026年预算的决议", file="大会文件（12）", place="第1页", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def counted(world: World, row: Resolution, **facts: Any) -> Resolution:
    """Enter the count."""
    return does(world, congress.note_vote, row, **{**COUNT, **facts})


def test_the_delegations_of_the_register_are_listed_once(world: World) -> None:
    review = sitting(world)
    known = sorted(Organisation.objects.filter(kind="delegation").values_list("name", flat=True))

    review = does(world, congress.list_delegations, review)
    does(world, congress.list_delegations, review)

    assert known
    assert sorted(Participant.objects.filter(part="delegation").values_list("name", flat=True)) == known


def test_what_a_delegation_asks_becomes_its_opinion(world: World) -> None:
    review = does(world, congress.list_delegations, sitting(world))
    who = Participant.objects.filter(part="delegation").order_by("number")[0]
    by, now = world.standing("shen"), world.now
    inquiry = asking.take_down(
        review=review, unit="CZ", text="债务的偿还来源是什么？", participant=who.number, by=by, as_of=now
    )

    from guantong.apps.opinions.forms import named_in

    named = named_in(raising.named(inquiry))
    assert named is not None
    raising.raise_from_inquiry(
        inquiry=inquiry, text="列明偿还来源", head="departments", asks=[], change_asked=None, proposers=[named], raised_on=DAY, by=by, as_of=now,
    )  # fmt: skip

    told = congress_queries.delegations_of(review, by)[0]
    assert (told.participant, told.asked, told.answered, [one.text for one in told.opinions]) == (
        who,
        1,
        0,
        ["列明偿还来源"],
    )
    assert (named.kind, named.name) == ("delegation", who.name)


def test_a_step_of_the_report_has_its_paper_and_the_rest_is_not_registered(world: World) -> None:
    review = does(
        world,
        congress.note_report_step,
        sitting(world),
        step="to_presidium",
        on=DAY,
        file="常人〔2026〕4号",
        place="全文",
    )

    told = {one.step.key: one.note and one.note.file for one in congress_queries.report_of(review)}
    assert told == {
        "opinions": None, "drafted": None, "to_presidium": "常人〔2026〕4号", "passed": None, "printed": None, "draft_resolution": None,
    }  # fmt: skip


def test_a_kind_without_a_presidium_has_neither(world: World) -> None:
    review, by = held(world), world.standing("shen")

    with pytest.raises(BadInput):
        does(world, congress.note_report_step, review, step="passed", on=DAY, file="a", place="b")
    with pytest.raises(BadInput):
        does(world, congress.list_delegations, review)
    with pytest.raises(BadInput):
        congress.draft_resolution(review=review, title="a", file="b", place="c", by=by, as_of=world.now)


def test_the_count_is_kept_with_its_base_and_its_paper(world: World) -> None:
    row = counted(world, drafted(world))

    assert (row.state, row.counted, row.present, row.vote_file) == ("voted", 198 + 3 + 4 + 1, 206, "大会公报第3号")


def test_counts_that_do_not_sum_are_asked_back_and_kept_where_the_paper_has_them_so(world: World) -> None:
    row = drafted(world)

    with pytest.raises(BadInput):
        counted(world, row, in_favour=197)
    row = counted(world, row, in_favour=197, as_printed=True)

    assert (row.counted, row.present, row.as_printed) == (205, 206, True)


def test_more_cannot_be_present_than_have_a_seat(world: World) -> None:
    with pytest.raises(BadInput):
        counted(world, drafted(world), seats=200)


def test_who_read_another_count_is_told(world: World) -> None:
    row = counted(world, drafted(world))

    with pytest.raises(Stale):
        congress.correct_vote(resolution=row, version=1, by=world.standing("shen"), as_of=world.now, **COUNT)


def test_the_law_gives_twenty_days_to_publish_from_the_vote(world: World) -> None:
    row = counted(world, drafted(world))

    told = congress_queries.publication_of(row)

    assert told is not None
    assert told[0] == date(2026, 12, 2)  # 12 November and 20 days
    assert congress_queries.publication_of(counted(world, drafted(world, row.review), passed=False)) is None


def test_a_draft_is_for_the_congress_and_the_count_for_everybody_who_reads_the_review(world: World) -> None:
    row = drafted(world)
    unit = world.standing("cao")

    before = [congress_queries.resolutions_seen_by(by).count() for by in (world.standing("shen"), unit)]
    counted(world, row)

    assert (before, congress_queries.resolutions_seen_by(unit).count()) == ([1, 0], 1)


def test_a_unit_enters_no_count(world: World) -> None:
    row = drafted(world)

    with pytest.raises(NotAllowed):
        does(world, congress.note_vote, row, "cao", **COUNT)
