"""Lane T5 of packages: killed at every point of taking a disc in, nothing of a package is half taken in; brought again, all is there once.

On SQLite: what is told here is the order of the commits, which is the same on any database. Each mechanism has its mutant.
"""

import ast
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.exchange import month, packed
from tests.feeds import csv
from tests.house.files import PACKAGE
from tests.promises.figures_site import Site

POINTS = [
    "files.renamed:1", "files.row_written:1", "exchange.arrival_written:1", "exchange.received:1", "feeds.delivery_written:1",
    "feeds.delivery_noted:1", "feeds.delivery_written:2", "exchange.documents_placed:1", "exchange.taken_in:1",
    "exchange.received:2", "feeds.delivery_written:3", "exchange.taken_in:2",
]  # fmt: skip


def _month(number: int) -> Any:
    day, period = f"2026-{number:02}-03", f"2026-{number:02}"
    about = {"source": "区财政局", "table": "payment", "period": period}
    return month(csv([(day, f"{number}.00")]), about, f"{number}月.csv")


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Two packages, the first with two months in it."""
    folder = tmp_path_factory.mktemp("disc")
    for number, months in ((1, (3, 4)), (2, (5,))):
        (folder / f"{number}.gtpack").write_bytes(packed(*map(_month, months), number=number))
    return str(folder / "1.gtpack"), str(folder / "2.gtpack")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An installation that awaits the disc."""
    site = Site(tmp_path_factory.mktemp("inside") / "site", "tests.promises.exchange_process")
    site.done("grow")
    return site


@pytest.fixture(scope="module")
def whole(grown: Site, disc: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What there is when nobody is killed."""
    site = grown.copy(tmp_path_factory.mktemp("calm") / "site")
    site.done("bring", *disc)
    found = site.look()
    assert found["arrivals"] == [[1, "taken_in", ["placed", "placed"]], [2, "taken_in", ["placed"]]]
    assert [period for period, _ in found["deliveries"]] == ["2026-03", "2026-04", "2026-05"]
    return found


def half(found: dict[str, Any]) -> bool:
    """True when something of a package stands and the rest does not, or what is said to be placed is not there."""
    placed = [one for _, _, documents in found["arrivals"] for one in documents if one == "placed"]
    mixed = any(len(set(documents)) > 1 for _, _, documents in found["arrivals"])
    return mixed or len(placed) != len(found["deliveries"]) or bool(found["drifted"] or found["misfits"])


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_nothing_is_half_taken_in_and_brought_again_all_is_there_once(
    point: str, grown: Site, disc: tuple[str, str], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = grown.copy(tmp_path / "site")

    killed = site.run("bring", *disc, CRASH_AT=point)
    assert (killed.returncode, half(site.look())) == (-signal.SIGKILL, False)
    site.done("bring", *disc)

    assert site.look() == whole


def test_were_documents_committed_one_by_one_half_a_package_would_stand(
    grown: Site, disc: tuple[str, str], tmp_path: Path
) -> None:
    site = grown.copy(tmp_path / "site")

    site.run("bring", *disc, CRASH_AT="feeds.delivery_written:2", MUTANT="packages_taken_in_bit_by_bit")

    assert half(site.look())


def test_were_a_package_that_came_left_as_it_is_it_would_wait_for_ever(
    grown: Site, disc: tuple[str, str], tmp_path: Path
) -> None:
    site = grown.copy(tmp_path / "site")
    site.run("bring", disc[0], CRASH_AT="exchange.received:1")

    site.done("bring", disc[0], MUTANT="packages_cut_short_left_so")
    waits = site.look()["arrivals"]
    site.done("bring", disc[0])

    assert (waits, site.look()["arrivals"]) == (
        [[1, "waiting", ["waiting", "waiting"]]], [[1, "taken_in", ["placed", "placed"]]],
    )  # fmt: skip


def test_every_point_of_taking_in_is_tried() -> None:
    named = {
        ast.literal_eval(node.args[0])
        for file in (PACKAGE / "apps" / "exchange").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "crashpoint"
    }

    assert named - {point.partition(":")[0] for point in POINTS} == set()
