"""A line is short beside the lines of its own column, not beside the page."""

from guantong.domain.fiscal.narrative.right_edges import right_edges
from guantong.domain.fiscal.pages import TextLine


def column(x0: float, x1: float) -> list[TextLine]:
    return [TextLine("明湖区图书馆", (x0, y, x1, y + 12)) for y in range(100, 200, 20)]


def test_one_column_ends_where_its_longest_line_does() -> None:
    lines = [*column(60, 400), TextLine("标题", (60, 220, 530, 232))]

    assert right_edges(lines) == [530] * 6


def test_each_of_two_columns_has_its_own_edge() -> None:
    title = TextLine("2025年部门预算编制说明", (180, 60, 420, 74))

    assert right_edges([title, *column(60, 290), *column(310, 530)]) == [290] * 6 + [530] * 5


def test_a_few_words_set_beside_the_text_are_no_column() -> None:
    lines = [*column(60, 400), TextLine("旁注", (500, 60, 530, 72))]

    assert right_edges(lines) == [530] * 6


def test_a_page_without_lines_has_no_edges() -> None:
    assert right_edges([]) == []
