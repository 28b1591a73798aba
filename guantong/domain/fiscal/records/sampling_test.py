"""A few rows to look at, and rows that say they are secret."""

from pathlib import Path

from guantong.domain.fiscal.records.sampling import first_rows, secret_rows
from guantong.domain.fiscal.records.taking_in_test import Line, line, staged


def with_purposes(tmp_path: Path, *purposes: str) -> list[tuple[str, int, bool]]:
    return secret_rows(staged(tmp_path, [line("1", purpose=purpose) for purpose in purposes]))


def test_the_first_rows_come_in_their_order_each_a_text_a_header(tmp_path: Path) -> None:
    lines: list[Line] = [line(str(amount)) for amount in range(1, 6)]

    found = first_rows(staged(tmp_path, lines), "3月", 2)

    assert found == [tuple(lines[0]), tuple(lines[1])]


def test_a_row_that_says_it_is_secret_is_told_with_its_line(tmp_path: Path) -> None:
    assert with_purposes(tmp_path, "工程款", "涉密项目", "（秘密）采购") == [("3月", 4, False), ("3月", 5, False)]


def test_a_mark_as_files_bear_it_is_told_apart(tmp_path: Path) -> None:
    assert with_purposes(tmp_path, "机密★一年", "绝 密") == [("3月", 3, True), ("3月", 4, True)]


def test_ordinary_words_with_the_same_characters_are_none(tmp_path: Path) -> None:
    assert with_purposes(tmp_path, "保密局办公费", "精密仪器", "商业秘密保护培训", "机电设备") == []
