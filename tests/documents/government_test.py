"""A clean government budget raises no signal, and its coverage says why a book is not there."""

from pathlib import Path

from guantong.gateways.cli.check import check
from guantong.gateways.demo.build import SEED
from guantong.gateways.demo.government_layout import government_budget
from guantong.gateways.demo.printing import print_pdf


def test_a_book_kept_by_the_city_is_a_stated_absence_and_nothing_else_is(tmp_path: Path) -> None:
    path = tmp_path / "政府预算.pdf"
    path.write_bytes(print_pdf(government_budget("明湖区", 2025, SEED)))

    (document,) = check([path])["documents"]

    states = {table["table"]: table["state"] for table in document["coverage"]["tables"]}
    assert document["signals"] == []
    assert [table for table, state in states.items() if state == "stated_absent"] == ["social_insurance_balance"]
    assert "missing" not in states.values()
