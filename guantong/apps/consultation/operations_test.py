"""A suggestion is made of needs, changed until it is put forward, signed by others, merged by a person, withdrawn."""

import pytest
from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.consultation import calling, merging, operations
from guantong.apps.consultation.feasibility import state_feasibility
from guantong.apps.consultation.models import Call, NeedLink, Proposer, Suggestion
from guantong.apps.consultation.queries import links_of, needs_behind, proposers_of, signers_of, suggestions_in_play
from guantong.apps.consultation.telling import note_read
from guantong.apps.consultation.whose import needs_to_link
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.voices.leaving import erase, refer_away
from guantong.apps.voices.operations import join_copies
from guantong.apps.voices.telling import messages_of
from guantong.domain.roles import Interest, Post, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.consultation import LAMPS, asked, called, drafted, put
from tests.voices import said
from tests.world import World

SONG = "宋代表"


def song(world: World) -> Standing:
    """A second deputy of the congress."""
    return Standing("song", (Post(Role.DEPUTY, world.body("RD").path, "区人大 人大代表"),), SONG)


def test_a_draft_is_changed_until_it_is_put_forward_and_then_bears_the_next_number(world: World) -> None:
    lin = world.standing("lin")
    row = drafted(world, asked(world))

    edited = operations.edit(
        suggestion=row,
        place=row.place,
        version=row.version,
        by=lin,
        as_of=world.now,
        **{**LAMPS, "title": "北门路灯更换"},
    )
    with pytest.raises(Stale), transaction.atomic():
        operations.submit(suggestion=row, version=row.version, by=lin, as_of=world.now)
    done = operations.submit(suggestion=edited, version=edited.version, by=lin, as_of=world.now)
    second = put(world, title="石泉社区公园照明")

    assert (done.title, done.code, done.state, second.code) == ("北门路灯更换", "R-01", "submitted", "R-02")
    with pytest.raises(NotAllowed):
        operations.edit(suggestion=done, place=row.place, version=done.version, by=lin, as_of=world.now, **LAMPS)
    assert list(drifted()) == []


def test_the_same_draft_sent_again_is_one(world: World) -> None:
    need = asked(world)

    assert drafted(world, need).pk == drafted(world, need).pk
    assert (Suggestion.objects.count(), Proposer.objects.count(), NeedLink.objects.count()) == (1, 1, 1)


def test_a_figure_without_what_it_rests_on_is_refused_at_its_field(world: World) -> None:
    with pytest.raises(BadInput) as bad:
        drafted(world, people_basis=" ", cost_basis="", title=" ")

    assert sorted(bad.value.reasons) == ["cost_basis", "people_basis", "title"]


def test_only_its_author_changes_puts_forward_or_withdraws_it(world: World) -> None:
    row = drafted(world)

    for verb in (operations.submit, operations.withdraw):
        with pytest.raises(NotAllowed), transaction.atomic():
            verb(suggestion=row, version=row.version, by=world.standing("wen"), as_of=world.now)
    with pytest.raises(NotAllowed), transaction.atomic():
        operations.edit(suggestion=row, place=row.place, version=row.version, by=song(world), as_of=world.now, **LAMPS)


def test_needs_are_those_one_sees_and_for_a_deputy_those_confirmed_at_the_own_station(world: World) -> None:
    confirmed, waiting = asked(world), said(world, "石泉社区井盖松动")
    elsewhere = asked(world, "柳荫社区公交站取消了", who="wen", at="LQ01")
    lin = world.standing("lin")

    assert [need.pk for need in needs_to_link(lin)] == [confirmed.pk]
    assert {need.pk for need in needs_to_link(world.standing("hua"))} == {confirmed.pk, waiting.pk}
    with pytest.raises(BadInput) as bad:
        drafted(world, confirmed, elsewhere)
    assert list(bad.value.reasons) == ["needs"]


def test_a_need_counts_with_its_copies_erased_or_not_but_not_when_it_was_handed_on(world: World) -> None:
    wen = world.standing("wen")
    head, copy, other = asked(world), asked(world, "北门路灯不亮，请修"), asked(world, "石泉社区西巷没有路灯")
    join_copies(need=head, copies=[copy.pk], by=wen, as_of=world.now)
    row = put(world, head, other)

    assert needs_behind(row) == 3  # the head, its copy, and the other
    copy.refresh_from_db()
    erase(need=copy, version=copy.version, by=wen, as_of=world.now)
    assert needs_behind(row) == 3
    other.refresh_from_db()
    refer_away(need=other, office="discipline", version=other.version, by=wen, as_of=world.now)
    assert needs_behind(row) == 2


