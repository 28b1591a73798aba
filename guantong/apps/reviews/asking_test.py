"""Asked and answered on the board, carried over, brought in once (询问与答复)."""

from datetime import date

import pytest

from guantong.apps.actors.keeping_out import declare
from guantong.apps.notices.models import DueWork
from guantong.apps.reviews import asking, holding
from guantong.apps.reviews.models import Inquiry
from guantong.apps.reviews.queries import doubled, inquiries_seen_by, left_over, said_alike
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.reviews import asked, does, held, invited, listed, planned
from tests.world import World


def test_a_question_is_answered_by_the_department_itself(world: World) -> None:
    inquiry = asked(world, held(world))

    inquiry = does(world, asking.answer, inquiry, "qin", answer="新增两座公厕，每座 150 万元。", answered_by="秦会计")

    assert (inquiry.number, inquiry.state, inquiry.answered_by, inquiry.answer_typed_by) == (
        1,
        "answered",
        "秦会计",
        "qin",
    )


def test_staff_type_for_whoever_said_it(world: World) -> None:
    inquiry = does(
        world, asking.answer, asked(world, held(world)), answer="会后补充测算表。", answered_by="区城管局副局长"
    )

    assert (inquiry.answered_by, inquiry.answer_typed_by) == ("区城管局副局长", "shen")


def test_a_department_neither_reads_nor_answers_what_is_asked_of_another(world: World) -> None:
    review = held(world, "CG", "CZ")
    to_finance = asked(world, review, unit="CZ")

    with pytest.raises(NotAllowed):
        does(world, asking.answer, to_finance, "qin", answer="代答", answered_by="秦会计")

    assert list(inquiries_seen_by(world.standing("qin"))) == []
    assert [one.unit_code for one in inquiries_seen_by(world.standing("cao"))] == ["CZ"]


