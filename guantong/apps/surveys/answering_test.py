"""Answering: a slip counts once, an address only so often, paper when two typed the same; nothing ties it to anybody (答卷)."""

import pytest

from guantong.apps.journal.models import Entry, Salt
from guantong.apps.surveys import answering
from guantong.apps.surveys.models import Answer, Slip
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.surveys import DISSATISFIED, SATISFIED, Held, opened
from tests.world import World


def test_a_slip_counts_once_however_often_it_is_sent(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()

    held.answered(code)
    for _ in range(50):
        with pytest.raises(NotAllowed, match="每个码只计一次"):
            held.answered(code, DISSATISFIED)

    assert [(one.origin, one.answers["overall"]) for one in Answer.objects.all()] == [("verified", ["5"])]


def test_a_mistake_spends_no_slip(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()

    with pytest.raises(BadInput, match="请回答这道题"):
        held.answered(code, {"use": ("yes",)})
    held.answered(code.replace("-", " ").lower())

    assert (Answer.objects.count(), Slip.objects.get().used) == (1, True)


@pytest.mark.parametrize("code", ["", "AAAAA", "A" * 26, "!" * 26, "A" * 5000])
def test_a_code_nobody_gave_out_opens_nothing(world: World, code: str) -> None:
    opened(world)

    with pytest.raises(NotAllowed, match="没有这个答卷码或链接"):
        answering.answer_by_slip(code=code, given=SATISFIED, as_of=world.now)


def test_before_it_opens_and_after_it_closed_nothing_is_taken(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()
    held.does("close")

    with pytest.raises(NotAllowed, match="现在不在答卷时间"):
        held.answered(code)
    with pytest.raises(NotAllowed, match="现在不在答卷时间"):
        held.openly()


def test_an_answer_says_nothing_of_its_slip_its_time_or_its_order(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000})
    for code in held.slips(3, "湖滨社区"):
        held.answered(code)

    assert {field.name for field in Answer._meta.concrete_fields} == {"id", "survey", "origin", "group", "answers"}
    assert {field.name for field in Slip._meta.concrete_fields} == {
        "id",
        "survey",
        "digest",
        "group",
        "stratum",
        "used",
    }
    texts = " ".join(Entry.objects.filter(verb="answer").values_list("text", flat=True))
    assert [one.pk for one in Answer.objects.all() if one.pk in texts] == []
    assert [one.digest for one in Slip.objects.all() if one.digest in texts] == []


def test_one_address_sends_no_more_than_it_may_in_an_hour_and_a_slip_is_never_held_up(world: World) -> None:
    held = opened(world)
    for _ in range(60):
        held.openly(source="10.0.0.1")

    with pytest.raises(NotAllowed, match="每小时最多提交 60 份"):
        held.openly(source="10.0.0.1")
    held.openly(source="10.0.0.2")
    held.answered(held.slips()[0])

    assert Answer.objects.filter(origin="open").count() == 60 + 1


def typed(held: Held, who: str, number: int = 1, **facts: object) -> bool:
    row = answering.type_sheet(survey=held.read(), number=number, by=held.world.standing(who), as_of=held.world.now, **{"given": SATISFIED, **facts})  # type: ignore[arg-type]  # fmt: skip
    return row.agreed


def test_a_paper_sheet_counts_when_two_people_typed_the_same(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()

    assert [typed(held, "shen", code=code), Answer.objects.count()] == [False, 0]
    assert [typed(held, "gu", code=code), Answer.objects.count()] == [True, 1]
    assert (Answer.objects.get().origin, held.read().typed.get().answers) == ("verified", {})
    assert (
        Salt.objects.filter(entry__key=held.survey.typed.get().journal_key).values_list("entry__verb", flat=True).get()
        == "erase"
    )


def test_one_person_typing_twice_or_two_who_differ_count_nothing(world: World) -> None:
    held = opened(world)
    typed(held, "shen")

    with pytest.raises(BadInput, match="请由另一人再录一次"):
        typed(held, "shen")
    with pytest.raises(BadInput, match="两次录入不一致：总体上您对它满意吗？、不满意的是什么"):
        typed(held, "gu", given=DISSATISFIED)
    with pytest.raises(BadInput, match="代填"):
        typed(held, "gu", on_behalf=True)
    assert Answer.objects.count() == 0


def test_on_behalf_is_counted_apart_and_without_a_code_it_is_not_verified(world: World) -> None:
    held = opened(world)
    for number, facts in enumerate(({"on_behalf": True}, {}), 1):
        typed(held, "shen", number, **facts)
        typed(held, "gu", number, **facts)

    assert sorted(Answer.objects.values_list("origin", flat=True)) == ["on_behalf", "open"]


def test_a_code_that_was_used_on_the_phone_does_not_count_again_on_paper(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()
    typed(held, "shen", code=code)
    held.answered(code)

    with pytest.raises(BadInput, match="每个码只计一次"):
        typed(held, "gu", code=code)
    assert Answer.objects.count() == 1
