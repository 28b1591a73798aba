"""`guantong demo`: build the documents of fictional 明湖区, check them, write and open the report."""

import sys
import webbrowser
from pathlib import Path

from guantong.domain.words import Language
from guantong.gateways.cli.check import check
from guantong.gateways.cli.html_report import write_html
from guantong.gateways.cli.site_commands import grow_demo, serve
from guantong.gateways.cli.terminal_report import print_report
from guantong.gateways.cli.xlsx_report import write_xlsx
from guantong.gateways.clock import today
from guantong.gateways.demo.build import build


def demonstrate(folder: Path, language: Language, serving: bool = True, small: bool = False) -> int:
    """Build into `folder`, check, say where the report is, and serve the site on loopback.

    0 when the check found what to ask.
    """
    print("明湖区（虚构）：正在生成公开文件……", flush=True)
    documents = build(folder)
    found = check([folder / "documents"], language=language, as_of=today())
    report = folder / "report.html"
    write_html(found, report, [folder / "documents"])
    write_xlsx(found, folder / "report.xlsx")
    print_report(found)
    print(f"\n{len(documents)} 份虚构文件：{folder / 'documents'}")
    print(f"植入的差错另列于：{folder / 'labels.csv'}\n报告：{report.resolve().as_uri()}")
    if sys.stdout.isatty():
        webbrowser.open(report.resolve().as_uri())
    if serving:
        print("\n站点：每个链接只能用一次，打开即进入该人的工作台", flush=True)
        grow_demo((folder / "site").resolve(), small)
        return serve("127.0.0.1", 8000, demo=(folder / "site").resolve())
    return 0 if any(document["signals"] for document in found["documents"]) else 1
