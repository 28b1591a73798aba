"""An absence is stated of one book, in one sentence; the same words about something else excuse nothing."""

import pytest

from guantong.domain.fiscal.stated_none import says_none_of


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
