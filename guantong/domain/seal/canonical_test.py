"""One record has one spelling, and its digests are the standard's."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.seal.canonical import canonical, sha256, sm3

PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_stand_in_order_without_blanks() -> None:
    assert canonical({"b": 1, "a": ["明湖区", None, True]}) == '{"a":["明湖区",null,true],"b":1}'


def test_keys_are_ordered_by_utf_16_code_units() -> None:
    # RFC 8785 §3.2.3: the emoji's surrogates sort before U+FB33
    assert canonical({"\ufb33": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\ufb33":1}'


def test_an_integer_too_large_for_other_readers_becomes_text() -> None:
    assert canonical({"fen": 2**53, "more": 2**53 + 1}) == '{"fen":9007199254740992,"more":"9007199254740993"}'


def test_a_float_has_no_spelling() -> None:
    with pytest.raises(TypeError):
        canonical({"rate": 0.1})


@given(some.dictionaries(some.text(), PLAIN, max_size=5))
def test_the_order_in_which_a_record_was_made_does_not_matter(record: dict[str, object]) -> None:
    assert canonical(dict(reversed(list(record.items())))) == canonical(record)


def test_the_digests_are_those_of_the_standards() -> None:
    # GB/T 32905-2016 example 1 and FIPS 180-4
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
