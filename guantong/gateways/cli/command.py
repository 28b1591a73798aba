"""The `guantong` command: check documents, read the rules (命令行)."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from guantong.domain.words import Language, Words
from guantong.gateways.cli.arguments import parsed
from guantong.gateways.clock import today

_INTERRUPTED = Words(
    "已中断，没有写出报告；原有的文件没有改动。", "Interrupted; no report was written, no file changed."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code (130 when interrupted)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no Chinese still gets its report
    from guantong.gateways.cli.outputs import OutputRefused
    from guantong.gateways.cli.site_commands import NotStarted

    chosen = parsed(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(chosen)
    except KeyboardInterrupt:
        print(_INTERRUPTED.in_(getattr(chosen, "lang", "zh")), file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OutputRefused as refused:
        print(refused.words.in_(chosen.lang), file=sys.stderr)
        return 2
    except NotStarted as refused:
        print(f"{refused.words.zh} {refused.words.en}", file=sys.stderr)
        return 2


def _run(chosen: argparse.Namespace) -> int:
    from guantong.gateways.cli.outputs import printing

    if chosen.verb == "check":
        return _check(chosen)
    if hasattr(chosen, "run"):
        return int(chosen.run(chosen))
    with printing():
        if chosen.verb == "rules":
            from guantong.gateways.cli.rules import show_rules

            return show_rules(chosen.code, chosen.lang)
        if chosen.money:
            from guantong.gateways.cli.money_demonstration import hand_over

            return hand_over(chosen.out, chosen.money, chosen.seed, chosen.lang)
        from guantong.gateways.cli.demonstration import demonstrate
        from guantong.gateways.cli.site_commands import serve_demo

        made = demonstrate(chosen.out, chosen.lang)
    return made if chosen.no_serve else serve_demo(chosen.out, chosen.port, small=chosen.small)


def _check(chosen: argparse.Namespace) -> int:
    from guantong.gateways.cli.check import Timings, check
    from guantong.gateways.cli.given_files import Given, shown_name
    from guantong.gateways.cli.outputs import OutputRefused, Outputs, printing
    from guantong.gateways.cli.register import read_register
    from guantong.gateways.cli.result import exit_code

    given = Given()
    given.add([*chosen.paths, *chosen.previous])
    places = {
        "--json": None if chosen.json in (None, "-") else Path(chosen.json),
        "--html": chosen.html,
        "--xlsx": chosen.xlsx,
        "--pdf": chosen.pdf,
    }
    inputs = [*given.files, *([chosen.register] if chosen.register else [])]
    outputs = Outputs({option: path for option, path in places.items() if path}, inputs)
    register = read_register(chosen.register, shown_name(chosen.register.name)) if chosen.register else None
    timings = Timings()
    refused = None
    with _progress(chosen.json == "-", chosen.lang) as tell:
        found = check(
            chosen.paths, language=chosen.lang, previous=chosen.previous, register=register,
            as_of=chosen.as_of or today(), tell=tell, timings=timings,
        )  # fmt: skip
        try:
            outputs.write(_writers(found, [*chosen.paths, *chosen.previous], tell, chosen.as_of or today()))
        except OutputRefused as error:  # what was found is still shown
            refused = error
    with printing():
        _print(found, chosen.json == "-")
    timings.mark("report")
    if os.environ.get("GUANTONG_TIMINGS"):
        print(json.dumps(timings.spent), file=sys.stderr)
    if refused:
        raise refused
    return exit_code(found)


def _writers(
    found: dict[str, Any], paths: Sequence[Path], tell: Any, as_of: date
) -> Mapping[str, Callable[[Path], None]]:
    def as_json(out: Path) -> None:
        out.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8", "backslashreplace")

    def as_html(out: Path) -> None:
        from guantong.gateways.cli.html_report import write_html

        write_html(found, out, paths, tell=tell)

    def as_xlsx(out: Path) -> None:
        from guantong.gateways.cli.xlsx_report import write_xlsx

        write_xlsx(found, out)

    def as_pdf(out: Path) -> None:
        from guantong.domain.workflow.table import NotAllowed
        from guantong.gateways.cli.outputs import OutputRefused
        from guantong.gateways.cli.question_pack import NO_FONT, write_pdf

        try:
            write_pdf(found, out, as_of)
        except NotAllowed as error:
            raise OutputRefused(NO_FONT) from error

    return {"--json": as_json, "--html": as_html, "--xlsx": as_xlsx, "--pdf": as_pdf}


def _print(found: dict[str, Any], as_json: bool) -> None:
    if as_json:
        # in one piece: json.dump, which writes as it goes, takes five times as long
        sys.stdout.write(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n")
    else:
        from guantong.gateways.cli.terminal_report import print_report

        print_report(found)


@contextmanager
def _progress(quiet: bool, language: Language) -> Iterator[Callable[[Words, int, int], None] | None]:
    """Show a progress bar on a terminal; nothing when output is piped."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    from guantong.gateways.cli.report_words import plain

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("…", total=None)

        def tell(what: Words, done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, description=escape(plain(what.in_(language))))

        yield tell


if __name__ == "__main__":
    sys.exit(main())