def test_a_need_taken_off_a_draft_counts_no_more_and_may_come_back(world: World) -> None:
    need = asked(world)
    row, lin = drafted(world, need), world.standing("lin")

    operations.unlink_need(suggestion=row, link=NeedLink.objects.get().pk, by=lin, as_of=world.now)
    assert (needs_behind(row), list(links_of(row))) == (0, [])
    operations.link_needs(suggestion=row, needs=[need.pk], by=lin, as_of=world.now)

    assert needs_behind(row) == 1
    assert list(NeedLink.objects.values_list("state", flat=True)) == ["taken_back", "linked"]


def test_another_deputy_signs_once_and_takes_it_back(world: World) -> None:
    row = put(world)

    operations.co_sign(suggestion=row, by=song(world), as_of=world.now)
    with pytest.raises(BadInput), transaction.atomic():
        operations.co_sign(suggestion=row, by=song(world), as_of=world.now)
    operations.sign_for(
        suggestion=row, name="周代表", signed_on=world.now.date(), by=world.standing("wen"), as_of=world.now
    )
    assert [one.name for one in proposers_of(row)] == ["林代表", SONG, "周代表"]
    operations.take_back_signature(suggestion=row, by=song(world), as_of=world.now)

    assert [one.name for one in proposers_of(row)] == ["林代表", "周代表"]
    with pytest.raises(BadInput), transaction.atomic():  # the first withdraws the suggestion instead
        operations.take_back_signature(suggestion=row, by=world.standing("lin"), as_of=world.now)


def test_who_has_a_conflict_of_interest_neither_proposes_nor_signs(world: World) -> None:
    department = world.body("CG")
    row = put(world, department=department)
    by = song(world)
    kept = Standing(by.person, by.posts, by.name, (conflict(department),))

    with pytest.raises(NotAllowed) as refused, transaction.atomic():
        operations.co_sign(suggestion=row, by=kept, as_of=world.now)
    with pytest.raises(NotAllowed), transaction.atomic():
        operations.draft(
            call=called(world), place=world.body("QS01"), department=department, by=kept, as_of=world.now, **LAMPS
        )

    assert "利益冲突" in refused.value.refusal.why.zh
    assert [one.name for one in proposers_of(row)] == ["林代表"]


def conflict(body: Organisation) -> Interest:
    """An official post in a body."""
    return Interest(Words("担任该部门公职", "an official there"), path=body.path)


def test_a_firm_of_ones_own_named_in_the_words_keeps_one_out(world: World) -> None:
    by = song(world)
    kept = Standing(by.person, by.posts, by.name, (Interest(Words("本人企业", "own firm"), subject="明湖亮化公司"),))

    with pytest.raises(NotAllowed):
        operations.draft(
            call=called(world), place=world.body("QS01"), by=kept, as_of=world.now,
            **{**LAMPS, "text": "由明湖亮化公司更换路灯"},
        )  # fmt: skip


def test_merged_by_a_person_it_keeps_words_proposers_and_needs_and_comes_apart_as_it_was(world: World) -> None:
    wen = world.standing("wen")
    head, like = put(world, asked(world)), put(world, asked(world, "西门路灯也不亮"), title="西门路灯改造", who="hua")

    merged = merging.merge(suggestion=like, into=head.pk, version=like.version, by=wen, as_of=world.now)
    assert [one.name for one in proposers_of(head)] == ["林代表", "青石街道代表联络站"]
    assert (needs_behind(head), [one.pk for one in suggestions_in_play(head.call)]) == (2, [head.pk])
    with pytest.raises(BadInput), transaction.atomic():  # nothing hangs below what is merged
        merging.merge(suggestion=head, into=like.pk, version=head.version, by=wen, as_of=world.now)
    parted = merging.part(suggestion=merged, version=merged.version, by=wen, as_of=world.now)

    assert (parted.state, parted.merged_into, parted.code, parted.title) == ("submitted", None, "R-02", "西门路灯改造")
    assert (needs_behind(head), [one.name for one in proposers_of(head)]) == (1, ["林代表"])


def test_who_signed_two_that_were_merged_is_named_once(world: World) -> None:
    head, like = put(world), put(world, title="西门路灯改造")
    merging.merge(suggestion=like, into=head.pk, version=like.version, by=world.standing("wen"), as_of=world.now)

    assert [(one.name, one.suggestion.code) for one in signers_of(head)] == [("林代表", "R-01")]


def test_who_signed_finds_what_became_of_it_on_the_desk_until_it_is_read(world: World) -> None:
    wen = world.standing("wen")
    head, like = put(world), put(world, title="西门路灯改造", who="hua")

    merging.merge(suggestion=like, into=head.pk, version=like.version, by=wen, as_of=world.now)
    waiting = DueWork.objects.get(verb="note_read", state="open")  # the station's: whoever keeps it that day
    assert (waiting.title, waiting.role, waiting.path, waiting.person) == (
        "已归并到 R-01：R-02 西门路灯改造", "liaison_station", world.body("QSZ").path, "",
    )  # fmt: skip
    note_read(suggestion=like, by=world.standing("hua"), as_of=world.now)

    assert DueWork.objects.filter(verb="note_read", state="open").count() == 0


