"""A workflow's table answers who may do what when, and why not."""

from types import SimpleNamespace
from typing import Any

import pytest

from guantong.domain.law.catalogue import UnknownCitation
from guantong.domain.roles import Post, Reach, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, NotAllowed, Row, Stale, Workflow, who

STAFF = Standing("shen", (Post(Role.BUDGET_COMMISSION_STAFF, "RD.YSGW."),))
UNIT = Standing("qin", (Post(Role.BUDGET_UNIT, "ZF.CG."),))
ABOVE = Standing("zhang", (Post(Role.SUBDISTRICT_COMMITTEE, "RD.QS."),))


def table(**changes: Any) -> Workflow:
    row: dict[str, Any] = {
        "verb": "answer", "words": Words("答复", "answer"), "begins": ("asked",), "ends": "answered",
        "who": (who(Role.BUDGET_UNIT), who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)), **changes,
    }  # fmt: skip
    states = {"asked": Words("待答", "asked"), "answered": Words("已答", "answered")}
    return Workflow("questions", "question", Words("询问", "question"), states, (Row(**row),))


def test_the_organisation_asked_may_answer() -> None:
    assert table().demand("answer", UNIT, "asked", "ZF.CG.") == "answered"


@pytest.mark.parametrize(
    ("path", "admitted"), [("RD.QS.", True), ("RD.QS.QSZ.", True), ("RD.LQ.", False), ("RD.", False)]
)
def test_reach_below_ends_at_the_own_branch(path: str, admitted: bool) -> None:
    assert (table().why_not("answer", ABOVE, "asked", path) is None) == admitted


@pytest.mark.parametrize(
    ("who_asks", "state", "read", "ends"),
    [
        (UNIT, "asked", 3, "answered"),
        (UNIT, "asked", None, "answered"),
        (UNIT, "asked", 2, Stale),
        (UNIT, "answered", 3, NotAllowed),
        (UNIT, "answered", 2, Stale),  # it moved on meanwhile: that is told, not that the verb is closed
        (STAFF, "asked", 2, NotAllowed),  # who may not is told nothing of the row
    ],
)
def test_a_row_is_moved_only_as_it_was_read(who_asks: Standing, state: str, read: int | None, ends: Any) -> None:
    row = SimpleNamespace(state=state, version=3)

    if isinstance(ends, str):
        assert table().demand_as_read("answer", who_asks, row, read, "ZF.CG.") == ends
    else:
        with pytest.raises(ends):
            table().demand_as_read("answer", who_asks, row, read, "ZF.CG.")


def test_who_may_not_is_told_who_may() -> None:
    refusal = table().why_not("answer", STAFF, "asked", "ZF.CG.")

    assert refusal is not None
    assert (refusal.about, refusal.why.zh) == ("who", "“答复”由人大街道工委、预算单位办理")


def test_what_is_not_there_yet_is_told_what_it_waits_for() -> None:
    refusal = table().why_not("answer", UNIT, "answered", "ZF.CG.")

    assert refusal is not None
    assert (refusal.about, refusal.why.zh) == ("state", "现在是“已答”，“待答”时才能“答复”")


def test_a_second_person_is_not_the_first() -> None:
    twice = table(others=True).why_not("answer", UNIT, "asked", "ZF.CG.", latest_by="qin")

    assert twice is not None
    assert twice.why.zh == "“答复”须由另一人办理"
    assert table(others=True).why_not("answer", UNIT, "asked", "ZF.CG.", latest_by="shen") is None


def test_demanding_a_closed_verb_raises_its_reason() -> None:
    with pytest.raises(NotAllowed, match="由人大街道工委、预算单位办理"):
        table().demand("answer", STAFF, "asked", "ZF.CG.")


def test_only_verbs_one_could_ever_do_are_shown() -> None:
    shown = [list(table().verbs_for(person, "asked", "ZF.CG.")) for person in (UNIT, ABOVE, STAFF)]

    assert [[(row.verb, refusal is None) for row, refusal in verbs] for verbs in shown] == [
        [("answer", True)], [("answer", False)], [],
    ]  # fmt: skip


def test_a_table_with_an_unknown_state_or_article_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown states"):
        table(ends="closed")
    with pytest.raises(UnknownCitation):
        table(basis="budget-law-2018-art-999")


def test_what_does_not_exist_begins_at_new() -> None:
    assert table(begins=(NEW,)).demand("answer", UNIT, NEW, "ZF.CG.") == "answered"


def test_a_verb_that_changes_no_state_leaves_it_as_it_is() -> None:
    assert table(ends=SAME).demand("answer", UNIT, "asked", "ZF.CG.") == "asked"
