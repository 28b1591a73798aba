"""Who has a conflict of interest neither sees the details of that matter nor scores it, and is told why."""

from typing import Any

import pytest

from guantong.apps.actors.keeping_out import declare, end_conflict, note_conflict
from guantong.apps.actors.models import Organisation
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, within
from guantong.domain.roles import Post, Reach, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Row, Workflow, who

SCORING = Workflow(
    "trial", "score", Words("评分", "score"), {"open": Words("评分中", "open")},
    (Row("score", Words("评分", "score"), ("open",), "open", (who(*Role, reach=Reach.DISTRICT),), unconflicted=True),),
)  # fmt: skip


def seen(standing: Standing, room: str) -> set[str]:
    """Return the codes of the organisations whose matters are seen: by the query and by the standing alike."""
    queried = set(Organisation.objects.filter(within(standing.areas(room))).values_list("code", flat=True))
    assert queried == {body.code for body in Organisation.objects.all() if standing.sees(room, body.path)}
    return queried


@pytest.mark.django_db
def test_a_declared_conflict_counts_at_once(world: Any) -> None:
    before = seen(world.standing("he"), "files")

    declare(kind="relative", organisation=world.body("CG"), by=world.standing("he"), as_of=world.now)

    he = world.standing("he")
    assert before - seen(he, "files") == {"CG", "CG001"}
    assert before - seen(he, "subjects") == {"CG", "CG001"}
    assert seen(he, "organisations") == before
    assert he.conflict_with(world.body("CG").path) is not None
    assert he.conflict_with(world.body("JY").path) is None
    assert list(drifted()) == []


@pytest.mark.django_db
def test_a_conflict_with_a_department_holds_for_the_units_below_it(world: Any) -> None:
    declare(kind="employer", organisation=world.body("ZF"), by=world.standing("he"), as_of=world.now)

    assert {"ZF", "CZ", "SJ", "CG", "JY"} & seen(world.standing("he"), "files") == set()


@pytest.mark.django_db
def test_an_official_still_sees_what_is_the_own_department(world: Any) -> None:
    declare(kind="official", organisation=world.body("CG"), by=world.standing("qin"), as_of=world.now)

    assert seen(world.standing("qin"), "files") == {"CG"}


@pytest.mark.django_db
def test_who_is_conflicted_does_not_score_and_is_told_why(world: Any) -> None:
    declare(kind="own_firm", organisation=world.body("CG"), by=world.standing("lin"), as_of=world.now)

    refusal = SCORING.why_not("score", world.standing("lin"), "open", world.body("CG").path)

    assert refusal is not None
    assert refusal.why.zh == "因利益冲突回避（本人企业），不能“评分”"
    assert refusal.basis == "deputies-law-2025-art-59"
    assert SCORING.why_not("score", world.standing("lin"), "open", world.body("JY").path) is None


@pytest.mark.django_db
def test_a_named_firm_is_a_conflict_too(world: Any) -> None:
    declare(kind="own_firm", subject="明湖绿化公司", by=world.standing("lin"), as_of=world.now)

    lin = world.standing("lin")
    assert lin.conflict_with(subject="明湖绿化公司") is not None
    assert lin.conflict_with(subject="另一家公司") is None


@pytest.mark.django_db
def test_the_journal_knows_the_kind_and_the_code_and_no_personal_word(world: Any) -> None:
    declare(kind="own_firm", subject="明湖绿化公司", by=world.standing("lin"), as_of=world.now)

    assert "绿化" not in Entry.objects.latest("pk").text


@pytest.mark.django_db
def test_nobody_ends_the_own_conflict(world: Any) -> None:
    made = note_conflict(
        person=world.people["shen"], kind="relative", organisation=world.body("CG"), by=world.standing("gu"),
        as_of=world.now,
    )  # fmt: skip

    with pytest.raises(NotAllowed, match="须由另一人办理"):
        end_conflict(conflict=made, by=world.standing("shen"), as_of=world.now)
    end_conflict(conflict=made, by=world.standing("gu"), as_of=world.now)

    assert world.standing("shen").interests == ()


@pytest.mark.django_db
def test_it_is_about_something(world: Any) -> None:
    with pytest.raises(BadInput, match="请选择机构，或填写企业、项目名称"):
        declare(kind="relative", subject="  ", by=world.standing("lin"), as_of=world.now)


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["lin", "qin", "xi"])
def test_only_the_office_records_for_others(world: Any, username: str) -> None:
    with pytest.raises(NotAllowed):
        note_conflict(
            person=world.people["he"], kind="relative", organisation=world.body("CG"), by=world.standing(username),
            as_of=world.now,
        )  # fmt: skip


def test_the_named_second_person_of_a_small_office_may_be_the_second_person() -> None:
    row = Row("check", Words("复核", "check"), ("open",), "open", (who(Role.BUDGET_COMMISSION_DIRECTOR),), others=True)
    table = Workflow("trial", "check", Words("复核", "check"), {"open": Words("待复核", "open")}, (row,))
    second = Standing("bai", (Post(Role.BUDGET_COMMISSION_STAFF, "RD.YSGW."),), seconds=("RD.YSGW.",))

    assert table.why_not("check", second, "open", "RD.YSGW.", latest_by="shen") is None
    assert row.by_exception(second, "RD.YSGW.")
    assert table.why_not("check", second, "open", "RD.YSGW.", latest_by="bai").why.zh == "“复核”须由另一人办理"  # type: ignore[union-attr]
    assert table.why_not("check", second, "open", "RD.QS.", latest_by="shen") is not None
