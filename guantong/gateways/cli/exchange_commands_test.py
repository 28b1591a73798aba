"""A disc without a browser: finance packs in one installation, ours takes in; the exit code says how it went."""

from pathlib import Path
from typing import Any

import pytest

from guantong.apps.exchange.models import Arrival
from guantong.apps.feeds.models import Delivery
from guantong.gateways.cli.command import main
from tests.exchange import OURS, OUTSIDE, confirmed
from tests.feeds import csv, feed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def packed(tmp_path: Path, settings: Any, *, period: str = "2026-03") -> int:
    file = tmp_path / "支付.csv"
    file.write_bytes(csv())
    settings.INSTANCE = OUTSIDE
    about = ["source=区财政局", "table=payment", f"period={period}"]
    try:
        return main(
            ["pack-out", "--to", OURS, "--kind", "feeds.file", "--by", "cao", "--out", str(tmp_path), str(file)]
            + [part for one in about for part in ("--about", one)]
        )
    finally:
        settings.INSTANCE = OURS


def ready(world: World, settings: Any) -> None:
    """Both sides know each other; they share the test's database and key."""
    feed(world)
    settings.INSTANCE = "别处"
    confirmed(world, settings.EXCHANGE_KEY, OURS, "CWH")
    settings.INSTANCE = OURS
    confirmed(world, settings.EXCHANGE_KEY, OUTSIDE, "CZ")


def test_a_month_goes_through_a_folder(world: World, settings: Any, tmp_path: Path, capsys: Any) -> None:
    ready(world, settings)

    assert packed(tmp_path, settings) == 0
    assert main(["take-in", "--by", "shen", str(tmp_path)]) == 0
    assert main(["take-in", "--by", "shen", str(tmp_path)]) == 0

    said = capsys.readouterr().out
    assert ("文件都已送达" in said, "没有改动任何内容" in said) == (True, True)
    assert (Arrival.objects.count(), Delivery.objects.count()) == (1, 1)


def test_one_that_was_changed_is_told_and_the_exit_code_is_1(
    world: World, settings: Any, tmp_path: Path, capsys: Any
) -> None:
    ready(world, settings)
    packed(tmp_path, settings)
    (package,) = tmp_path.glob("*.gtpack")
    package.write_bytes(package.read_bytes().replace(b"1200.50", b"9200.50"))

    assert main(["take-in", "--by", "shen", str(package)]) == 1

    assert "与清单的摘要不符" in capsys.readouterr().err
    assert Arrival.objects.count() == 0


def test_what_cannot_be_packed_or_read_is_a_sentence_and_2(
    world: World, settings: Any, tmp_path: Path, capsys: Any
) -> None:
    ready(world, settings)

    assert packed(tmp_path, settings, period="") == 2
    assert main(["take-in", "--by", "shen", str(tmp_path)]) == 2
    assert main(["take-in", "--by", "nobody", str(tmp_path)]) == 2
    assert main(["take-in", "--by", "lin", str(tmp_path / "支付.csv")]) == 2

    said = capsys.readouterr().err
    assert [part in said for part in ("还要填写：期间", "没有 .gtpack 文件", "没有“nobody”这个账号")] == [
        True,
        True,
        True,
    ]


@pytest.mark.django_db
def test_our_key_is_printed_for_the_other_side(capsys: Any) -> None:
    assert main(["exchange-key"]) == 0

    assert OURS in capsys.readouterr().out
