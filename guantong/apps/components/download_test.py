"""A file that is handed out says what it is and what it is called, in any language."""

import pytest

from guantong.apps.components.download import as_file, as_stream


def test_its_kind_is_told_by_its_ending_and_its_name_may_be_chinese() -> None:
    answer = as_file("a: 1\n", "整改台账.yaml")

    assert answer["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer["Content-Disposition"] == ("attachment; filename*=utf-8''%E6%95%B4%E6%94%B9%E5%8F%B0%E8%B4%A6.yaml")


def test_a_quote_in_a_name_ends_no_name() -> None:
    assert as_file(b"", 'a".pdf')["Content-Disposition"] == 'attachment; filename="a\\".pdf"'


def test_what_is_still_being_made_is_sent_piece_by_piece() -> None:
    answer = as_stream(iter([b"PK", b"34"]), "a.zip")

    assert (answer["Content-Type"], answer.getvalue()) == ("application/zip", b"PK34")


def test_an_ending_nobody_told_us_of_is_not_guessed_at() -> None:
    with pytest.raises(KeyError):
        as_file(b"", "a.exe")
