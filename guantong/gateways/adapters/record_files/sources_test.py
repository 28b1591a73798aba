"""Known sources: each can be read with, and none of them writes down a row of its source."""

import pytest

from guantong.gateways.adapters.record_files.sources import sources


@pytest.mark.parametrize("name", sources())
def test_a_known_source_needs_nothing_more_to_be_read(name: str) -> None:
    source = sources()[name]

    assert (source.words.zh != "", source.words.en != "", len(source.currency)) == (True, True, 3)
    assert {one: mapping.flaws() for one, mapping in source.mappings.items()} == dict.fromkeys(source.mappings, [])


def test_a_sheet_with_the_same_headers_in_another_order_is_read_by_their_names() -> None:
    source = sources()["leeds_payments"]

    fitting = source.fitting(["Amount", "Beneficiary Name", "Charity Number", "Organisational Unit", "Payment Date"])

    assert {name: dict(mapping.columns) for name, mapping in fitting.items()} == {
        "month": {"paid_on": 4, "unit": 3, "payee": 1, "amount": 0}
    }
    assert source.fitting(["Amount", "Payment Date"]) == {}
