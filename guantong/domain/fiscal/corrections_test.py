"""What people read laid over what the machine read: all who use a cell see it, and what is printed stays what is printed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guantong.domain.evidence import Corrected
from guantong.domain.fiscal.corrections import Correction, cell_at, cells_at, corrected, read_as
from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.facts import Spot, facts_of, found_again
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.fiscal.soundness import control_of
from guantong.domain.money import NotAnAmount, Unit, format_fen

DAY = date(2026, 11, 12)
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
TITLE = "明湖区财政局2025年部门支出预算总表"
_amount = st.integers(0, 10**9)
_lines = st.lists(st.tuples(_amount, _amount, st.booleans()), min_size=1, max_size=6)


def read(*rows: Sequence[str], head: Sequence[str] = HEAD, unit: str = "单位：元") -> tuple[Document, ...]:
    cover = page(1, ["明湖区财政局", "2025年部门预算"])
    return documents_of(PrintedFile("预算.pdf", (cover, page(2, [TITLE, unit], [head, *rows]))))


def yuan(fen: int) -> str:
    return format_fen(fen, Unit.YUAN)


def drawn(amounts: Sequence[tuple[int, int]]) -> tuple[Document, ...]:
    """A table of items whose total is their sum."""
    items = [[f"20{n}", f"第{n}项支出", yuan(a + b), yuan(a), yuan(b)] for n, (a, b) in enumerate(amounts, 1)]
    sums = [sum(a + b for a, b in amounts), sum(a for a, _ in amounts), sum(b for _, b in amounts)]
    return read(*items, ["合计", "<", *map(yuan, sums)])


def spots(documents: Sequence[Document]) -> list[Spot]:
    return [Spot.of(v.evidence) for d in documents for t in d.tables for r in t.rows for v in r.values.values()]


def correction(spot: Spot, value: str, number: int = 1) -> Correction:
    return Correction(number, spot, 0, value, "shen", DAY)


def total_of(documents: Sequence[Document]) -> int:
    return sum(fact.fen or 0 for n, d in enumerate(documents) for fact in facts_of(d, str(n)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_lines)
def test_the_sum_of_the_facts_is_the_sum_of_what_the_pages_show(lines: list[tuple[int, int, bool]]) -> None:
    """Whatever the machine misreads, once people corrected it facts, control totals and balances are those of the page."""
    shown = drawn([(a, b) for a, b, _ in lines])
    misread = drawn([(a + wrong, b + 700 * wrong) for a, b, wrong in lines])
    wrong = [
        (was, is_)
        for was, is_ in zip(spots(misread), spots(shown), strict=True)
        if was.printed != is_.printed
    ]  # fmt: skip

    over, found = corrected(misread, [correction(was, is_.printed, n) for n, (was, is_) in enumerate(wrong)])

    assert found == tuple(range(len(wrong)))
    assert total_of(over) == total_of(shown)
    controls, page_controls = ([control_of(t) for d in ds for t in d.tables] for ds in (over, shown))
    assert [(c.amount, c.held, c.computed) for c in controls] == [(c.amount, c.held, c.computed) for c in page_controls]
    assert [s.printed for s in spots(over)] == [s.printed for s in spots(misread)]


def test_what_is_printed_stays_and_the_evidence_says_who_reads_otherwise() -> None:
    documents = drawn([(100, 200)])
    spot = spots(documents)[0]

    over, _ = corrected(documents, [correction(spot, "4.50")])

    place, fact = found_again(over, spot), next(facts_of(over[0], "0"))
    assert place is not None
    assert (place.printed, place.fen, place.corrected, place.said) == (
        "3.00", 450, Corrected("4.50", "shen", DAY), "4.50",
    )  # fmt: skip
    assert (fact.printed, fact.fen, fact.corrected) == ("3.00", 450, "4.50")


def test_a_correction_of_what_the_machine_no_longer_reads_changes_nothing() -> None:
    documents = drawn([(100, 200)])
    spot = spots(documents)[0]

    for other in (replace(spot, printed="9.99"), replace(spot, row=77), replace(spot, table="别的表")):
        assert corrected(documents, [correction(other, "4.50")]) == (documents, ())


def test_a_cell_is_read_as_its_column_is() -> None:
    head = ["科目编码", "科目名称", "预算数", "决算数", "完成率"]
    documents = read(["201", "一般公共服务支出", "10", "8", "80%"], head=head, unit="单位：万元")
    cells = {c.column: c for spot in spots(documents) for c in [cell_at(documents, spot)] if c}
    amount, percent = next(c for c in cells.values() if c.unit), next(c for c in cells.values() if c.percentage)

    assert [read_as(amount, typed).fen for typed in ("1,284.50", "—", "（3）")] == [1_284_500_000, None, -3_000_000]
    assert (read_as(amount, "1,284.50").step, read_as(percent, "85.3%").number) == (10_000, "85.3%")
    for cell, typed in ((amount, "十二"), (percent, "很高"), (amount, "1.234567891")):
        with pytest.raises(ValueError):  # noqa: PT011 - either refusal of money
            read_as(cell, typed)
    with pytest.raises(NotAnAmount):
        read_as(percent, "八成")


def test_without_a_unit_no_amount_is_guessed() -> None:
    documents = read(["201", "一般公共服务支出", "10", "8", "2"], unit="")
    cell = cell_at(documents, spots(documents)[0])
    assert cell is not None

    value = read_as(cell, "12")

    assert (cell.unit, value.fen, value.text) == ("", None, "12")


def test_of_lists_printed_side_by_side_only_the_cell_that_was_meant_is_corrected() -> None:
    head = ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"]
    documents = read(
        ["301", "工资福利支出", "10", "302", "商品和服务支出", "20"],
        ["303", "补助", "5", "310", "资本", "5"],
        head=head,
    )
    rows = {spot.row for spot in spots(documents)}
    second = next(spot for spot in spots(documents) if spot.printed == "20")
    alike = next(spot for spot in spots(documents) if spot.printed == "5")

    there = cells_at(documents, second)
    cell = cell_at(documents, second)
    assert cell is not None
    over, _ = corrected(documents, [Correction(1, second, cell.nth, "25", "shen", DAY)])

    assert (len(rows), [c.nth for c in there], cell.nth) == (2, [0, 1], 1)
    assert [f.fen for f in facts_of(over[0], "0") if f.row == second.row] == [1_000, 2_500]
    assert (found := found_again(documents, second)) is not None
    assert found.printed == "20"
    assert cell_at(documents, alike) is None
