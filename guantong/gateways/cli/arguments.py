"""The command's words: verbs, options and their help, Chinese first and English beside it (命令行参数)."""

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from guantong import __version__
from guantong.gateways.cli import (
    books_commands,
    exchange_commands,
    people_commands,
    practice_commands,
    site_commands,
    upkeep_commands,
)

_EPILOGUE = (
    "退出码 exit codes：0 没有需要核实的 nothing to ask · 1 有关注事项 signals · "
    "2 有不能读取的，或报告写不了 something could not be read or written（2 优先，--json 照样写出 2 wins, --json is still written）"
)


class _Lines(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法 usage: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in both languages too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Lines, add_help=False, allow_abbrev=False, **options)
        self._positionals.title, self._optionals.title = "参数 arguments", "选项 options"
        self.add_argument("-h", "--help", action="help", help="显示这份帮助 · show this help")

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(2, f"{self.prog}: 参数有误 not understood: {message}（-h 看帮助 for help）\n")


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments as chosen; ends the program with a sentence and 2 when they cannot be understood."""
    return _parser().parse_args([_named_file(argument) for argument in arguments])


def _named_file(argument: str) -> str:
    """Return a file whose name begins with a dash (`*.pdf` may yield one) as a path, so that it is no option."""
    return f"./{argument}" if argument.startswith("-") and len(argument) > 2 and os.path.isfile(argument) else argument


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="guantong", description="贯通：从数字到问题，到答复，到证明。 Guantong: follow public money from a number to a proof."
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"guantong {__version__}", help="版本 · version")
    verbs = parser.add_subparsers(dest="verb", required=True, title="命令 commands", metavar="COMMAND")
    words = "核对公开的预算和决算，列出需要核实的事项 · read published budgets and final accounts, say what to ask"
    check = verbs.add_parser("check", help=words, description=words, epilog=_EPILOGUE)
    check.add_argument(
        "paths", nargs="+", type=_path, metavar="FILE|DIR",
        help="PDF 或 xlsx 文件，或装有它们的文件夹 · PDF or xlsx files, or folders of them",
    )  # fmt: skip
    check.add_argument(
        "--register", type=_path, metavar="CSV",
        help="应公开清单：单位,年度,级次,文种,到期日[,批复日期,公开日期,主管部门] · what must be published: unit,year,level,kind,due[,approved_on,published_on,parent]",
    )  # fmt: skip
    check.add_argument(
        "--previous", type=_path, action="append", default=[], metavar="FILE",
        help="上一年度的文件，只用来比较 · last year's document, for comparison only",
    )  # fmt: skip
    check.add_argument(
        "--as-of", type=_day, metavar="DATE", help="以哪一天为准（默认今天） · the day of asking (default: today)"
    )
    check.add_argument(
        "--json", nargs="?", const="-", type=_text, metavar="OUT",
        help="结果写成 JSON（默认写到标准输出） · write the result as JSON to OUT (default: standard output)",
    )  # fmt: skip
    check.add_argument(
        "--html", type=_path, metavar="OUT", help="写成一个 HTML 报告文件 · write one self-contained HTML report"
    )
    check.add_argument("--pdf", type=_path, metavar="OUT", help="写成可打印的问题单 · the questions as a PDF to print")
    check.add_argument("--xlsx", type=_path, metavar="OUT", help="写成 xlsx 工作簿 · write the result as a workbook")
    words = "列出规则，或显示一条规则的说明 · list the rules, or print one rule's page"
    rules = verbs.add_parser("rules", help=words, description=words)
    rules.add_argument(
        "code", nargs="?", metavar="CODE", help="规则的代码或名称 · a rule's code or name, such as B01 or row_total"
    )
    words = "生成虚构的明湖区的公开文件并核对，再启动站点 · build and check the documents of fictional 明湖区, then serve its site"
    demo = verbs.add_parser("demo", help=words, description=words)
    demo.add_argument(
        "--out", type=_path, default=Path("build/demo"), metavar="DIR", help="生成到哪里 · where to build (build/demo)"
    )
    demo.add_argument(
        "--small", action="store_true", help="站点只长成一小部分单位 · the site with few units, grown in seconds"
    )
    demo.add_argument("--no-serve", action="store_true", help="只生成并核对，不启动站点 · build and check only")
    demo.add_argument(
        "--port", type=int, default=8000, help="站点的端口（默认 8000） · the site's port (default: 8000)"
    )
    demo.add_argument(
        "--money", choices=("small", "whole"),
        help="只生成资金流水：一小部分单位，或全区 · only the money in motion: of few units, or of the whole district",
    )  # fmt: skip
    demo.add_argument("--seed", type=int, default=1, help="资金流水的种子（默认 1） · the money's seed (default: 1)")
    site_commands.add_to(verbs)
    people_commands.add_to(verbs)
    books_commands.add_to(verbs)
    exchange_commands.add_to(verbs)
    practice_commands.add_to(verbs)
    upkeep_commands.add_to(verbs)
    for verb in (check, rules, demo):
        verb.add_argument(
            "--lang",
            choices=("zh", "en"),
            default="zh",
            help="报告的语言（默认 zh） · language of the report (default: zh)",
        )
    return parser


def _text(printed: str) -> str:
    if not printed.strip():
        raise argparse.ArgumentTypeError("名称是空的 the name is empty")
    if "\0" in printed:
        raise argparse.ArgumentTypeError("名称里有不能用的字符 the name has a character that cannot be used")
    return printed


def _path(printed: str) -> Path:
    return Path(_text(printed))


def _day(printed: str) -> date:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是日期 not a date: {printed} (2025-04-01)") from None
