"""What a paper waits for in each state, and by when (办文待办)."""

from datetime import date

from guantong.domain.papers.work import planned_for, waited_for

FACTS = {"keeps_copy": True, "has_copy": False, "untold": True, "on_its_way": True}


def test_each_state_waits_for_its_step() -> None:
    states = ("draft", "checked", "signed", "exported", "issued", "delivered", "withdrawn", "discarded")

    assert [waited_for(state, **FACTS) for state in states] == [
        ("check",), ("sign",), ("export",), ("register",), ("note_receipt", "note_signed_copy"), ("note_signed_copy",),
        ("note_told",), (),
    ]  # fmt: skip


def test_nothing_is_waited_for_that_cannot_be_done() -> None:
    assert waited_for("issued", **{**FACTS, "keeps_copy": False, "on_its_way": False}) == ()
    assert waited_for("delivered", **{**FACTS, "has_copy": True}) == ()
    assert waited_for("withdrawn", **{**FACTS, "untold": False}) == ()


def test_a_step_is_planned_by_working_days() -> None:
    assert planned_for("check", date(2026, 11, 12)) == date(2026, 11, 16)  # a weekend lies between
    assert planned_for("check", date(2019, 12, 31)) is None
