"""What the rules say on real documents: counts per rule, verified by eye against the files; no body's faults here."""

from collections import Counter

from guantong.gateways.cli.check import check
from tests.published import RAW, needed

VERIFIED = {
    "B12": 1, "B16": 3, "B17": 1, "B20": 1, "B21": 5, "B22": 1, "B23": 3, "B24": 1, "B25": 2,
    "B33": 1, "B34": 1, "C01": 1, "C05": 2, "D04": 2, "P01": 1, "P02": 3, "P03": 3, "P05": 1,
}  # fmt: skip
"""Signals per rule over all documents; each was looked up in its PDF and stands there as said."""


@needed
def test_signals_per_rule_are_those_that_were_verified_by_eye() -> None:
    found = check([RAW])

    counts = Counter(signal["rule"] for document in found["documents"] for signal in document["signals"])

    assert dict(sorted(counts.items())) == VERIFIED


@needed
def test_every_signal_names_a_page_and_a_law_and_has_an_identity_of_its_own() -> None:
    found = check([RAW])
    signals = [signal for document in found["documents"] for signal in document["signals"]]

    assert all(signal["citations"] and signal["evidence"] for signal in signals)
    assert all(cell["page"] > 0 and cell["boxes"] for signal in signals for cell in signal["evidence"])
    assert len({signal["id"] for signal in signals}) == len(signals)
