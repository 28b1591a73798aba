"""One answered sheet beside its letter: what is answered, what was touched, lost or added, taking it down (录入预览)."""

from collections.abc import Callable
from typing import Any

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import ReturnedReply
from guantong.apps.diagnosis.queries import letters_seen_by
from guantong.apps.diagnosis.reply_file import HEADS
from tests.replies import brings, filled, page_of, takes_down
from tests.triage import checked, received
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def touched(column: str, value: str) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        page.cell(3, list(HEADS).index(column) + 1).value = value

    return change


def lost(page: Any) -> None:
    page.delete_rows(4)


def twice(page: Any) -> None:
    for at in range(1, len(HEADS) + 1):
        page.cell(4, at).value = page.cell(3, at).value


def unknown(page: Any) -> None:
    page.append(["自己加的一行"] * len(HEADS))


AT = list(HEADS).index("answer") + 1
"""The column J of answers."""


def merged(page: Any) -> None:
    page.merge_cells(start_row=3, end_row=4, start_column=AT, end_column=AT)


def merged_across(page: Any) -> None:
    page.cell(3, AT - 1).value = "答复写在了两格里"
    page.merge_cells(start_row=3, end_row=3, start_column=AT - 1, end_column=AT)


def beside(page: Any) -> None:
    page.cell(4, AT + 2).value = "另附说明"


def hidden(page: Any) -> None:
    page.row_dimensions[4].hidden = True


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (touched("pk", "999999"), "被改动过"), (touched("pk", "一"), "被改动过"), (touched("mark", "x"), "被改动过"),
        (touched("version", "00000000"), "被改动过"), (touched("answer", ""), "第 1 项没有答复"), (lost, "第 2 项没有答复"),
        (twice, "第 1 项在表中出现两次"), (unknown, "第 5 行：编号、版本或核对码被改动过"),
        (touched("answer", "长" * 4001), "单元格 J3“答复”：有 4001 字，超过 4000 字"), (touched("answer", "=A1&B1"), "单元格 J3“答复”：公式没有结果"),
        (merged, "单元格 J3 是合并的"), (merged, "单元格 J4 是合并的"), (merged_across, "单元格 I3、J3 是合并的"), (beside, "单元格 L4 不在表的任何一列里"),
        (hidden, "第 4 行被隐藏，打开表的人看不到"),
    ],
)  # fmt: skip
def test_what_was_changed_lost_or_added_is_told_and_nothing_is_taken_down(
    world: World, change: Callable[[Any], None], said: str
) -> None:
    letter, client = received(world, checked(world), checked(world)), world.signed_in("shen")
    brings(client, letter, filled(client, letter, change))
    of = ReturnedReply.objects.get()

    text = page_of(client, of)

    assert (said in text, "take_down_reply-plan" in text, takes_down(client, of)) == (True, False, 422)
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_an_answer_as_long_as_its_field_is_taken_down_to_the_last_character(world: World) -> None:
    letter, client = received(world), world.signed_in("shen")
    brings(client, letter, filled(client, letter, touched("answer", "长" * 3999 + "完")))

    assert takes_down(client, ReturnedReply.objects.get()) == 302
    assert letter.items.get().answer == "长" * 3999 + "完"


def renamed(page: Any) -> None:
    page.cell(2, AT).value = "意见"


def doubled(page: Any) -> None:
    page.cell(2, AT + 1).value = "答复"


def copied(page: Any) -> None:
    page.parent.copy_worksheet(page)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (renamed, "缺少列：答复。列名被改动，或是另一版的表"), (doubled, "第 2 行：列名“答复”出现两次"),
        (copied, "有几张工作表都是这种表：答复表、答复表 Copy"),
    ],
)  # fmt: skip
def test_another_form_is_told_by_what_it_lacks_or_has_twice(
    world: World, change: Callable[[Any], None], said: str
) -> None:
    letter, client = received(world), world.signed_in("shen")

    answer = brings(client, letter, filled(client, letter, change))

    assert (answer.status_code, said in answer.content.decode(), ReturnedReply.objects.count()) == (422, True, 0)


def test_a_sheet_of_the_letter_that_was_corrected_is_no_answer_to_the_correction(world: World) -> None:
    first, client = received(world), world.signed_in("shen")
    raw = filled(client, first)
    correction = letters.correct(
        letter=first, reason="页码有误", version=first.version, by=world.standing("shen"), as_of=world.now
    )
    letters.send(
        letter=correction, number="明人常预函〔2026〕9号", checked_by="沈核稿", signer="顾签发", sent_on=world.now.date(), version=correction.version,
        by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip

    brings(client, correction, raw)

    of = ReturnedReply.objects.get()
    assert ("另一份函“明人常预函〔2026〕8号”的问题" in page_of(client, of), takes_down(client, of)) == (True, 422)
    assert brings(client, first, raw).status_code == 422


def test_a_reply_that_came_otherwise_meanwhile_is_not_written_over(world: World) -> None:
    letter, client = received(world), world.signed_in("shen")
    brings(client, letter, filled(client, letter))
    of = ReturnedReply.objects.get()
    letter.refresh_from_db()
    letters.reply(
        letter=letter, version=letter.version, by=world.standing("qin"), as_of=world.now,
        **{f"answer_{letter.items.get().pk}": "自己登录答复的"},
    )  # fmt: skip

    assert takes_down(client, of) == 422
    assert letter.items.get().answer == "自己登录答复的"


def test_what_is_set_aside_leaves_the_letter_waiting(world: World) -> None:
    letter, client = received(world), world.signed_in("shen")
    brings(client, letter, filled(client, letter))
    of = ReturnedReply.objects.get()

    client.post(f"/diagnosis/replies/{of.pk}/", {"verb": "set_reply_aside"})

    of.refresh_from_db()
    assert (of.state, of.rows, letters_seen_by(world.standing("shen")).get().state) == ("set_aside", [], "sent")


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("he", 200), ("qin", 403), ("lin", 403)])
def test_a_sheet_is_read_by_who_follows_the_letter(world: World, who: str, status: int) -> None:
    letter, client = received(world), world.signed_in("shen")
    brings(client, letter, filled(client, letter))

    answer = world.signed_in(who).get(f"/diagnosis/replies/{ReturnedReply.objects.get().pk}/")

    assert (answer.status_code, "程局长" in answer.content.decode()) == (status, status == 200)
