"""The books from the command line: reconciled with an exit code, handed out so that they are taken in again, empty workbooks."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from guantong.apps.feeds.models import Snapshot
from guantong.gateways.adapters.record_files.staging_test import lines, staged
from guantong.gateways.cli.command import main
from tests.feeds import published
from tests.world import World


@pytest.mark.usefixtures("records_folder")
def test_books_reconcile_with_an_exit_code(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reconcile"]) == 2
    published(world)

    assert main(["reconcile", "--year", "2026"]) == 0
    said = capsys.readouterr().out
    assert ("I1  相符" in said, "I3  未计算" in said, "没有“预算明细”" in said) == (True, True, True)
    snapshot = Snapshot.objects.get()
    snapshot.closings = [{**one, "fen": 1} for one in snapshot.closings]
    snapshot.save()

    assert (main(["reconcile"]), main(["reconcile", "--year", "1999"])) == (1, 2)
    assert "I8  不符" in capsys.readouterr().out


@pytest.mark.usefixtures("records_folder")
def test_a_package_of_the_books_is_the_same_bytes_and_reads_back_to_the_fen(world: World, tmp_path: Path) -> None:
    first, second = tmp_path / "一.zip", tmp_path / "二.zip"
    assert main(["export", str(first)]) == 2
    published(world)

    assert [main(["export", str(out)]) for out in (first, second)] == [0, 0]

    with zipfile.ZipFile(first) as package:
        said = json.loads(package.read("datapackage.json"))
    found = staged(first)
    at = found.sheets[0].headers.index("amount")
    assert first.read_bytes() == second.read_bytes()
    assert (said["profile"], [one["name"] for one in said["resources"]]) == ("fiscal-data-package", ["payment"])
    assert [line.cells[at] for line in lines(found, "payment")] == ["1200.50", "800.00", "-50.00"]


@pytest.mark.usefixtures("records_folder")
def test_a_table_that_the_books_do_not_hold_is_named(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(world)

    assert main(["export", str(tmp_path / "a.zip"), "--table", "quota"]) == 2
    assert "账册里没有：quota" in capsys.readouterr().err
    assert list(tmp_path.glob("*.zip")) == []


def test_a_template_is_written_and_tables_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "支付.xlsx"

    assert (main(["template", "payment", str(out)]), out.read_bytes()[:2]) == (0, b"PK")
    assert (main(["template"]), "支付明细" in capsys.readouterr().out) == (0, True)
    assert (main(["template", "nothing"]), main(["template", "payment", str(tmp_path / "no" / "a.xlsx")])) == (2, 2)


@pytest.mark.parametrize(
    ("name", "head"),
    [("earlier_opinions", "预算年度"), ("performance", "环节"), ("adjustment_items", "收支")],
)
def test_what_else_comes_in_as_a_workbook_has_its_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, head: str
) -> None:
    out = tmp_path / "样表.xlsx"

    assert (main(["template", name, str(out)]), main(["template"]), name in capsys.readouterr().out) == (0, 0, True)
    cells = [cell.value for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert head in cells
