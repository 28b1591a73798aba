"""A hidden cell cannot be computed: an attacker who lists every table that fits tries it (小格隐藏)."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guantong.domain.surveys.hiding import Shown, pooled, shown

K = 5
CELL = st.sampled_from([0, 1, 2, 4, 5, 7])


def fitting(table: Shown) -> Iterator[list[list[int]]]:
    """Every table with these totals and these shown cells: all that anybody who reads the print can know."""

    def rows(at: int, left: Sequence[int]) -> Iterator[list[list[int]]]:
        if at == len(table.rows):
            if not any(left):
                yield []
            return
        for row in row_of(table.cells[at], table.rows[at], left):
            for rest in rows(at + 1, [a - b for a, b in zip(left, row, strict=True)]):
                yield [row, *rest]

    yield from rows(0, table.columns)


def row_of(cells: Sequence[int | None], total: int, left: Sequence[int]) -> Iterator[list[int]]:
    if not cells:
        if total == 0:
            yield []
        return
    ends = range(total, total + 1) if len(cells) == 1 else range(min(total, left[0]) + 1)
    for count in ends if cells[0] is None else [cells[0]]:
        if count <= min(total, left[0]):
            for rest in row_of(cells[1:], total - count, left[1:]):
                yield [count, *rest]


def learnt(table: Shown, cell: tuple[int, int]) -> set[int]:
    """What the attacker can tell a hidden cell to be."""
    return {found[cell[0]][cell[1]] for found in fitting(table)}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=3).filter(
        lambda rows: all(sum(row) >= K for row in rows)
    )
)
def test_of_a_small_cell_the_attacker_learns_no_more_than_the_totals_and_the_mark_say(
    counts: list[tuple[int, ...]],
) -> None:
    table = shown(counts, K)

    bare = Shown(tuple((None,) * 3 for _ in counts), table.rows, table.columns)
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            if count >= K or not table.columns[j]:
                continue
            by_totals = learnt(bare, (i, j))
            assert table.cells[i][j] is None
            assert len(by_totals) > 1
            assert learnt(table, (i, j)) >= {value for value in by_totals if value < K}


def test_hiding_the_small_cell_alone_would_give_it_away() -> None:
    counts = [(20, 8, 2), (15, 9, 7), (18, 6, 11)]
    alone = Shown(((20, 8, None), (15, 9, 7), (18, 6, 11)), (30, 31, 35), (53, 23, 20))

    assert learnt(alone, (0, 2)) == {2}
    assert learnt(shown(counts, K), (0, 2)) >= {0, 1, 2, 3, 4}


def test_as_little_as_needed_is_hidden() -> None:
    table = shown([(20, 8, 2), (15, 9, 7), (18, 6, 11)], K)

    assert table.cells == ((20, None, None), (15, None, None), (18, 6, 11))
    assert [table.whole(column) for column in range(3)] == [True, False, False]


def test_a_table_without_a_small_cell_is_shown_whole() -> None:
    assert shown([(20, 8), (15, 9)], K).cells == ((20, 8), (15, 9))


def test_an_answer_that_nobody_gave_hides_nothing() -> None:
    assert shown([(20, 8, 0), (15, 9, 0)], K).cells == ((20, 8, 0), (15, 9, 0))


def test_one_group_has_nothing_that_its_totals_do_not_say() -> None:
    assert shown([(20, 2)], K).cells == ((20, 2),)


def test_a_group_too_small_to_stand_is_refused_and_pooled_before() -> None:
    groups = {"湖滨": (20, 8), "城北": (2, 1), "云栖": (1, 0), "南山": (6, 3)}

    with pytest.raises(ValueError, match="fewer than 5"):
        shown(list(groups.values()), K)
    assert pooled(groups, K, "其余") == {"湖滨": (20, 8), "其余": (2 + 1 + 6, 1 + 0 + 3)}
    assert pooled({"湖滨": (20, 8)}, K, "其余") == {"湖滨": (20, 8)}
