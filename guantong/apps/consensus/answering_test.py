"""Taking part: one's own answer, changed until the close; paper; nothing afterwards (表态)."""

import pytest

from guantong.apps.consensus import queries, tying
from guantong.apps.consensus.models import Sheet
from guantong.domain.consensus.meeting import Tally
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.consensus import ROADS, STATEMENTS, opened, standing
from tests.world import World


def test_an_answer_is_changed_until_the_close_and_the_last_one_counts(world: World) -> None:
    held = opened(world, 5)
    for who in held.asked:
        held.says(who, STATEMENTS[0], "agree")
    held.says(held.asked[0], STATEMENTS[0], "disagree")

    found = queries.outcome(held.does("close").read())

    assert found is not None
    assert next(line.whole for line in found.lines if line.text == STATEMENTS[0]) == Tally(4, 1, 0)
    with pytest.raises(NotAllowed, match="进行中"):
        held.says(held.asked[0], STATEMENTS[0], "agree")


def test_only_the_own_sheet_is_read_and_only_while_the_meeting_runs(world: World) -> None:
    held = opened(world, 5)
    held.says(held.asked[0], STATEMENTS[0], "agree")
    own, others = (queries.sheet_of(held.meeting, standing(world, who)) for who in held.asked[:2])
    assert own is not None and others is not None
    assert (list(own.answers.values()), others.answers) == (["agree"], {})

    held.does("close")

    assert [queries.sheet_of(held.meeting, standing(world, who)) for who in held.asked] == [None] * 5


def test_of_a_running_meeting_only_how_many_took_part_is_known(world: World) -> None:
    held = opened(world, 6)
    for who in held.asked[:3]:
        held.says_all(who, ROADS)

    assert (queries.took_part(held.meeting), queries.outcome(held.meeting)) == (3, None)


def test_who_was_not_asked_who_is_on_paper_and_the_staff_say_nothing(world: World) -> None:
    held = opened(world, 6, on_paper=1)
    for who, why in (
        ("lin", "不在这次会议的参加人名单上"),
        (held.asked[5], "纸质答卷"),
        ("shen", "由财经委委员、人大代表、专家办理"),
    ):
        with pytest.raises(NotAllowed, match=why):
            held.says(who, STATEMENTS[0], "agree")
    with pytest.raises(BadInput, match="请选择同意、不同意或略过"):
        held.says(held.asked[0], STATEMENTS[0], "perhaps")


def test_a_sheet_of_paper_counts_as_one_without_a_name_and_typed_again_replaces_the_first(world: World) -> None:
    held = opened(world, 6, on_paper=2)
    for who in held.asked[:4]:
        held.says_all(who, ROADS)
    held.typed(1, {STATEMENTS[0]: "agree"})
    held.typed(1, {STATEMENTS[0]: "disagree"})
    assert queries.paper_typed(held.meeting) == [1]
    with pytest.raises(BadInput, match="答卷号为 1 至 2"):
        held.typed(3, ROADS)

    found = queries.outcome(held.does("close").read())

    assert found is not None
    assert (found.participants, next(line.whole for line in found.lines if line.text == STATEMENTS[0])) == (5, Tally(4, 1, 0))  # fmt: skip


def test_who_is_given_paper_in_the_meeting_has_no_sheet_by_phone_any_more(world: World) -> None:
    held = opened(world, 6)
    held.says(held.asked[0], STATEMENTS[0], "agree")

    held.does("give_paper", person=held.asked[0])

    assert (queries.took_part(held.meeting), Sheet.objects.count()) == (0, 6)
    held.typed(1, ROADS)
    assert queries.took_part(held.meeting) == 1


def test_on_a_copy_without_the_key_nobody_finds_a_sheet_and_the_page_says_why(world: World) -> None:
    held = opened(world, 5)
    held.says(held.asked[0], STATEMENTS[0], "agree")
    tying._destroyed(tying._place(held.meeting))

    with pytest.raises(NotAllowed, match="密钥已不在"):
        held.says(held.asked[0], STATEMENTS[0], "agree")
    assert queries.sheet_of(held.meeting, standing(world, held.asked[0])) is None


def test_no_statement_comes_first_for_everybody(world: World) -> None:
    held = opened(world, 12)
    sheets = [queries.sheet_of(held.meeting, standing(world, who)) for who in held.asked]

    firsts = {queries.unanswered(held.meeting, sheet)[0].pk for sheet in sheets if sheet}

    assert len(firsts) > 1
