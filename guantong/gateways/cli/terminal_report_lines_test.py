"""Lines break where a reader of Chinese and figures expects it."""

from rich.cells import cell_len

from guantong.gateways.cli.terminal_report_lines import hanging, wrapped


def test_a_figure_is_never_broken() -> None:
    assert wrapped("合计为8,405.36万元", 10) == ["合计为", "8,405.36万", "元"]


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert wrapped("甲乙丙，丁", 6) == ["甲乙", "丙，丁"]
    assert wrapped("甲乙《丙》", 6) == ["甲乙", "《丙》"]


def test_no_width_makes_a_line_start_with_a_closing_mark() -> None:
    text = "没有条件计算 4 (未执行不等于通过 ) 与 (2120501)。）。共 1 处（见“说明”。）。"

    for width in range(20, 80):
        assert [line for line in wrapped(text, width) if line[0] in ")）。”，"] == []
        assert [line for line in wrapped(text, width) if line[-1] in "(（“"] == []


def test_english_breaks_at_spaces() -> None:
    assert wrapped("nothing to verify was found", 10) == ["nothing to", "verify was", "found"]


def test_a_word_wider_than_the_line_is_folded() -> None:
    assert wrapped("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


def test_following_lines_start_below_the_first() -> None:
    found = hanging("B01", "合计与分项之和相差七万元，请核对后说明是哪一处", 30, 2).plain.splitlines()

    assert found[0].startswith("  B01 合计")
    assert [line[:6] for line in found[1:]] == [" " * 6]
    assert [cell_len(line) <= 30 and line == line.rstrip() for line in found] == [True, True]
