"""`guantong demo`: build the documents of fictional 明湖区, check them, write and open the report."""

import csv
import sys
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from guantong.domain.words import Language, Words
from guantong.gateways.cli.check import check
from guantong.gateways.cli.html_report import write_html
from guantong.gateways.cli.outputs import said
from guantong.gateways.cli.register import read_register
from guantong.gateways.cli.terminal_report import print_report
from guantong.gateways.cli.xlsx_report import write_xlsx
from guantong.gateways.clock import today
from guantong.gateways.demo.build import build

_BUILDING = Words("明湖区（虚构）：正在生成公开文件……", "明湖区 (fictional): building its published documents …")
_BUILT = Words("{count} 份虚构文件：{folder}", "fictional documents: {count} in {folder}")
_LABELS = Words("植入的差错另列于：{file}", "the planted faults are listed in {file}")
_REPORT = Words("报告：{address}", "the report: {address}")


def demonstrate(folder: Path, language: Language) -> int:
    """Build into `folder`, check, and say where the report is; 0 when the check found what to ask.

    Everything is made beside and then put in place; a place that cannot be written raises OutputRefused.
    """
    print(_BUILDING.in_(language), flush=True)
    with said(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".guantong-", dir=folder) as made:
            beside = Path(made)
            documents = build(beside)
            found = checked(beside, language, today())
            with ThreadPoolExecutor() as pool:
                book = pool.submit(write_xlsx, found, beside / "report.xlsx")  # while children draw the pages
                write_html(found, beside / "report.html", [beside / "documents"])
                book.result()
            _put(beside, folder)
    report = (folder / "report.html").resolve().as_uri()
    print_report(found)
    print("\n" + _BUILT.filled(count=len(documents), folder=folder / "documents").in_(language))
    print(
        _LABELS.filled(file=folder / "labels.csv").in_(language), _REPORT.filled(address=report).in_(language), sep="\n"
    )
    if sys.stdout.isatty():
        webbrowser.open(report)
    return 0 if any(document["signals"] for document in found["documents"]) else 1


def checked(folder: Path, language: Language, as_of: date) -> dict[str, Any]:
    """Check what was built into `folder`: its documents, with last year's beside them and the register of what is due."""
    last, due = sorted(folder.glob("previous/*")), folder / "register.csv"
    register = read_register(due, due.name) if due.is_file() else None
    return check([folder / "documents"], language=language, previous=last, register=register, as_of=as_of)


def _put(made: Path, folder: Path) -> None:
    """Put what was made in place of an earlier demo; files that no demo made stay."""
    for name in _earlier(folder / "labels.csv"):
        for inner in ("documents", "previous"):
            (folder / inner / name).unlink(missing_ok=True)
    for path in sorted(made.rglob("*.*")):
        place = folder / path.relative_to(made)
        place.parent.mkdir(exist_ok=True)
        path.replace(place)


def _earlier(labels: Path) -> list[str]:
    """Return the names of the documents that an earlier demo made here, by its own list."""
    if not labels.is_file():
        return []
    with labels.open(encoding="utf-8", errors="replace", newline="") as file:
        return [name for line in csv.DictReader(file) if (name := line.get("file") or "") and Path(name).name == name]
