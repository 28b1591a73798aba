"""A sentence is filled in both languages, quotations within quotations told apart."""

from guantong.domain.words import Words


def test_a_fact_that_is_words_speaks_both_languages() -> None:
    said = Words("{what}为{n:,}元", "{what}: {n:,} yuan").filled(what=Words("合计", "the total"), n=1000)

    assert (said.zh, said.en) == ("合计为1,000元", "the total: 1,000 yuan")


def test_quotation_marks_within_quotation_marks_become_inner_ones() -> None:
    said = Words("“{item}”比{item}多", "“{item}” against {item}").filled(item="“三公”经费合计")

    assert (said.zh, said.en) == ("“‘三公’经费合计”比“三公”经费合计多", "“‘三公’经费合计” against “三公”经费合计")
