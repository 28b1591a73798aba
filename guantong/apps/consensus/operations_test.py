"""Running a meeting: who may be asked, moderation, the close that keeps counts and nothing else (共识会办理)."""

import json

import pytest

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Organisation
from guantong.apps.consensus import operations, queries, tying
from guantong.apps.consensus.models import Sheet
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.consensus.meeting import Tally
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.consensus import QUESTION, STATEMENTS, TITLE, deputies, opened, prepared, two_minds
from tests.world import World

LAMPS = "居住区公共照明"


def test_of_two_minds_what_both_hold_comes_first_and_what_sets_each_apart_is_told(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    held = two_minds(world, roads=6, schools=5)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        held.does("close")

    found = queries.outcome(held.read())
    assert found is not None
    assert (found.participants, found.sizes) == (11, (6, 5))
    assert [line.text for line in found.lines[:2]] == list(STATEMENTS[5:])
    assert (found.lines[0].whole, found.lines[0].by_group) == (Tally(11, 0, 0), (Tally(6, 0, 0), Tally(5, 0, 0)))
    assert [line.text for line in found.of_group(0)] == list(STATEMENTS[:3])
    assert [line.text for line in found.of_group(1)] == list(STATEMENTS[3:5])
    assert (Sheet.objects.count(), tying.has_key(held.meeting)) == (0, False)
    assert list(drifted()) == []


def test_the_outcome_bears_its_digest_in_the_journal_and_no_changed_one_fits_it(world: World) -> None:
    meeting = two_minds(world).does("close").read()

    assert meeting.digest == queries.digest_of(meeting)
    assert json.loads(entries_of(meeting).last().text)["content"]["digest"] == meeting.digest
    meeting.outcome["statements"][0]["whole"][0] += 1
    assert queries.digest_of(meeting) != meeting.digest


def test_of_four_people_nothing_is_kept_but_that_there_was_a_meeting(world: World) -> None:
    held = opened(world, 6)
    for who in held.asked[:4]:
        held.says(who, STATEMENTS[0], "agree")

    meeting = held.does("close").read()

    assert (meeting.state, meeting.outcome, queries.outcome(meeting), queries.took_part(meeting)) == ("closed", {}, None, 0)  # fmt: skip


def test_the_journal_says_that_somebody_took_part_and_neither_who_nor_what(world: World) -> None:
    held = opened(world, 6)
    before = set(Entry.objects.values_list("pk", flat=True))
    held.says_all(held.asked[0], dict.fromkeys(STATEMENTS[:3], "agree"))
    held.proposes(held.asked[0], "先问居民")

    entries = Entry.objects.exclude(pk__in=before)
    assert [(entry.verb, entry.by) for entry in entries.order_by("pk")] == [("say", ""), ("propose", "")]
    assert [json.loads(entry.text)["content"] for entry in entries] == [{}, {}]


def test_who_has_a_conflict_of_interest_is_not_asked_and_who_comes_to_have_one_is_recused_at_the_opening(world: World) -> None:  # fmt: skip
    held = prepared(world, 6, about="CG", subject=LAMPS)
    cg, registrar = Organisation.objects.get(code="CG"), world.standing("wen")
    keeping_out.note_conflict(person=world.people[held.asked[0]], kind="relative", organisation=cg, by=registrar, as_of=world.now)  # fmt: skip

    held.does("open_meeting")

    assert held.meeting.seats.get(person=held.asked[0]).recused == "利益冲突登记：近亲属"
    assert Sheet.objects.count() == 5
    with pytest.raises(NotAllowed, match="利益冲突"):
        held.says(held.asked[0], STATEMENTS[0], "agree")
    with pytest.raises(BadInput, match="利益冲突"):
        operations.prepare(title=TITLE, question=QUESTION, held_on=world.now.date(), people=held.asked, statements=(), about=cg, by=world.standing("shen"), as_of=world.now)  # fmt: skip


def test_a_resident_is_never_asked(world: World) -> None:
    with pytest.raises(BadInput, match="不是代表"):
        operations.prepare(title=TITLE, question=QUESTION, held_on=world.now.date(), people=["ren"], statements=STATEMENTS, by=world.standing("shen"), as_of=world.now)  # fmt: skip
    assert "ren" not in [one.person for one in queries.people_on(world.now.date())]


def test_what_participants_bring_is_let_in_or_kept_out_with_the_reason_and_what_waits_at_the_close_is_kept_out(world: World) -> None:  # fmt: skip
    held = opened(world, 6)
    good, bad, late = (held.proposes(held.asked[0], text) for text in ("先问居民", "某某单位不行", "再议"))

    held.does("let_in", statements=[f"{good.pk}"]).does("keep_out", statement=f"{bad.pk}", reason="对人不对事").does("close")  # fmt: skip

    states = {one.text: (one.state, one.reason) for one in held.meeting.statements.filter(prepared=False)}
    assert states == {"先问居民": ("listed", ""), "某某单位不行": ("kept_out", "对人不对事"), "再议": ("kept_out", "会议结束时尚未列入")}  # fmt: skip
    assert late.pk


def test_a_listed_statement_leaves_the_list_only_before_the_meeting(world: World) -> None:
    held = prepared(world, 6)
    first, second = queries.listed(held.meeting)[:2]

    held.does("keep_out", statement=f"{first.pk}", reason="重复").does("open_meeting")

    assert first not in queries.listed(held.meeting)
    with pytest.raises(BadInput, match="待审"):
        held.does("keep_out", statement=f"{second.pk}", reason="重复")


def test_a_statement_comes_in_once_and_only_so_many_of_one_participant(world: World) -> None:
    held = opened(world, 6)
    with pytest.raises(BadInput, match="已有同样的陈述"):
        held.proposes(held.asked[0], f"  {STATEMENTS[0]}")
    for number in range(5):
        held.proposes(held.asked[0], f"第{number}条")

    with pytest.raises(BadInput, match="最多提出 5 条"):
        held.proposes(held.asked[0], "第六条")
    assert held.proposes(held.asked[1], "第六条").state == "proposed"


def test_declared_void_what_was_said_is_deleted_uncounted(world: World, django_capture_on_commit_callbacks: object) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        meeting = two_minds(world).does("declare_void", reason="材料有误").read()

    assert (meeting.state, meeting.outcome, Sheet.objects.count(), tying.has_key(meeting)) == ("void", {}, 0, False)


def test_who_is_taken_off_the_list_may_be_asked_again_before_it_begins(world: World) -> None:
    held = prepared(world, 6)
    held.does("leave_out", person=held.asked[0])
    assert [seat.person for seat in held.meeting.seats.filter(recused="")] == held.asked[1:]

    held.does("invite", people=[held.asked[0]], on_paper=True)
    assert held.meeting.seats.get(person=held.asked[0]).on_paper is True


def test_it_does_not_open_with_nobody_or_nothing_and_only_the_commission_runs_it(world: World) -> None:
    deputies(world, 1)
    empty = operations.prepare(title=TITLE, question=QUESTION, held_on=world.now.date(), people=["deputy01"], statements=(), by=world.standing("gu"), as_of=world.now)  # fmt: skip
    with pytest.raises(BadInput, match="没有陈述"):
        operations.open_meeting(meeting=empty, version=empty.version, by=world.standing("gu"), as_of=world.now)
    for who in ("wen", "he", "lin", "ye"):
        with pytest.raises(NotAllowed):
            operations.open_meeting(meeting=empty, version=empty.version, by=world.standing(who), as_of=world.now)


def test_who_read_an_earlier_version_is_told(world: World) -> None:
    held = opened(world, 6)
    version = held.read().version
    held.does("add", statements=["又一条"])

    with pytest.raises(Stale):
        operations.close(meeting=held.read(), version=version, by=world.standing("shen"), as_of=world.now)
