"""A vote on its page: the pasted sheet, faults by line, who sees a draft; every sheet printed alike."""

import re

import pytest

from guantong.apps.contests.models import Contest
from guantong.domain.money import Unit, format_fen
from tests.contests import fixed, in_force, pile, prepared, ten
from tests.world import World

pytestmark = pytest.mark.django_db
ROW = ("1", "学校扩建", "新建教学楼", "1,200.5", "2027年12月31日", "代表联络站征集", "/voices/")


def written(world: World, text: str) -> tuple[int, str]:
    row = Contest.objects.get()
    answer = world.signed_in("wen").post(
        f"/contests/{row.pk}/", {"verb": "write_sheet", "version": row.version, "write_sheet-sheet": text}
    )
    return answer.status_code, answer.content.decode()


def test_a_sheet_is_pasted_from_a_table_with_its_header(world: World) -> None:
    prepared(world)

    status, _ = written(world, "编号\t项目名称\t建设内容\t总投资\t完成时间\t来源\n" + "\t".join(ROW))

    one = Contest.objects.get().candidates[0]
    assert (status, one.title, format_fen(one.investment, Unit.YUAN), one.done_by.isoformat()) == (
        302, "学校扩建", "12,005,000.00", "2027-12-31",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1|甲", "第 1 行不足六栏"), ("|".join((*ROW[:3], "很多", *ROW[4:])), "请核对“总投资（万元）”"),
        ("|".join((*ROW[:4], "年底", *ROW[5:])), "请核对“完成时间”"), ("|".join(ROW) + "\n" + "|".join(ROW), "编号重复：1"),
        ("|".join((*ROW[:6], "javascript:alert(1)")), "请核对“依据链接”"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_told_with_its_number_and_nothing_is_kept(world: World, text: str, told: str) -> None:
    before = prepared(world).contest.sheet

    status, page = written(world, text)

    assert (status, told in page, Contest.objects.get().sheet == before) == (422, True, True)


def test_a_draft_is_the_offices_and_a_fixed_sheet_every_deputys(world: World) -> None:
    in_force(world)
    row = prepared(world).contest
    here, before = f"/contests/{row.pk}/", world.signed_in("lin")

    seen = [before.get(here).status_code]
    world.signed_in("wen2").post(here, {"verb": "fix_sheet", "version": row.version})
    answer = world.signed_in("lin").get(here)

    assert [*seen, answer.status_code] == [404, 200]
    assert [world.signed_in(who).get(here).status_code for who in ("qin", "cao", "ren", "xi")] == [403] * 4
    assert "口袋公园建设" in answer.content.decode()


def test_somebody_who_was_quicker_is_shown_with_both_sides(world: World) -> None:
    row = prepared(world).contest
    written(world, "\t".join(ROW))

    answer = world.signed_in("wen").post(
        f"/contests/{row.pk}/", {"verb": "write_sheet", "version": row.version, "write_sheet-sheet": "|".join(ROW)}
    )

    assert answer.status_code == 409


def test_all_sheets_are_alike_and_their_code_says_kind_and_version_alone(world: World) -> None:
    held = fixed(world)

    page = world.signed_in("wen").get(f"/ballots/{held.box.pk}/sheets/?copies=3").content.decode()

    sheets = re.findall(r'<article class="letter paper-ballot".*?</article>', page, re.DOTALL)
    assert (len(sheets), len(set(sheets)), sheets[0].count('class="tick"')) == (3, 1, 12)
    assert re.findall(r"<small>(GUANTONG[^<]+)</small>", sheets[0]) == ["GUANTONG/PJP/most_votes/1"]
    other = world.signed_in("wen").get(f"/ballots/{held.box.pk}/sheets/?copies=1").content.decode()
    assert (
        re.search(r'class="form-code".*?</svg>', other, re.DOTALL)[0]
        == re.search(r'class="form-code".*?</svg>', page, re.DOTALL)[0]
    )  # type: ignore[index]


def test_the_tellers_sheet_has_a_line_for_every_candidate(world: World) -> None:
    held = fixed(world)

    page = world.signed_in("wen").get(f"/ballots/{held.box.pk}/tally/").content.decode()

    assert page.count("图书馆分馆") == 2  # count and recount


def test_sheets_that_differ_in_two_typings_are_settled_by_their_number(world: World) -> None:
    held = fixed(world).opened().closed()
    held.typed(present=24, issued=24, sheets=pile((24, ten(11, 12))))
    held.repeated(present=24, issued=24, sheets=pile((1, ten(10, 12)), (23, ten(11, 12))))
    here = f"/ballots/{held.box.pk}/"

    page = world.signed_in("wen").get(here).content.decode()
    form = {"verb": "settle_count", "version": held.box.version, "settle_count-count.sheet.0001": "second"}
    answer = world.signed_in("wen").post(here, form)

    assert [words for words in ("第 1 张", "1 项不一致") if words not in page] == []
    assert (answer.status_code, held.box.slips.filter(marks=ten(10, 12).split()).count()) == (302, 1)


def test_the_counts_must_come_to_the_register_of_sheets(world: World) -> None:
    held = fixed(world).opened()
    wen, here = world.signed_in("wen"), f"/ballots/{held.box.pk}/"
    bad = wen.post(
        here, {"verb": "register_sheets", "version": held.box.version, "register_sheets-handed": "青石团 12 13 12"}
    )
    wen.post(
        here, {"verb": "register_sheets", "version": held.box.version, "register_sheets-handed": "青石团 12 12 12"}
    )
    held.closed()

    answer = wen.post(here, {
        "verb": "type_count", "version": held.box.version, "type_count-present": 12, "type_count-issued": 12,
        "type_count-sheets": pile((11, "1")), "type_count-teller_one": "甲", "type_count-teller_two": "乙",
    })  # fmt: skip

    assert (bad.status_code, "发出不多于到会" in bad.content.decode()) == (422, True)
    assert (answer.status_code, "发票收票登记合计 12，这里是 11" in answer.content.decode()) == (422, True)