def test_of_what_was_merged_into_it_the_proposers_are_told_too_and_who_left_office_is_not(world: World) -> None:
    wen = world.standing("wen")
    head = operations.co_sign(suggestion=put(world, who="hua"), by=song(world), as_of=world.now)
    like = put(world, title="西门路灯改造")
    merging.merge(suggestion=like, into=head.pk, version=like.version, by=wen, as_of=world.now)

    asked = {"verdicts": {"safety": ("yes", "无隐患")}, "by": world.standing("fang"), "as_of": world.now}
    state_feasibility(suggestion=head, **asked)

    told = DueWork.objects.filter(verb="note_read", state="open").order_by("pk").values_list("person", "role", "title")
    assert list(told) == [  # song holds no post here: told by letter
        ("", "liaison_station", "明湖区发展和改革局已填可行性意见：R-01 石泉社区北门路灯改造"),
        ("lin", "", "明湖区发展和改革局已填可行性意见：R-01 石泉社区北门路灯改造"),
    ]


def test_after_the_call_was_closed_a_draft_stays_and_what_is_lawful_is_said(world: World) -> None:
    row, wen = drafted(world), world.standing("wen")
    call = Call.objects.get()
    closed = calling.close_call(call=call, version=call.version, by=wen, as_of=world.now)

    with pytest.raises(BadInput) as bad, transaction.atomic():
        operations.submit(suggestion=row, version=row.version, by=world.standing("lin"), as_of=world.now)
    calling.reopen_call(call=closed, closes_on=world.now.date(), version=closed.version, by=wen, as_of=world.now)
    done = operations.submit(suggestion=row, version=row.version, by=world.standing("lin"), as_of=world.now)

    assert "代表建议" in bad.value.reasons[""].zh
    assert done.code == "R-01"


def test_a_ceiling_is_registered_with_its_document(world: World) -> None:
    call, wen = called(world), world.standing("wen")

    with pytest.raises(BadInput):
        calling.set_ceiling(call=call, ceiling=100, ceiling_source=" ", version=1, by=wen, as_of=world.now)
    told = calling.set_ceiling(
        call=call, ceiling=12_000_000_000, ceiling_source="明财〔2026〕31号", version=1, by=wen, as_of=world.now
    )

    assert (told.ceiling, told.ceiling_source) == (12_000_000_000, "明财〔2026〕31号")


def test_staff_type_a_deputys_paper_under_the_deputys_name(world: World) -> None:
    with pytest.raises(BadInput) as bad:
        drafted(world, who="wen")
    row = drafted(world, who="wen", for_name="周代表")

    assert list(bad.value.reasons) == ["for_name"]
    assert [(one.name, one.kind, one.person) for one in proposers_of(row)] == [("周代表", "deputy", "")]


def test_whoever_raised_a_linked_need_is_told_once_that_it_became_a_suggestion(world: World) -> None:
    need, later = asked(world), asked(world, "北门路灯又坏了一盏")
    row, lin = drafted(world, need), world.standing("lin")
    assert messages_of(need) == []

    done = operations.submit(suggestion=row, version=row.version, by=lin, as_of=world.now)
    operations.link_needs(suggestion=done, needs=[later.pk], by=lin, as_of=world.now)

    assert [[(one.step, "R-01" in one.words) for one in messages_of(one)] for one in (need, later)] == [
        [("suggested", True)], [("suggested", True)],
    ]  # fmt: skip
    assert list(NeedLink.objects.values_list("told", flat=True)) == [True, True]
    assert list(drifted()) == []


def test_when_it_is_withdrawn_who_signed_and_who_raised_its_needs_are_told(world: World) -> None:
    need = asked(world)
    row = put(world, need, who="hua")
    by = Standing("lin", (Post(Role.DEPUTY, world.body("RD").path),), "林代表")
    row = operations.co_sign(suggestion=row, by=by, as_of=world.now)

    operations.withdraw(suggestion=row, version=row.version, by=world.standing("hua"), as_of=world.now)

    assert [one.step for one in messages_of(need)] == ["suggested", "settled"]
    assert DueWork.objects.get(person="lin", state="open").title == "提出人已撤回：R-01 石泉社区北门路灯改造"
    assert [world.signed_in(who).get(f"/consultation/{row.pk}/").status_code for who in ("lin", "qin")] == [200, 404]
