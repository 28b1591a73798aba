"""A box from preparing to the result: who may what when, nothing known before the end, nothing lost (票箱)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from guantong.apps.actors.models import Conflict, Person, Substitution
from guantong.apps.ballots import operations, queries
from guantong.apps.ballots.models import Box, Mark, Sealed, Slip
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.seal.share import new_share
from guantong.domain.voting.rule import Finding
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.ballots import MORE_THAN_HALF, Vote, open_box, prepared, seated
from tests.world import World


def voted(world: World, **facts: object) -> Vote:
    """Five members and the deputy chairman vote: 3 satisfied, 1 basically, 1 not, 1 blank."""
    vote = open_box(world, **facts)
    for who, marks in zip(
        [*vote.members, "he"],
        (["satisfied"], ["satisfied"], ["basically"], ["dissatisfied"], [], ["satisfied"]), strict=True,
    ):  # fmt: skip
        vote.cast(who, *marks)
    return vote


def test_the_result_is_complete_and_judged_by_the_rule_of_the_day(world: World) -> None:
    vote = voted(world, rule=MORE_THAN_HALF).closed().counted()

    result = queries.result(vote.box)

    assert result is not None
    assert [(words.zh, number) for _, words, number in result.counts.lines()] == [
        ("应到", 6), ("实到", 6), ("发出票数", 6), ("收回票数", 6), ("有效票", 5), ("无效票", 1), ("满意", 3), ("基本满意", 1), ("不满意", 1),
    ]  # fmt: skip
    assert (result.outcome.finds, result.outcome.called) == (Finding.PASSED, "通过")
    assert list(drifted()) == []


def test_without_a_rule_nothing_is_passed_and_nothing_failed(world: World) -> None:
    result = queries.result(voted(world).closed().counted().box)

    assert result is not None
    assert result.outcome.words.zh == "未设定标准"


@pytest.mark.parametrize("state", ["prepared", "open", "closed", "void"])
def test_there_is_no_result_before_the_box_is_opened(world: World, state: str) -> None:
    vote = prepared(world) if state == "prepared" else voted(world)
    if state == "closed":
        vote.closed()
    if state == "void":
        operations.declare_void(box=vote.box, reason="停电", version=vote.box.version, by=vote.staff, as_of=world.now)

    vote.read()

    assert (vote.box.state, queries.result(vote.box), queries.lines(vote.box)) == (state, None, [])


def test_a_cast_leaves_a_mark_and_a_sealed_ballot_and_says_only_that_somebody_voted(world: World) -> None:
    vote = open_box(world)
    before = Entry.objects.count()

    vote.cast("member01", "satisfied")

    entry = Entry.objects.latest("pk")
    assert (Mark.objects.count(), Sealed.objects.count(), Entry.objects.count()) == (1, 1, before + 1)
    assert (entry.by, entry.says) == ("member01", f"投票：票箱 {vote.box.pk}")
    assert "satisfied" not in entry.text


def test_a_cast_that_breaks_off_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    vote = open_box(world)

    def full(*_: object, **__: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(Sealed.objects, "create", full)
    with pytest.raises(DatabaseError), transaction.atomic():
        vote.cast("member01", "satisfied")

    assert (Mark.objects.count(), Sealed.objects.count()) == (0, 0)
    assert queries.seat_of(vote.box, vote.standing("member01")).voted is False  # type: ignore[union-attr]


def test_nobody_votes_twice(world: World) -> None:
    vote = open_box(world)
    vote.cast("member01", "satisfied")

    with pytest.raises(NotAllowed, match="已投票"):
        vote.cast("member01", "dissatisfied")
    assert Sealed.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "why"),
    [("member02", "回避"), ("member03", "还没有登记到会"), ("lin", "由常委会领导、人大代表办理"), ("wen", "办理")],
)
def test_only_members_on_the_roll_who_are_there_vote(world: World, who: str, why: str) -> None:
    vote = prepared(world, recused=["member02"]).drawn().opened(["member01", "he"])

    with pytest.raises(NotAllowed, match=why):
        vote.cast(who, "satisfied")


def test_a_substitute_does_not_vote_for_the_absent(world: World) -> None:
    Substitution.objects.create(
        absent=world.people["he"], substitute=world.people["wen"], begins_on=world.now.date(),
        ends_on=world.now.date() + timedelta(days=3), reason="出差",
    )  # fmt: skip
    vote = open_box(world)

    assert vote.standing("wen").roles >= {"leader"}
    with pytest.raises(NotAllowed, match="投票不得由他人代办"):
        vote.cast("wen", "satisfied")


def test_who_came_late_is_seated_and_votes(world: World) -> None:
    vote = prepared(world).drawn().opened(["member01"])

    operations.seat(box=vote.box, present=["member02"], version=vote.box.version, by=vote.staff, as_of=world.now)
    vote.cast("member02", "satisfied")

    assert queries.votes_cast(vote.box) == 1


@pytest.mark.parametrize("person", ["member02", "lin"])
def test_nobody_is_seated_who_is_recused_or_not_on_the_roll(world: World, person: str) -> None:
    vote = prepared(world, recused=["member02"]).drawn()

    with pytest.raises(BadInput, match="名册"):
        vote.opened(["member01", person])


def test_recusal_and_absence_are_counted_as_the_document_says(world: World) -> None:
    seats_all = replace(MORE_THAN_HALF, recused_expected=True, recused_in_whole=True)
    vote = prepared(world, recused=["member02"], rule=seats_all).drawn().opened(["member01", "member02", "he"])
    vote.cast("member01", "satisfied")

    counts = vote.closed().counted().box.counted

    assert counts is not None
    assert (counts.whole, counts.expected, counts.present, counts.issued, counts.returned) == (6, 6, 3, 2, 1)


def test_the_roll_leaves_out_whoever_has_a_conflict_of_interest(world: World) -> None:
    seated(world, 3)
    Conflict.objects.create(
        person=Person.objects.get(username="member02"), kind="relative", organisation=world.body("CG"),
        begins_on=world.now.date(),
    )  # fmt: skip

    roll = queries.members_on(world.now.date(), about=world.body("CG001").path)

    assert [(one.person, bool(one.recused)) for one in roll] == [
        ("he", False), ("member01", False), ("member02", True), ("member03", False)
    ]  # fmt: skip


def test_the_roll_is_of_the_day(world: World) -> None:
    seated(world, 2)

    assert [one.person for one in queries.members_on(world.now.date() - timedelta(days=400))] == ["he"]


@pytest.mark.parametrize("keyholders", [(), ("wen",), ("wen", "wen"), ("wen", "qin"), ("wen", "nobody")])
def test_a_box_has_two_keyholders_of_the_congress(world: World, keyholders: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="两名不同的密钥保管人"):
        prepared(world, keyholders=keyholders)


def test_the_vote_opens_only_when_both_shares_are_drawn(world: World) -> None:
    vote = prepared(world)
    operations.draw_share(box=vote.box, by=vote.standing("he"), as_of=world.now)

    with pytest.raises(NotAllowed, match="尚未都领取"):
        vote.opened()


def test_only_a_keyholder_draws_a_share_and_only_before_the_vote(world: World) -> None:
    vote = prepared(world)

    with pytest.raises(NotAllowed, match="两名密钥保管人办理"):
        operations.draw_share(box=vote.box, by=world.standing("gu"), as_of=world.now)
    vote.drawn().opened()
    with pytest.raises(NotAllowed, match="现在是“投票中”"):
        operations.draw_share(box=vote.box, by=vote.standing("he"), as_of=world.now)


def test_a_share_drawn_again_makes_the_first_worthless(world: World) -> None:
    vote = prepared(world).drawn()
    first = list(vote.shares)
    vote.drawn().opened().closed()

    vote.shares = first
    with pytest.raises(BadInput) as refused:
        vote.counted()
    assert set(refused.value.reasons) == {"share_one", "share_two"}


def test_a_wrong_share_is_told_at_its_field_and_opens_nothing(world: World) -> None:
    vote = voted(world).closed()

    for typed, why in (
        (new_share()[0], "不是这名保管人"),
        (vote.shares[1][:-1], "逐组核对"),
        (vote.shares[0], "不是这名保管人"),
    ):
        with pytest.raises(BadInput) as refused:
            operations.count(
                box=vote.box, share_one=vote.shares[0], share_two=typed, by=vote.standing("he"),
                as_of=world.now,
            )  # fmt: skip
        assert set(refused.value.reasons) == {"share_two"}
        assert why in refused.value.reasons["share_two"].zh
    assert (Sealed.objects.count(), Slip.objects.count()) == (6, 0)


def test_neither_staff_nor_another_member_opens_the_box(world: World) -> None:
    vote = voted(world, keyholders=("gu", "he")).closed()

    for who in ("wen", "member01"):
        with pytest.raises(NotAllowed, match="两名密钥保管人办理"):
            operations.count(
                box=vote.box, share_one=vote.shares[0], share_two=vote.shares[1], by=vote.standing(who), as_of=world.now,
            )  # fmt: skip


def test_after_the_opening_no_sealed_ballot_is_left(world: World) -> None:
    vote = voted(world).closed().counted()

    assert (queries.sealed_left(vote.box), Slip.objects.filter(box=vote.box).count()) == (0, 6)


def test_a_void_box_is_destroyed_unread(world: World) -> None:
    vote = voted(world)

    operations.declare_void(box=vote.box, reason="投错票箱", version=vote.box.version, by=vote.staff, as_of=world.now)

    assert (vote.read().box.state, Sealed.objects.count(), Slip.objects.count()) == ("void", 0, 0)
    assert "投错票箱" not in entries_of(vote.box).last().text  # type: ignore[union-attr]


@pytest.mark.parametrize("tamper", ["dropped", "stuffed", "altered", "of another box"])
def test_a_box_that_was_tampered_with_before_the_opening_is_not_opened(world: World, tamper: str) -> None:
    vote = voted(world).closed()
    one = Sealed.objects.filter(box=vote.box).first()
    if tamper == "dropped":
        one.delete()
    elif tamper == "stuffed":
        Sealed.objects.create(box=vote.box, ballot=one.ballot)
    elif tamper == "altered":
        Sealed.objects.filter(pk=one.pk).update(ballot=bytes(one.ballot[:-1]) + bytes([one.ballot[-1] ^ 1]))
    else:
        other = voted(world)
        Sealed.objects.filter(pk=one.pk).update(ballot=Sealed.objects.filter(box=other.box).first().ballot)

    with pytest.raises(NotAllowed, match="不能开箱|无法开启"):
        vote.counted()
    assert (vote.read().box.state, Slip.objects.count()) == ("closed", 0)


def test_nothing_is_cast_into_a_closed_box(world: World) -> None:
    vote = voted(world).closed()

    with pytest.raises(NotAllowed, match="现在是“投票截止”"):
        vote.cast("member01", "satisfied")


def test_two_who_close_at_the_same_time_are_told(world: World) -> None:
    vote = open_box(world)

    with pytest.raises(Stale):
        operations.close(box=vote.box, version=vote.box.version - 1, by=vote.staff, as_of=world.now)


def test_an_unknown_grade_is_refused_at_its_field(world: World) -> None:
    vote = open_box(world)

    with pytest.raises(BadInput) as refused:
        vote.cast("member01", "perfect")
    assert set(refused.value.reasons) == {"marks"}


def test_a_rule_that_is_not_yet_in_force_judges_nothing(world: World) -> None:
    later = replace(MORE_THAN_HALF, since=world.now.date() + timedelta(days=1))

    with pytest.raises(BadInput, match="那天还不适用"):
        prepared(world, rule=later)


def test_nobody_but_the_office_prepares_and_closes(world: World) -> None:
    vote = open_box(world)

    for who in ("gu", "he", "member01", "qin"):
        with pytest.raises(NotAllowed, match="常委会办公室"):
            operations.close(box=vote.box, version=vote.box.version, by=vote.standing(who), as_of=world.now)
        with pytest.raises(NotAllowed, match="常委会办公室"):
            operations.prepare(
                title="x", question="x", held_on=world.now.date(), by=vote.standing(who), as_of=world.now
            )


def test_the_share_is_in_no_row(world: World) -> None:
    vote = prepared(world).drawn()
    kept = Box.objects.filter(pk=vote.box.pk).values().get()

    for share in vote.shares:
        assert share not in str(kept)
        assert share.replace(" ", "") not in str(kept)


def test_two_boxes_side_by_side_do_not_mix(world: World) -> None:
    one, two = open_box(world), open_box(world)
    one.cast("member01", "satisfied")
    two.cast("member01", "dissatisfied")

    counts = [vote.closed().counted().box.counted for vote in (one, two)]

    assert [list(c.grades.values()) for c in counts if c] == [[1, 0, 0], [0, 0, 1]]
