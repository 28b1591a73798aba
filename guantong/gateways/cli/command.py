"""The `guantong` command: check documents, read the rules (命令行)."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from guantong import __version__
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.words import Words
from guantong.gateways.cli import site_commands
from guantong.gateways.clock import today

_INTERRUPTED = Words("已中断，没有写出报告。", "Interrupted; no report was written.")
_UNWRITABLE = Words(
    "写不到 {path}：文件夹不存在或不可写。请换一个位置。",
    "Cannot write {path}: no such folder, or it is read-only. Choose another place.",
)
_EPILOGUE = """exit codes: 0 nothing to ask · 1 signals (关注事项) · 2 something could not be read (2 wins; --json is always written)"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code (130 when interrupted)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no Chinese still gets its report
    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except KeyboardInterrupt:
        print(_INTERRUPTED.in_(getattr(chosen, "lang", "zh")), file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(chosen: argparse.Namespace) -> int:
    if chosen.verb == "rules":
        from guantong.gateways.cli.rules import show_rules

        return show_rules(chosen.code, chosen.lang)
    if chosen.verb == "demo":
        from guantong.gateways.cli.demonstration import demonstrate

        return demonstrate(chosen.out, chosen.lang, serving=not chosen.no_serve, small=chosen.small)
    if hasattr(chosen, "run"):
        return int(chosen.run(chosen))
    return _check(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guantong", description="Guantong 贯通: follow public money from a number to a proof."
    )
    parser.add_argument("--version", action="version", version=f"guantong {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser(
        "check", help="read published budgets and final accounts, say what to ask", epilog=_EPILOGUE
    )
    check.add_argument("paths", nargs="+", type=Path, metavar="FILE|DIR", help="PDF or xlsx files, or folders of them")
    check.add_argument(
        "--register",
        type=Path,
        metavar="CSV",
        help="what must be published: 单位,年度,级次,文种,到期日[,批复日期,公开日期]",
    )
    check.add_argument(
        "--previous",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="last year's document, for comparison only",
    )
    check.add_argument("--as-of", type=_day, metavar="DATE", help="the day of asking (default: today)")
    check.add_argument(
        "--json", nargs="?", const="-", metavar="OUT", help="write the result as JSON to OUT (default: standard output)"
    )
    check.add_argument("--html", type=Path, metavar="OUT", help="write one self-contained HTML report")
    check.add_argument("--xlsx", type=Path, metavar="OUT", help="write the result as a workbook")
    rules = verbs.add_parser("rules", help="list the rules, or print one rule's page")
    rules.add_argument("code", nargs="?", metavar="CODE", help="a rule's code or name, such as B01 or row_total")
    demo = verbs.add_parser("demo", help="build and check the documents of the fictional district 明湖区")
    demo.add_argument(
        "--out", type=Path, default=Path("build/demo"), metavar="DIR", help="where to build (default: build/demo)"
    )
    demo.add_argument("--no-serve", action="store_true", help="build and check only, do not serve the site")
    demo.add_argument("--small", action="store_true", help="a small district: two sub-districts, one body of every kind")
    site_commands.add_to(verbs)
    for verb in (check, rules, demo):
        verb.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the report (default: zh)")
    return parser


def _day(printed: str) -> date:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是日期 not a date: {printed} (2025-04-01)") from None


def _check(chosen: argparse.Namespace) -> int:
    from guantong.gateways.cli.check import Timings, check
    from guantong.gateways.cli.register import RegisterError, read_register
    from guantong.gateways.cli.result import exit_code

    try:
        expected = read_register(chosen.register) if chosen.register else []
    except RegisterError as error:
        print(error.words.in_(chosen.lang), file=sys.stderr)
        return 2
    for out in (chosen.html, chosen.xlsx, Path(chosen.json) if chosen.json not in (None, "-") else None):
        if out is not None and not os.access(out.absolute().parent, os.W_OK):
            print(_UNWRITABLE.filled(path=out).in_(chosen.lang), file=sys.stderr)
            return 2
    timings = Timings()
    with _progress(chosen.json == "-") as on_read:
        found = check(
            chosen.paths, language=chosen.lang, previous=chosen.previous, expected=expected,
            as_of=chosen.as_of or today(), on_read=on_read, timings=timings,
        )  # fmt: skip
    _write(found, chosen)
    timings.mark("report")
    if os.environ.get("GUANTONG_TIMINGS"):
        print(json.dumps(timings.spent), file=sys.stderr)
    return exit_code(found)


def _write(found: dict[str, Any], chosen: argparse.Namespace) -> None:
    if chosen.json == "-":
        json.dump(found, sys.stdout, ensure_ascii=False, separators=(",", ":"))
        sys.stdout.write("\n")
    elif chosen.json:
        Path(chosen.json).write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    if chosen.html:
        from guantong.gateways.cli.html_report import write_html

        write_html(found, chosen.html, [*chosen.paths, *chosen.previous])
    if chosen.xlsx:
        from guantong.gateways.cli.xlsx_report import write_xlsx

        write_xlsx(found, chosen.xlsx)
    if chosen.json != "-":
        from guantong.gateways.cli.terminal_report import print_report

        print_report(found)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[PrintedFile], None] | None]:
    """Show a progress bar on a terminal; nothing when output is piped."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("读取文件", total=None)
        yield lambda printed: progress.update(task, advance=1, description=f"读取 {printed.file}")


if __name__ == "__main__":
    sys.exit(main())
