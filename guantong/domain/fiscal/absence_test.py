"""Lawful wordings of an empty table are understood; names and sentences that merely look like one are not."""

import pytest

from guantong.domain.fiscal.absence import absent_in_text, calls_table_empty, says_none_of, states_absence


@pytest.mark.parametrize(
    "note",
    [
        "注：本部门2025年无政府性基金预算安排，故本表为空表。",
        "注：此表为空。",
        "此表为空表",
        "备注：本表无数据。",
        "注：本单位不涉及国有资本经营预算。",
        "说明：不涉及。",
        "我单位没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。",
        "注：本年度未安排政府性基金预算支出。",
        "注：本部门2025年度未发生国有资本经营预算财政拨款支出。",
        "我局无此类支出。",
        "注：无。",
        "本单位2025年无“三公”经费预算，按空表公开。",
        "注：我单位未使用政府性基金预算拨款。",
        "本单位没有财政拨款结转和结余，以空表列示。",
        "注：2024年度本部门政府性基金收支均为零。",
        "社会保险基金预算由市级统筹，本区不单独编列。",
        "备注：本单位无相关业务。",
        "注：国有资本经营预算支出0万元。",
        "本街道尚未开展此项业务，本表为空。",
        "注：本部门没有国有资本经营收入、支出",
        "注：本单位无政府采购项目。",
        "本表为空白表。",
        "注：未编制国有资本经营预算。",
    ],
)
def test_a_lawful_note_of_absence_is_understood(note: str) -> None:
    assert states_absence(note)


@pytest.mark.parametrize(
    "text",
    [
        "无线电频率占用费收入",
        "无居民海岛使用金收入",
        "无形资产购置支出",
        "备注：单位为万元。",
        "注：本表金额四舍五入。",
        "注：收入预算100.00万元。",
        "支出预算10万元",
    ],
)
def test_a_name_or_a_remark_is_no_statement_of_absence(text: str) -> None:
    assert not states_absence(text)


@pytest.mark.parametrize("note", ["注：故本表为空表。", "此表为空", "本表无数据。", "以空表列示。", "故此表格为空白表"])
def test_a_note_may_call_the_whole_table_empty(note: str) -> None:
    assert calls_table_empty(note)


@pytest.mark.parametrize(
    "note",
    [
        "注：本表空白处表示没有数据。",
        "注：本部门无经营支出，故本表无该列。",
        "注：如无此项收支，本表为空。",
        "没有政府性基金的单位，本表为空表。",
        "注：本单位2025年无因公出国（境）预算。",
    ],
)
def test_a_note_on_part_of_a_table_or_on_any_body_does_not_call_it_empty(note: str) -> None:
    assert not calls_table_empty(note)


def test_the_text_may_state_the_absence_a_table_shows() -> None:
    assert absent_in_text("government_fund_by_function", "本部门2025年没有政府性基金预算。")
    assert not absent_in_text("government_fund_by_function", "政府性基金拨款支出预算0万元。")
    assert not absent_in_text("government_fund_by_function", "本部门2025年无国有资本经营预算。")


@pytest.mark.parametrize(
    "sentence",
    [
        "社会保险基金预算由市级统筹，本区不单独编列。",
        "社会保险基金预算实行市级统筹，由市财政统一编制。",
        "按照规定，社会保险基金由上级统筹编制。",
        "国有资本经营预算、社会保险基金预算由市级统筹编制。",
        "我区没有社会保险基金预算。",
        "社会保险基金预算2025年未编列。",
    ],
)
def test_an_absence_of_social_insurance_is_understood(sentence: str) -> None:
    assert says_none_of("社会保险基金", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "统筹推进城乡社区建设。",
        "政府性基金预算由市级统筹。",
        "社会保险基金预算收入100万元，政府性基金预算由市级统筹。",
        "加强财政资源统筹，社会保险基金预算收入增长。",
        "社会保险基金预算收入120万元，没有支出结转。",
    ],
)
def test_other_words_are_no_absence_of_social_insurance(sentence: str) -> None:
    assert not says_none_of("社会保险基金", sentence)
