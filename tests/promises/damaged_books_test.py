"""A data file that lost a byte: no figure of it is shown, the books before it are, and what was restored is whole again."""

from pathlib import Path

import pytest
from django.conf import settings

from guantong.apps.feeds.models import Snapshot
from guantong.apps.feeds.queries import books_in
from guantong.domain.fiscal.digests import Damaged
from guantong.gateways.cli.books_commands import add_to
from tests.execution import BOOKS, JUNE, delivered, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
MAP = f"/execution/?on={JUNE}"


def files_of(table: str) -> set[Path]:
    return set((Path(settings.RECORDS) / table).rglob("*.parquet"))


def spoil(file: Path) -> bytes:
    """Turn one bit in the middle of a file; return what it was."""
    content = file.read_bytes()
    at = len(content) // 2
    file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    return content


def reconcile(*asked: str) -> int:
    from argparse import ArgumentParser

    parser = ArgumentParser()
    add_to(parser.add_subparsers())
    chosen = parser.parse_args(["reconcile", *asked])
    status: int = chosen.run(chosen)
    return status


def test_the_books_before_it_are_shown_and_say_why(world: World) -> None:
    kept(world)
    before = files_of("payment")
    delivered(world, "payment", [pay("2026-06-25", 77_00)], period="2026-06")
    (fresh,) = files_of("payment") - before
    client = world.signed_in("shen")
    with_it = client.get(MAP).content.decode()

    content = spoil(fresh)
    page = client.get(MAP).content.decode()

    assert ("554.84" in with_it, "554.84" in page, "477.84" in page) == (True, False, True)  # 477.84 + 77.00
    assert (f"{fresh.relative_to(Path(settings.RECORDS) / 'payment').as_posix()} 与写入时不同" in page) is True
    fresh.write_bytes(content)
    restored = client.get(MAP).content.decode()
    assert ("554.84" in restored, "与写入时不同" in restored) == (True, False)


def test_where_no_books_are_whole_no_figure_is_shown(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    kept(world, {"payment": BOOKS["payment"]})
    for file in files_of("payment"):
        spoil(file)
    client = world.signed_in("shen")
    client.raise_request_exception = False

    answers = [client.get(address) for address in (MAP, "/feeds/reconciliation/")]

    assert [answer.status_code for answer in answers] == [500, 500]
    assert ["账册的数据文件有损坏" in answer.content.decode() for answer in answers] == [True, True]
    assert reconcile() == 2
    assert "请从备份恢复这个文件" in capsys.readouterr().err


def test_every_published_version_is_refused_whichever_of_its_files_lost_a_byte(world: World) -> None:
    kept(world)
    snapshot = Snapshot.objects.latest("pk")

    for name in ("payment", "budget_line", "unit_plan", "unit"):
        for file in files_of(name):
            content = spoil(file)
            with pytest.raises(Damaged):
                books_in(snapshot)
            file.write_bytes(content)
    assert books_in(snapshot).holds("payment", "budget_line", "unit_plan", "unit")
