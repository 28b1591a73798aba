"""The terminal report: coverage first, severest first, legible at 80 columns and without colour."""

import io
from typing import Any

from rich.cells import cell_len
from rich.console import Console

from guantong.domain.words import Language
from guantong.gateways.cli.schema_test import sample
from guantong.gateways.cli.terminal_report import print_report


def printed(found: dict[str, Any], width: int = 80, language: Language | None = None) -> str:
    stream = io.StringIO()
    print_report(found, Console(file=stream, width=width, highlight=False), language)
    return stream.getvalue()


def test_no_line_is_wider_than_eighty_columns_in_either_language() -> None:
    for language in ("zh", "en"):
        lines = printed(sample(), 80, language).splitlines()  # type: ignore[arg-type]

        assert [line for line in lines if cell_len(line) > 80] == []


def test_there_is_no_colour_code_when_it_is_piped() -> None:
    assert "\x1b" not in printed(sample())


def test_coverage_comes_before_the_first_signal_and_the_severest_signal_first() -> None:
    page = printed(sample(), 200)

    order = [
        page.index(words) for words in ("公开表 8/9 张", "◆ 优先核实 1", "▲ 一般核实 2", "△ 知悉 3", "有5处四舍五入差")
    ]

    assert order == sorted(order)


def test_a_signal_shows_its_sentence_place_and_law() -> None:
    page = printed(sample(), 300)

    assert "B01 城乡社区环境卫生（2120501）合计8,412.36万元" in page
    assert (
        "第 12 页 · 支出决算表 · 第 14 行 8,412.36 · 第 14 行 1,905.20 · 第 14 行 6,500.16\n        §《预算法》第75条\n"
        in page
    )


def test_evidence_in_another_file_is_named() -> None:
    assert "财政局2026预算.pdf · 第 7 页 · 支出预算总表" in printed(sample(), 300)


def test_what_was_not_computed_is_said_with_its_reason() -> None:
    assert "○ 没有条件计算 · 没有上年同类文件，无法比较 · D03 与上年相比变动大" in printed(sample(), 300)


def test_an_unreadable_file_says_what_where_and_what_to_do() -> None:
    page = printed(sample(), 300)

    assert (
        "× 不能读取 · 整份文件只有图像，没有文字\n    位置 · 第 1–46 页\n    怎么办 · 请换用有文字的 PDF，或先做文字识别。"
        in page
    )


def test_a_quiet_document_is_not_called_right() -> None:
    assert "没有发现需要核实的事项；这不等于没有问题：270 项已计算，未执行 0 项。" in printed(sample(), 300)


def test_the_last_line_counts_everything() -> None:
    last = printed(sample(), 300).splitlines()[-1]

    assert last == "共 4 份文件：关注事项 7 项（◆1 ▲3 △3），未执行 1 项，不能读取 1 处，没有查看 1 个"


def test_what_took_no_part_is_named_with_what_to_do() -> None:
    page = printed(sample(), 300)

    assert "× 没有查看或没有用上 1\n  · 不是 PDF 或 xlsx（.docx），没有查看 · 明湖区/补充.docx\n" in page
    assert "怎么办 · 请换用 PDF 或 xlsx。" in page


def test_english_counts_need_no_plural() -> None:
    one = {**sample(), "documents": sample()["documents"][1:2], "left_out": []}

    assert (
        printed(one, 300, "en").splitlines()[-1]
        == "documents: 1 · signals: 0 (◆0 ▲0 △0) · not computed: 0 · not read: 0"
    )


def test_printed_control_characters_do_not_reach_the_terminal() -> None:
    hostile = sample()
    hostile["documents"][0]["signals"][0]["because"] = "清屏\x1b[2J与\u202e反写[bold]"

    assert "清屏[2J与反写[bold]" in printed(hostile, 300)


def test_a_terminal_of_another_encoding_shows_what_it_can() -> None:
    odd = sample()
    odd["documents"][0]["signals"][0]["because"] = "合计\U00020000元"
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk")

    print_report(odd, Console(file=stream, width=80, highlight=False))

    stream.flush()
    assert "合计?元" in raw.getvalue().decode("gbk")


def test_no_file_at_all_is_said() -> None:
    assert printed({**sample(), "documents": [], "left_out": []}) == "没有给出任何文件。\n"


def test_a_terminal_without_a_width_is_given_one() -> None:
    assert printed(sample(), 0) == printed(sample(), 80)
