"""Who raised a need reads what became of it with a code that is nowhere; a copy is told too, what is gone is told nothing (告知)."""

import pytest
from django.db import connection

from guantong.apps.journal.queries import drifted
from guantong.apps.voices.leaving import erase, refer_away
from guantong.apps.voices.models import Message, Need
from guantong.apps.voices.operations import join_copies
from guantong.apps.voices.telling import (
    LETTERS,
    Receipted,
    digest_of,
    messages_of,
    need_of_code,
    take_down_with_receipt,
    tell,
    tell_by_hand,
)
from guantong.apps.voices.words import STEPS
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.voices import CAMPAIGN, SAID
from tests.world import World


def receipted(world: World, text: str = SAID, sent: str = "") -> Receipted:
    return take_down_with_receipt(
        channel="station", text=text, said_on=world.now.date(), place=world.body("QS01"), sent=sent, by=world.standing("hua"),
        as_of=world.now,
    )  # fmt: skip


def told(
    world: World, need: Need, step: str = "suggested", words: str = "已写进代表建议", link: str = ""
) -> Message | None:
    return tell(need=need, step=step, words=words, link=link, by=world.standing("wen"), as_of=world.now)


def steps(need: Need) -> list[str]:
    need.refresh_from_db()
    return [message.step for message in messages_of(need)]


def test_a_code_opens_its_need_however_it_is_typed_and_no_other_opens_any(world: World) -> None:
    need, code = (made := receipted(world)).need, made.code

    assert (len(code), set(code) - {"-"} <= set(LETTERS), len(LETTERS)) == (19, True, 32)  # 16 letters of 5 bits: 80
    assert [need_of_code(typed) for typed in (code, code.lower(), code.replace("-", " "), f" {code} ")] == [need] * 4
    wrong = ("", code[:-1], code[:-1] + ("2" if code[-1] != "2" else "3"), "0" * 16, "字" * 16, "A" * 5_000)
    assert [need_of_code(typed) for typed in wrong] == [None] * 6
    assert steps(need) == ["taken"]


def test_the_code_is_in_no_table(world: World) -> None:
    code = receipted(world).code

    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - every table of this database
            rows = "\n".join(map(repr, cursor.fetchall()))
            assert (code in rows, code.replace("-", "") in rows) == (False, False)
    assert list(drifted()) == []


def test_a_form_sent_again_draws_another_code_and_the_first_opens_nothing(world: World) -> None:
    first, second = (receipted(world, sent="form-0001") for _ in range(2))

    assert first.need == second.need
    assert (need_of_code(first.code), need_of_code(second.code)) == (None, second.need)
    assert steps(second.need) == ["taken"]


def test_six_steps_are_told_each_once(world: World) -> None:
    need = receipted(world).need

    for step in [*STEPS, *STEPS]:
        told(world, need, step, "" if step == "taken" else f"{STEPS[step].zh}：见公示")

    assert steps(need) == ["taken", "suggested", "settled", "voted", "built", "judged"]
    assert list(drifted()) == []


def test_a_copy_is_told_what_its_head_is_told(world: World) -> None:
    head, copy = receipted(world).need, receipted(world, CAMPAIGN).need
    told(world, head)
    join_copies(need=head, copies=[copy.pk], by=world.standing("wen"), as_of=world.now)
    told(world, head, "voted", "票决通过")

    assert steps(copy) == ["taken", "suggested", "voted"]
    assert steps(head) == ["taken", "suggested", "voted"]


def test_what_was_erased_or_handed_on_is_found_by_no_code_and_told_nothing(world: World) -> None:
    gone, away = receipted(world), receipted(world, CAMPAIGN)
    told(world, gone.need, words="王小芳反映的路灯")
    erase(need=gone.need, version=1, by=world.standing("hua"), as_of=world.now)
    refer_away(need=away.need, office="petitions", version=1, by=world.standing("hua"), as_of=world.now)

    assert [need_of_code(one.code) for one in (gone, away)] == [None, None]
    assert [told(world, one.need) for one in (gone, away)] == [None, None]
    assert set(Message.objects.values_list("words", flat=True)) == {""}
    assert list(drifted()) == []


def test_a_campaign_does_not_vanish_with_the_letter_it_was_shown_under(world: World) -> None:
    head, *others = (receipted(world, f"{CAMPAIGN}{n}").need for n in range(3))
    join_copies(need=head, copies=[one.pk for one in others], by=world.standing("wen"), as_of=world.now)
    told(world, head)
    head.refresh_from_db()

    erase(need=head, version=head.version, by=world.standing("wen"), as_of=world.now)

    head.refresh_from_db()
    assert (head.head, Need.objects.filter(head=others[0]).count()) == (others[0], 2)
    assert [steps(one)[-1] for one in others] == ["suggested", "suggested"]
    assert list(drifted()) == []


@pytest.mark.parametrize("facts", [
    {"step": "lost"}, {"words": " "}, {"words": "长" * 601}, {"link": "https://example.org/"}, {"link": "//example.org"}, {"link": "/\\x"},
])  # fmt: skip
def test_what_cannot_be_told_is_asked_again(world: World, facts: dict[str, str]) -> None:
    need = receipted(world).need

    with pytest.raises(BadInput):
        told(world, need, **facts)
    assert steps(need) == ["taken"]


def test_a_station_tells_by_hand_and_a_deputy_does_not(world: World) -> None:
    need = receipted(world).need
    facts = {"need": need, "step": "settled", "words": "已请城管局下月修复", "as_of": world.now}

    tell_by_hand(by=world.standing("hua"), **facts)
    with pytest.raises(NotAllowed):
        tell_by_hand(by=world.standing("lin"), **facts)

    assert steps(need) == ["taken", "settled"]


def test_a_digest_is_of_a_code_alone() -> None:
    assert (digest_of("ABCD-EFGH-JKLM-NPQR") == digest_of("abcdefghjklmnpqr"), digest_of("ABCD")) == (True, "")
