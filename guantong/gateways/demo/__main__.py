"""`make demo`: build the documents of fictional 明湖区, check them, write and open the report."""

import sys
import webbrowser
from pathlib import Path

from guantong.gateways.cli.command import main as guantong
from guantong.gateways.demo.build import build


def main() -> int:
    """Build into build/demo, check, and say where the report is; succeeds when the check found what to ask."""
    folder = Path("build/demo")
    print("明湖区（虚构）：正在生成公开文件……", flush=True)
    documents = build(folder)
    report = folder / "report.html"
    code = guantong(
        [
            "check",
            str(folder / "documents"),
            "--html",
            str(report),
            "--xlsx",
            str(folder / "report.xlsx"),
            "--json",
            str(folder / "report.json"),
        ]
    )
    print(
        f"\n{len(documents)} 份虚构文件在 {folder / 'documents'}，植入的差错另列在 {folder / 'labels.csv'}。\n报告：{report.resolve().as_uri()}"
    )
    if sys.stdout.isatty():
        webbrowser.open(report.resolve().as_uri())
    return 0 if code == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
