"""The verbs of a survey: checked by a second person, frozen when it opens, published by a second person (问卷办理)."""

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.surveys import operations
from guantong.apps.surveys.models import Inflow, Slip
from guantong.domain.surveys.questionnaire import Kind, Option, Question
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.surveys import drafted, opened
from tests.world import World

YES_NO = (Option("1", Words("是", "yes")), Option("2", Words("否", "no")))
QUESTION = Question("q0", Kind.SINGLE, Words("住得近吗？", "Do you live near?"), YES_NO)


def test_a_survey_goes_from_draft_to_published_by_two_people(world: World) -> None:
    held = drafted(world).does("check", "gu").does("open_survey").does("close").does("release", "gu")

    survey = held.read()
    assert (survey.state, len(survey.digest), survey.released_on) == ("released", 64, world.now.date())
    assert [entry.verb for entry in entries_of(survey)] == ["draft", "check", "open", "close", "release"]
    assert list(drifted()) == []


def test_nobody_checks_an_own_draft_or_publishes_what_they_closed(world: World) -> None:
    with pytest.raises(NotAllowed, match="须由另一人办理"):
        drafted(world).does("check")
    with pytest.raises(NotAllowed, match="须由另一人办理"):
        opened(world).does("close").does("release")


def test_a_question_is_added_with_the_next_number_and_removed_unless_another_hangs_on_it(world: World) -> None:
    held = drafted(world).does("ask", question=QUESTION).does("ask", question=QUESTION)

    assert [one["key"] for one in held.read().asked] == ["use", "overall", "why", "words", "q1", "q2"]
    assert [one["key"] for one in held.does("drop", key="q1").read().asked] == ["use", "overall", "why", "words", "q2"]
    with pytest.raises(BadInput, match="另一道题的条件指向它"):
        held.does("drop", key="overall")


def test_who_changed_it_last_is_the_one_another_must_check(world: World) -> None:
    held = drafted(world).does("ask", "gu", question=QUESTION)

    with pytest.raises(NotAllowed):
        held.does("check", "gu")
    assert held.does("check", "shen").read().state == "checked"


def test_nine_questions_are_too_many_for_paper(world: World) -> None:
    held = drafted(world)
    for _ in range(5):
        held.does("ask", question=QUESTION)

    with pytest.raises(BadInput, match="纸质问卷最多 8 题，现有 9 题"):
        held.does("check", "gu")


def test_once_open_not_a_word_changes_and_what_was_changed_behind_it_is_not_published(world: World) -> None:
    held = opened(world)
    with pytest.raises(NotAllowed):
        held.does("ask", question=QUESTION)
    survey = held.does("close").read()
    survey.asked = survey.asked[:2]
    survey.save()

    with pytest.raises(NotAllowed, match="与开始时的摘要值不符"):
        held.does("release", "gu")


def test_who_read_an_earlier_version_is_told(world: World) -> None:
    held = drafted(world)
    version = held.read().version
    held.does("ask", question=QUESTION)

    with pytest.raises(Stale):
        operations.check(survey=held.read(), version=version, by=world.standing("gu"), as_of=world.now)


def test_slips_are_codes_of_128_bits_of_which_the_database_has_digests_alone(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000, "城北社区": 900})

    codes = held.slips(30, "湖滨社区")

    assert (len(set(codes)), {len(code.replace("-", "")) for code in codes}) == (30, {26})
    stored = " ".join(f"{row.digest} {row.group}" for row in Slip.objects.all())
    assert [code for code in codes if code in stored or code.replace("-", "") in stored] == []
    with pytest.raises(BadInput, match="请选择已设定人数的社区"):
        held.slips(1, "别的社区")


def test_at_the_close_what_was_kept_of_network_addresses_is_gone(world: World) -> None:
    held = opened(world)
    held.openly()
    kept = Inflow.objects.count()

    held.does("close")

    assert (kept, Inflow.objects.count()) == (1, 0)