def test_what_is_not_answered_waits_in_writing_and_is_brought_forward_once(world: World) -> None:
    first = held(world)
    inquiry = asked(world, first)
    inquiry = does(world, asking.carry_over, inquiry, due_on=date(2026, 11, 20))
    work = DueWork.objects.get(verb="answer", path=world.body("CG").path)
    second = invited(world, title="2027年预算草案复审会")

    left = left_over(second, world.standing("shen"))
    again = asking.bring_forward(inquiry=inquiry, review=second, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(BadInput):
        asking.bring_forward(inquiry=inquiry, review=second, by=world.standing("shen"), as_of=world.now)

    assert (work.due_on, work.state, [one.pk for one in left]) == (date(2026, 11, 20), "open", [inquiry.pk])
    assert (again.text, again.carried_from, left_over(second, world.standing("shen"))) == (inquiry.text, inquiry, [])


def test_an_answer_in_writing_ends_the_due_work_and_says_that_it_is_in_writing(world: World) -> None:
    inquiry = does(world, asking.carry_over, asked(world, held(world)))

    inquiry = does(world, asking.answer, inquiry, "qin", answer="附表。", answered_by="秦会计")

    assert (inquiry.in_writing, DueWork.objects.get(verb="answer", path=inquiry.path).state) == (True, "done")


def test_two_who_answer_one_question_lose_nothing(world: World) -> None:
    inquiry = asked(world, held(world))
    read = inquiry.version
    does(world, asking.answer, inquiry, "qin", answer="甲", answered_by="秦会计")

    with pytest.raises(Stale):
        asking.answer(
            inquiry=inquiry, version=read, answer="乙", answered_by="别人", by=world.standing("shen"), as_of=world.now
        )

    assert Inquiry.objects.get().answer == "甲"


def test_one_sending_makes_one_inquiry_however_often_it_is_sent(world: World) -> None:
    review = held(world)

    made = [asked(world, review, sent="sending-0001", slip=7) for _ in range(2)]

    assert (made[0].pk == made[1].pk, Inquiry.objects.count()) == (True, 1)


def test_a_slip_typed_by_two_stands_side_by_side_until_a_person_decides(world: World) -> None:
    review = held(world)
    mine = asked(world, review, "公厕为什么贵？", sent="sending-shen", slip=7)
    other = asked(world, review, "公厕造价为什么高？", "gu", sent="sending-gu-1", slip=7)
    third = asked(world, review, "路灯呢？", "gu", sent="sending-gu-2", slip=8)

    pairs = doubled(review.inquiries.all())
    does(world, asking.merge, other, with_number=mine.number)

    assert [[one.pk for one in pair] for pair in pairs] == [[mine.pk, other.pk]]
    assert (doubled(review.inquiries.all()), Inquiry.objects.get(pk=other.pk).follows) == ([], mine)
    assert third.state == "asked"


def test_what_was_sent_by_phone_and_typed_from_a_slip_stands_once_after_a_person_merged_it(world: World) -> None:
    review = held(world)
    listed(world, review)
    phone = asking.ask(
        review=review,
        unit="CG",
        text="公厕造价为什么高？",
        by=world.standing("lin"),
        as_of=world.now,
        sent="sending-lin",
    )
    slip = asked(world, review, "公厕造价，为什么高", sent="sending-shen", slip=7)
    asked(world, review, "路灯呢？", sent="sending-gu-2", slip=8)

    pairs = said_alike(review.inquiries.all())
    does(world, asking.merge, slip, with_number=phone.number)

    assert [[one.pk for one in pair] for pair in pairs] == [[phone.pk, slip.pk]]
    assert (said_alike(review.inquiries.all()), doubled(review.inquiries.all())) == ([], [])
    assert [(one.state, one.way) for one in review.inquiries.order_by("number")] == [
        ("asked", "phone"), ("merged", "slip"), ("asked", "slip"),
    ]  # fmt: skip


def test_two_slips_under_one_number_get_two_numbers(world: World) -> None:
    review = held(world)
    asked(world, review, "公厕？", slip=7)
    other = asked(world, review, "路灯？", "gu", slip=7)

    with pytest.raises(BadInput):
        does(world, asking.renumber, other, slip=7)
    does(world, asking.renumber, other, slip=8)

    assert doubled(review.inquiries.all()) == []


def test_a_deputy_asks_for_oneself_and_reads_only_the_own(world: World) -> None:
    review = held(world)
    listed(world, review)
    asked(world, review)

    own = asking.ask(
        review=review, unit="CG", text="我的问题", by=world.standing("lin"), as_of=world.now, sent="sending-lin"
    )

    assert (own.asker, own.way, list(inquiries_seen_by(world.standing("lin")))) == ("林代表", "phone", [own])


def test_who_is_not_on_the_list_asks_nothing(world: World) -> None:
    review = held(world)

    with pytest.raises(NotAllowed):
        asking.ask(review=review, unit="CG", text="我的问题", by=world.standing("lin"), as_of=world.now)


def test_who_registered_a_conflict_asks_nothing_of_that_unit_and_reads_nothing_of_it(world: World) -> None:
    review = invited(world, "CG", "CZ")
    declare(kind="employer", organisation=world.body("CG"), by=world.standing("lin"), as_of=world.now)
    lin = listed(world, review)
    review = does(world, holding.hold, review, held_on=world.now.date())

    with pytest.raises(NotAllowed) as kept_out:
        asking.ask(review=review, unit="CG", text="我的问题", by=world.standing("lin"), as_of=world.now)
    with pytest.raises(BadInput):
        asked(world, review, participant=lin.number)
    other = asking.ask(review=review, unit="CZ", text="财政的问题", by=world.standing("lin"), as_of=world.now)

    assert lin.keeps_out_of == ["明湖区城市管理局"]
    assert kept_out.value.refusal.basis == "deputies-law-2025-art-59"
    assert (other.state, list(inquiries_seen_by(world.standing("lin")))) == ("asked", [other])


def test_the_board_takes_nothing_before_the_invitation_and_for_no_other_unit(world: World) -> None:
    with pytest.raises(NotAllowed):
        asked(world, planned(world))
    with pytest.raises(BadInput):
        asked(world, held(world), unit="JY")


def test_only_who_asked_and_the_organiser_withdraw(world: World) -> None:
    review = held(world)
    listed(world, review)
    listed(world, review, "mo", "finance_member")
    own = asking.ask(review=review, unit="CG", text="我的问题", by=world.standing("lin"), as_of=world.now)

    with pytest.raises(NotAllowed):
        does(world, asking.withdraw_inquiry, own, "mo", reason="不问了")
    own = does(world, asking.withdraw_inquiry, own, "lin", reason="不问了")

    assert own.state == "withdrawn"


def test_an_open_question_keeps_the_review_from_closing(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review)
    review = does(world, holding.conclude, review, outcome="建议细化测算。", concluded_on=world.now.date())
    review = does(world, holding.feed_back, review, fed_back_on=world.now.date(), document="明人预函〔2026〕9号")

    with pytest.raises(BadInput) as open_:
        does(world, holding.close_review, review)
    does(world, asking.carry_over, inquiry)
    review = does(world, holding.close_review, review)

    assert ("1" in open_.value.reasons[""].zh, review.state) == (True, "closed")
