"""The money of the demo comes by the verbs of feeds: counted, corrected, reversed, the sums of the years those of the files (演示账册)."""

from collections import Counter
from pathlib import Path

import pytest

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import books_on
from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.district import bodies
from guantong.gateways.demo.handed_over import SEED, grow_money, of_the_demo
from guantong.gateways.demo.money.plant import plant
from tests.money_files import Files
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_books_of_the_demo_hold_the_files_to_the_fen_and_the_rules_have_spoken(
    world: World, tmp_path: Path
) -> None:
    count = grow_money(world.people, lambda: world.now)

    folder = plant(tmp_path / "again", "small", SEED).folder
    states = Counter(Delivery.objects.values_list("state", flat=True))
    files = len(list(of_the_demo(folder)))
    assert (count, states) == (
        files + 2, Counter(published=files, superseded=1, reversed=1, reversal=1),
    )  # fmt: skip
    assert Delivery.objects.get(state="superseded").period == "2025-11"
    assert Delivery.objects.get(state="reversed").period == "2025-10"
    books = books_on(None)
    assert books is not None
    paid = books.table("payment")
    sums = {row["year"]: int(row["fen"]) for row in books.rows(paid.group_by("year").aggregate(fen=paid.amount.sum()))}
    printed: Counter[int] = Counter()
    for row in Files(folder).tables["payment"]:
        printed[row["year"]] += row["amount"]
    assert sums == dict(printed)
    run = Run.objects.get(books__isnull=False)
    assert (run.state, run.judged_on.isoformat() if run.judged_on else "") == ("done", "2025-12-31")
    assert Signal.objects.filter(over_books=True, state="open").count() == len(run.changes["raise"]) > 0
    assert list(drifted()) == []


def test_whose_money_it_is_stands_in_the_tree_of_the_whole_district(tmp_path: Path) -> None:
    units = {row["unit"] for row in Files(plant(tmp_path, "small", SEED).folder).tables["unit"]}

    assert units - {body.name for body in bodies(small=False)} == set()
    assert len(units) == 40
