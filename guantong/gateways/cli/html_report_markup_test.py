"""Markup escapes what is not markup."""

import pytest

from guantong.gateways.cli.html_report_markup import Markup, joined, shown, tag


def test_text_and_attributes_are_escaped_and_markup_is_not() -> None:
    assert (
        tag("p", "1 < 2", Markup("<br>"), title='a"b&', class_="x", data_k=3)
        == '<p title="a&quot;b&amp;" class="x" data-k="3">1 &lt; 2<br></p>'
    )


def test_none_and_false_are_left_out_and_true_stands_bare() -> None:
    assert tag("input", checked=True, hidden=False, id=None) == "<input checked>"
    assert joined("a", None, 0) == "a0"


def test_an_attribute_name_is_a_name() -> None:
    with pytest.raises(ValueError, match="onx y"):
        tag("p", **{"onx y": "1"})


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert shown("一二三四五", 5) == "一二三四五"
    assert shown("一二三四五六", 5) == "一二三四…"
