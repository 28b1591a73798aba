"""The letter in the layout it is signed in: to whom, by which law, what is printed where, by when; it blames nobody."""

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import Signal
from tests.triage import drafted, placed, raised, sent
from tests.world import World


def printed(world: World, who: str = "shen", **facts: object) -> str:
    signal = raised(world)
    Signal.objects.filter(pk=signal.pk).update(evidence=placed(signal), state="checked")
    letter = sent(world, signal, **facts)
    return world.signed_in(who).get(f"/diagnosis/letters/{letter.pk}/print/").content.decode()


def test_it_says_what_is_printed_where_against_which_limit_and_by_when(world: World) -> None:
    page = printed(world)

    for said in (
        "明人常预函〔2026〕8号",
        "第5页《表1》第3行“合计”为 1,200.00",
        "对照 0.01 万元（印出的一个最小单位）",
        "第83条",
        "请于收到本函之日起 10 个工作日内书面答复",
        "受区人大常委会工作安排，为协助常委会依照《预算法》第83条",
        "请说明差异的原因。",
    ):
        assert said in page
    assert [
        word for word in ("虚报", "违规", "问题", "疑点", "整改", "责令") if word in page.split("<article")[1]
    ] == []


def test_through_the_office_it_is_addressed_to_the_office_and_asks_to_pass_it_on(world: World) -> None:
    page = printed(world, route="through_office")

    assert ("明湖区人民政府办公室：" in page, "请转送明湖区城市管理局研究" in page) == (True, True)
    assert "明湖区城市管理局：" in printed(world)


def test_of_a_corrected_cell_it_prints_what_a_person_read_and_never_the_machine(world: World) -> None:
    signal = raised(world)
    by_hand = {"value": "1,240.00", "by": "shen", "on": "2026-11-10"}
    evidence = [{**place, "corrected": by_hand} for place in placed(signal)]
    Signal.objects.filter(pk=signal.pk).update(evidence=evidence, state="checked", says="表1合计与明细之和不符。")
    address = f"/diagnosis/letters/{sent(world, signal).pk}/"

    for who, page in (("shen", address), ("qin", address), ("qin", f"{address}print/")):
        shown = world.signed_in(who).get(page).content.decode()
        assert ("1,240.00" in shown, "1,200.00" in shown, "机器读数" in shown) == (True, False, False)


def test_it_reads_the_same_before_it_is_signed_and_after_it_was_received(world: World) -> None:
    letter, client = drafted(world), world.signed_in("shen")

    def text() -> str:
        page = client.get(f"/diagnosis/letters/{letter.pk}/print/").content.decode()
        return page.partition("<article")[2].partition("<h2>")[2].partition('<p class="sign">')[0]

    before = text()
    gone = letters.send(
        letter=letter, number="8号", checked_by="沈核稿", signer="顾签发", sent_on=world.now.date(), version=letter.version,
        by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip
    letters.note_receipt(
        letter=gone, received_on=world.now.date(), version=gone.version, by=world.standing("shen"), as_of=world.now
    )

    assert text() == before


def test_a_draft_says_that_it_is_none_yet_and_has_no_number(world: World) -> None:
    letter = drafted(world)

    page = world.signed_in("shen").get(f"/diagnosis/letters/{letter.pk}/print/").content.decode()

    assert ("拟稿，未签发" in page, "文号由办公室编定" in page) == (True, True)


@pytest.mark.parametrize(("who", "status"), [("qin", 200), ("cao", 404), ("lin", 403)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(f"/diagnosis/letters/{sent(world).pk}/print/").status_code == status
