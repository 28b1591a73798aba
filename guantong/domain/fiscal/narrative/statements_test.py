"""A figure belongs to its own clause; numbers of another clause are never compared."""

import pytest

from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.narrative.comparisons import percentage
from guantong.domain.fiscal.narrative.items import item_statements
from guantong.domain.fiscal.narrative.sentences import sentences
from guantong.domain.fiscal.narrative.statements import Statement, statements_of
from guantong.domain.fiscal.pages import Page, TextLine


def stated(*lines: str) -> list[Statement]:
    return list(statements_of(sentences([page(6, lines)])))


def test_subject_amount_and_comparison_of_one_clause() -> None:
    (first, second) = stated("其中：财政拨款收入15284.37万元，比2022年预算增加1386.40万元；事业收入0万元。")

    assert (first.subject, first.printed) == ("财政拨款收入", "15284.37万元")
    assert first.comparison is not None
    assert (first.comparison.base_year, first.comparison.direction) == (2022, 1)
    assert first.comparison.difference is not None
    assert first.comparison.difference.fen == 1386_40 * 10_000
    assert (second.subject, second.comparison) == ("事业收入", None)


def test_level_has_no_direction() -> None:
    (only,) = stated("国有资本经营预算拨款支出预算0万元，比2022年预算持平。")

    assert only.comparison is not None
    assert only.comparison.direction == 0


def test_a_comparison_that_opens_the_next_sentence_belongs_to_the_amount_it_repeats() -> None:
    (only,) = stated(
        "明湖区财政局2024年度收入支出总计2871.64万元。与2023年度相比，收入支出总计减少53.80万元，下降1.84%。"
    )

    assert only.comparison is not None
    assert only.comparison.percentage == percentage("1.84%")


def test_shares_are_read_behind_their_amount() -> None:
    found = stated("本年支出合计2786.30万元，其中：基本支出2193.70万元，占78.73%；项目支出592.60万元，占21.27%。")

    assert [(s.subject, s.share.printed if s.share else None) for s in found] == [
        ("本年支出合计", None),
        ("基本支出", "78.73%"),
        ("项目支出", "21.27%"),
    ]


def test_years_of_documents_and_counts_are_no_amounts() -> None:
    assert stated("根据明发改投〔2019〕46号文，共有车辆9辆，其中执法执勤用车5辆。") == []


def test_an_item_paragraph_gives_its_path_its_amounts_by_role_and_its_reason() -> None:
    text = "1. “城乡社区支出（类）城乡社区管理事务（款）城管执法（项）”642.35万元，主要用于执法。2022年当年预算执行数为718.92万元，2023年预算安排642.35万元，比2022年预算执行数减少10.65%。主要原因是：人员减少。"

    (item,) = item_statements(sentences([page(9, [text])]))

    assert item.path == ("城乡社区支出", "城乡社区管理事务", "城管执法")
    assert {role: amount.printed for role, amount in item.amounts.items()} == {
        "stated": "642.35万元",
        "base": "718.92万元",
        "plan": "642.35万元",
    }
    assert item.reason == "人员减少"


def test_an_announced_reason_that_is_empty_is_not_the_same_as_none() -> None:
    text = "1、城乡社区支出（类）城乡社区管理事务（款）城管执法（项）。年初预算为2.00万元，支出决算为1.00万元。决算数小于预算数的主要原因：。"

    (item,) = item_statements(sentences([page(9, [text])]))

    assert item.reason == ""


def test_a_sentence_runs_over_lines_and_pages_and_keeps_its_places() -> None:
    full = "一般公共预算财政拨款支出年初预算为2851.75万元，支出决算为2786.30万"
    first = Page(
        21,
        595,
        842,
        tuple(TextLine(t, (40, 30 + 14 * n, 540, 42 + 14 * n)) for n, t in enumerate(["前文。" * 12] * 11 + [full])),
    )

    last = sentences([first, page(22, ["元，完成年初预算的97.70%。"])])[-1]

    assert last.text.endswith("支出决算为2786.30万元，完成年初预算的97.70%。")
    assert [piece.page for piece in last.pieces] == [21, 22]


def test_running_feet_are_not_part_of_a_sentence() -> None:
    feet = TextLine("虚构演示数据", (200, 800, 300, 812))
    pages = [Page(n, 595, 842, (TextLine("支出预算为一万" * 6, (40, 700, 540, 712)), feet)) for n in (1, 2, 3, 4)]

    assert all("虚构" not in sentence.text for sentence in sentences(pages))


def test_a_phrase_is_outlined_where_it_stands() -> None:
    text = "支出总计0.8万元。"
    drawn = TextLine(text, (40, 30, 40 + 10 * len(text), 42), tuple(40 + 10 * at for at in range(len(text))))

    (sentence,) = sentences([Page(21, 595, 842, (drawn,))])

    assert sentence.evidence("明湖区财政局.pdf", "0.8万元").boxes == ((80, 30, 130, 42),)


def compared(text: str) -> tuple[str, str, str | None]:
    (only,) = (s for s in stated(text) if s.comparison)
    assert only.comparison is not None
    rate = only.comparison.percentage
    return only.printed, only.comparison.base_printed, rate.printed if rate else None


@pytest.mark.parametrize(
    ("text", "now", "base", "rate"),
    [
        ("支出预算110万元，比2024年的80万元增加30万元，增长37.5%。", "110万元", "80万元", "37.5%"),
        ("支出预算110万元，较上年预算80万元相比，增加30万元，增长37.5%。", "110万元", "80万元", "37.5%"),
        ("培训费由2024年的80万元增加到110万元，增长37.5%。", "110万元", "80万元", "37.5%"),
        ("公务接待费110万元，上年预算80万元，同比增长37.5%。", "110万元", "80万元", "37.5%"),
        ("2024年预算数为80万元，2025年预算数为110万元，增长37.5%。", "110万元", "80万元", "37.5%"),
        ("支出预算110万元，比2024年预算增加30万元（其中人员经费增长50%）。", "110万元", "", None),
        ("支出预算110万元，比2024年预算增加30万元，占比提高5个百分点。", "110万元", "", None),
    ],
)
def test_the_shapes_of_a_comparison(text: str, now: str, base: str, rate: str | None) -> None:
    assert compared(text) == (now, base, rate)


@pytest.mark.parametrize(
    "text",
    [
        "支出预算110万元，剔除一次性项目后，比2024年预算增加30万元。",
        "支出预算110万元，按可比口径比2024年预算增加30万元。",
        "2025年预算数为80万元，2024年预算数为110万元，增长37.5%。",
    ],
)
def test_what_is_compared_on_another_basis_is_no_comparison_here(text: str) -> None:
    assert [s.comparison for s in stated(text) if s.comparison] == []


def test_a_base_is_no_statement_of_its_own() -> None:
    assert [s.printed for s in stated("支出预算110万元，比2024年的80万元增加30万元。")] == ["110万元"]


def test_a_year_named_in_an_earlier_clause_is_the_amounts_year() -> None:
    assert [s.year for s in stated("2024年，本部门收入预算1500万元。")] == [2024]


@pytest.mark.parametrize("text", ["支出预算约100万元。", "单价50万元以上设备3台。", "支出预算100万元左右。"])
def test_what_is_not_exact_is_no_stated_amount(text: str) -> None:
    assert stated(text) == []
