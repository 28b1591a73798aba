"""Blocks refuse amounts without a source, wherever they stand; as plain data they are the same."""

import pytest

from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Annex, Block, Column, Heading, Item, Paragraph, Table, sourced
from guantong.domain.papers.content import Content, mark
from guantong.domain.papers.parts import Figure, Stated, Unsourced
from guantong.domain.papers.plain import blocks_from, plain

HERE = Figure(186420000, (Evidence("审计工作报告.pdf", 12, "表4", 3, "金额", "186.42", 186420000, "万元"),))
SAID = Stated("少扣186.42万元", Evidence("审计工作报告.pdf", 13))
COLUMNS = (Column("事项", 3), Column("金额", 2, "amount"))
BODY: tuple[Block, ...] = (
    Heading("一、请说明的事项"),
    Paragraph.of("少扣", HERE, "。"),
    Item.of(1, "请说明", SAID, "的原因。"),
    Table(COLUMNS, (("质保金", HERE), (("尚差", HERE), "—"), ("", ""))),
    Annex("交办事项清单"),
    Paragraph.of("少扣", HERE, "。"),
)


def test_as_plain_data_and_back_blocks_are_the_same() -> None:
    assert blocks_from(plain(BODY)) == BODY


def test_each_source_is_told_once_in_the_order_it_is_met() -> None:
    assert sourced(BODY) == (HERE, SAID)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Paragraph.of("少扣186万元"), lambda: Item.of(1, "少扣186万元"), lambda: Heading("少扣186万元").parts,
        lambda: Table(COLUMNS, (("少扣186万元", "—"),)), lambda: Table((Column("186万元"),), ()),
        lambda: Table(COLUMNS, (("质保金", "186.42"),)),
    ],
)  # fmt: skip
def test_an_amount_without_a_source_is_refused_wherever_it_stands(make: object) -> None:
    with pytest.raises(Unsourced):
        make()  # type: ignore[operator]


def test_a_row_is_as_long_as_the_head() -> None:
    with pytest.raises(ValueError, match="1 cells under 2"):
        Table(COLUMNS, (("质保金",),))


def test_what_stands_after_the_signature_is_the_annex() -> None:
    whole = letter()

    assert (whole.body, whole.annexes) == (BODY[:4], BODY[4:])


def letter(**changes: object) -> Content:
    given = {
        "kind": "urging_letter",
        "layout": "letter",
        "issuer": "办公室",
        "title": "函",
        "addressee": "区政府",
        "blocks": BODY,
    }
    return Content(**{**given, **changes})  # type: ignore[arg-type]


def test_the_digest_is_of_what_is_signed_and_not_of_the_number_typed_back() -> None:
    assert letter().digest() == letter(number="8号", notice="演示").digest()
    assert [letter(**{name: value}).digest() == letter().digest() for name, value in (
        ("title", "另一函"), ("addressee", "区财政局"), ("blocks", BODY[:1]), ("copies", ("区审计局",)), ("closing", "请研究。"),
    )] == [False] * 5  # fmt: skip


def test_marks_are_circled_as_far_as_there_are_circles() -> None:
    assert [mark(number) for number in (1, 20, 21)] == ["①", "⑳", "〔21〕"]
    assert (letter().mark(SAID), letter().mark("词")) == ("②", "")
