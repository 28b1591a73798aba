"""The catalogue of an archive package says what was counted, nought too, and what was not recorded (归档目录)."""

from guantong.apps.papers.archive_sheet import sheet
from guantong.domain.roles import Standing
from tests.world import NOON


def test_nought_is_nought_and_nothing_is_a_dash() -> None:
    facts = [("反对", 0), ("弃权", None)]
    votes = ("表决", ("赞成", "反对", "弃权"), [(29, 0, None)])

    found = sheet("决议", facts, [], [votes], Standing("shen", name="沈青"), NOON)

    assert ("反对：0\r\n" in found.text, "弃权：—\r\n" in found.text, "29　|　0　|　—" in found.text) == (
        True,
        True,
        True,
    )
    assert ("<th>反对</th><td><p>0</p></td>" in found.html, "<th>弃权</th><td><p>—</p></td>" in found.html) == (
        True,
        True,
    )
