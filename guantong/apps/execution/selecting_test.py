"""Key units: proposed once a year, drawn again by anybody, decided by the council alone, who deviates only with a reason."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.execution import selecting
from guantong.apps.execution.models import Selection
from guantong.apps.execution.selections import Redrawn, decided_for, withdrawn_before
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.books import judged
from tests.execution import kept
from tests.key_units import MONEY, OFFICES, STREETS, booked, decided, departments, not_proposed, proposed, submitted
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_books_give_one_leading_unit_five_departments_and_a_street(world: World) -> None:
    booked(world)

    row = proposed(world)

    assert [one["group"] for one in row.choices] == ["lead", *["departments"] * 5, "subdistricts"]
    assert (row.choices[0], row.choices[-1]["code"]) == ({"group": "lead", "code": "JY", "way": "fixed"}, "LQ")
    assert [one["way"] for one in row.choices[1:-1]] == ["drawn", *["coverage"] * 4]  # the last year of the term
    assert {one["code"]: one["money"] for one in row.candidates} == MONEY
    assert [one.code for one in Redrawn(row).outside] == ["GT"]
    assert list(drifted()) == []


def test_whoever_draws_again_finds_the_same_and_a_touched_list_shows(world: World) -> None:
    booked(world)
    row = proposed(world)
    same = Redrawn(row).as_kept

    row.candidates = [one for one in row.candidates if one["code"] != departments(row)[0]]

    assert (same, Redrawn(row).as_kept) == (True, False)


def test_a_matter_speaks_for_its_unit_while_it_is_open(world: World) -> None:
    kept(world)
    judged(world)
    open_ = Counter(Signal.objects.values_list("keys__unit_code", flat=True))

    def matters(row: Selection) -> dict[str, int]:
        return {one["code"]: one["matters"] for one in row.candidates}

    before = matters(proposed(world, lead=[]))
    Signal.objects.filter(keys__unit_code="CG").update(state="archived")
    after = matters(proposed(world, year=2025, lead=[]))

    assert open_["CG"] > 0
    assert before == {"CG": open_["CG"], "JY": open_["JY"]}
    assert after == {"CG": 0, "JY": open_["JY"]}


def test_who_was_decided_on_was_looked_at_and_who_was_only_proposed_was_not(world: World) -> None:
    booked(world)
    row = submitted(world)
    decided_on = set(decided(world, row, left_out={departments(row)[0]: "正在接受审计"}).units)

    later = proposed(world, year=2025)

    assert {one["code"] for one in later.candidates if one["reviewed"] == [2026]} == decided_on
    assert len(decided_on) == 1 + 4 + 1


def test_a_year_has_one_list_and_another_only_after_the_first_was_withdrawn_in_the_open(world: World) -> None:
    booked(world)
    row = proposed(world)

    with pytest.raises(BadInput, match="2026年已有重点部门名单"):
        proposed(world, "gu")
    selecting.withdraw_selection(
        selection=row, version=row.version, reason="账册已更正", by=world.standing("shen"), as_of=world.now
    )

    again = proposed(world)
    assert (again.state, withdrawn_before(again), Selection.objects.get(pk=row.pk).reason) == (
        "proposed",
        1,
        "账册已更正",
    )


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"lead": ["明湖区气象局"]}, "没有“明湖区气象局”这个单位"), ({"lead": ["JY", "CG"]}, "牵头单位最多 1 个"),
        ({"term_first": 2021}, "2026年不在本届（2021—2025年）之内"), ({"on": "2020-01-31"}, "没有这一天的单位和预算"),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_is_refused_with_what_to_do(world: World, facts: dict[str, Any], why: str) -> None:
    booked(world)

    with pytest.raises(BadInput, match=why):
        proposed(world, **facts)
    assert Selection.objects.count() == 0


def test_a_leading_unit_may_be_named_in_full_and_there_may_be_none(world: World) -> None:
    booked(world)

    named = proposed(world, lead=["明湖区教育局"])
    without = proposed(world, year=2025, lead=[])

    assert (named.lead, without.lead, len(without.choices)) == (["JY"], [], 5 + 1)


def test_put_before_the_council_the_office_waits_to_note_what_it_decides(world: World) -> None:
    booked(world)

    row = submitted(world)
    waits = DueWork.objects.get(key=row.journal_key)
    before = waits.state
    decided(world, row)

    waits.refresh_from_db()
    assert (waits.path, waits.role, before, waits.state) == (
        world.body("BGS").path,
        "standing_committee_office",
        "open",
        "done",
    )


def test_the_council_deviates_with_a_reason_each_and_both_stand_beside_the_proposal(world: World) -> None:
    booked(world)
    row = submitted(world)
    out, added = departments(row)[0], not_proposed(row)

    done = decided(world, row, added={added: "群众反映集中"}, left_out={out: "正在接受审计"})

    assert (done.state, len(done.units), added in done.units, out in done.units) == ("decided", 7, True, False)
    assert (done.added, done.left_out, done.decided_by) == ({added: "群众反映集中"}, {out: "正在接受审计"}, "wen")
    assert {one["code"] for one in done.choices} == {*done.units} - {added} | {out}
    assert decided_for(world.standing("shen"), 2026) == done
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"added": {"?": " "}}, "请写明理由"), ({"added": {"XX": "有人反映"}}, "“XX”不是候选单位"), ({"left_out": {"JY": ""}}, "“JY”与提出的名单不同，请写明理由"),
        ({"left_out": {"?": "有人反映"}}, "不在提出的名单中"), ({"added": {"JY": "牵头"}}, "已在提出的名单中"),
        ({"decided_on": date(2026, 11, 11)}, "不早于拟定日期"), ({"decided_on": date(2026, 11, 13)}, "不晚于今天"),
        ({"left_out": "all"}, "至少保留一个"),
    ],
)  # fmt: skip
def test_what_the_council_cannot_have_decided_is_not_noted(world: World, facts: dict[str, Any], why: str) -> None:
    booked(world)
    row = submitted(world)
    if facts.get("left_out") == "all":
        facts = {"left_out": {one["code"]: "缓" for one in row.choices}}
    for name in ("added", "left_out"):
        if "?" in facts.get(name, {}):
            facts = {name: {not_proposed(row): facts[name]["?"]}}

    with pytest.raises(BadInput, match=why):
        decided(world, row, **facts)
    assert Selection.objects.get().state == "submitted"


def test_of_two_who_note_the_decision_at_once_the_second_is_told(world: World) -> None:
    booked(world)
    row = submitted(world)
    version = row.version
    decided(world, row, "wen", version=version)

    with pytest.raises(Stale):
        decided(world, row, "gu", version=version, left_out={"JY": "另行安排"})
    assert (Selection.objects.get().decided_by, Selection.objects.get().left_out) == ("wen", {})


def test_what_was_noted_wrongly_is_noted_anew_and_the_former_stays_in_the_journal(world: World) -> None:
    booked(world)
    row = decided(world)

    again = selecting.correct_decision(
        selection=row, version=row.version, document="明人主任会议〔2026〕6号", decided_on=date(2026, 11, 12), added={},
        left_out={"JY": "另行安排"}, by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip

    assert (again.state, again.document, "JY" in again.units, "JY" in row.units) == (
        "decided",
        "明人主任会议〔2026〕6号",
        False,
        True,
    )
    assert list(drifted()) == []


def test_leaving_out_whom_coverage_needs_breaks_the_promise_and_the_page_says_so(world: World) -> None:
    booked(world)
    # the last year of the term: five places for seven departments beside the leading one, nobody looked at before
    row = submitted(world)

    before = [(one.group.key, one.left, one.holds) for one in Redrawn(row).promises]
    after = Redrawn(decided(world, row, left_out={departments(row)[0]: "机构改革中"})).promises

    assert before == [("departments", len(OFFICES) - 1 - 5, False), ("subdistricts", len(STREETS) - 1, False)]
    assert after[0].left == len(OFFICES) - 1 - 4


@pytest.mark.parametrize("who", ["gu", "wen", "he", "cao", "qin"])
def test_the_commission_proposes(world: World, who: str) -> None:
    booked(world)

    if who == "gu":
        assert proposed(world, who).proposed_by == "gu"
    else:
        with pytest.raises(NotAllowed):
            proposed(world, who)


@pytest.mark.parametrize("who", ["shen", "he", "cao"])
def test_the_office_or_the_director_notes_what_was_decided(world: World, who: str) -> None:
    booked(world)

    with pytest.raises(NotAllowed):
        decided(world, who=who)


def test_before_it_is_put_to_the_council_nothing_is_decided(world: World) -> None:
    booked(world)

    with pytest.raises(NotAllowed, match="已提交主任会议"):
        decided(world, proposed(world))
