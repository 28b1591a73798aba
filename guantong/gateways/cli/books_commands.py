"""The commands of the books: reconcile them, hand them out as a Fiscal Data Package, an empty workbook of a table (账册命令)."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

_MARKS = {"passed": "相符", "differs": "不符", "not_computed": "未计算"}
_MOST = 20
"""How many differences of an invariant are printed; the page lists more."""


def add_to(verbs: Any) -> None:
    """Add `reconcile`, `export` and `template` to the `guantong` command."""
    checked = verbs.add_parser("reconcile", help="账册核对：十项恒等关系 reconcile the books")
    checked.add_argument("--year", type=int, help="年度（默认最近一年） year (default: the latest)")
    checked.add_argument("--as-of", type=_day, metavar="DAY", help="截至日期（默认今天） as of (default: today)")
    checked.set_defaults(run=_unless_damaged(reconcile))
    exported = verbs.add_parser("export", help="账册导出为财政数据包 the books as a Fiscal Data Package")
    exported.add_argument("out", type=Path, metavar="FILE.zip", help="写到哪里 where to")
    exported.add_argument("--as-of", type=_day, metavar="DAY", help="截至日期（默认全部） as of (default: whenever)")
    exported.add_argument("--table", action="append", metavar="NAME", help="只要这些表，可多次 only these tables")
    exported.set_defaults(run=_unless_damaged(export))
    empty = verbs.add_parser("template", help="财政表或填报表的样表 an empty workbook to fill in")
    empty.add_argument("table", nargs="?", help="表名；不给则列出 its name; without it all are listed")
    empty.add_argument("out", nargs="?", type=Path, metavar="FILE.xlsx", help="写到哪里 where to")
    empty.set_defaults(run=template)


def _unless_damaged(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Return `run`, which says what to restore and returns 2 where a data file is not what was written."""

    def asked(chosen: Namespace) -> int:
        from guantong.domain.fiscal.digests import Damaged

        try:
            return run(chosen)
        except Damaged as error:
            print(f"{error.words.zh} ({error.words.en})", file=sys.stderr)
            return 2

    return asked


def reconcile(chosen: Namespace) -> int:
    """Print how the ten invariants stand; 0 none differs, 1 some do, 2 there is nothing to reconcile."""
    _start()
    from guantong.apps.feeds.queries import books_in, snapshot_on
    from guantong.apps.feeds.reconciliation import reconciled, years_in
    from guantong.gateways.clock import today

    snapshot = snapshot_on()
    years = years_in(books_in(snapshot)) if snapshot is not None else []
    if snapshot is None or not years:
        print("账册里还没有支付或预算，没有可以核对的 (nothing to reconcile)", file=sys.stderr)
        return 2
    year = chosen.year or years[0]
    if year not in years:
        print(f"账册里没有 {year} 年，有：{'、'.join(map(str, years))} (no such year)", file=sys.stderr)
        return 2
    outcomes = reconciled(snapshot, year, min(chosen.as_of or today(), today()))
    print(f"快照 {snapshot.pk} · {year} 年")
    for one in outcomes:
        print(
            f"{one.code:<4}{_MARKS[one.state]}\t{one.says.zh}"
            + (f"（{one.why.zh}）" if one.why else f" {one.compared}")
        )
        for difference in one.differences[:_MOST]:
            print(f"      {difference.words.zh}")
        if one.differ > _MOST:
            print(f"      另有 {one.differ - _MOST} 处 ({one.differ - _MOST} more)")
    return int(any(one.state == "differs" for one in outcomes))


def export(chosen: Namespace) -> int:
    """Write the books of the latest snapshot as a Fiscal Data Package; 0 written, 2 nothing was."""
    _start()
    from django.conf import settings

    from guantong.apps.feeds.queries import books_in, snapshot_on
    from guantong.gateways.adapters.record_files.fiscal_package import write

    snapshot = snapshot_on()
    if snapshot is None:
        print("账册里还没有数据，没有写出 (nothing was published yet)", file=sys.stderr)
        return 2
    books = books_in(snapshot, chosen.as_of)
    wanted = set(chosen.table or books.held)
    if missing := sorted(wanted - books.held):
        print(
            f"账册里没有：{'、'.join(missing)}。有：{'、'.join(sorted(books.held))} (not in the books)", file=sys.stderr
        )
        return 2
    tables = {name: books.table(name).order_by("batch", "sheet", "row") for name in wanted}
    day = f"-{chosen.as_of}" if chosen.as_of else ""
    title = f"{settings.DISTRICT} 快照 {snapshot.pk}" + (f" 截至 {chosen.as_of}" if chosen.as_of else "")
    return _written(chosen.out, lambda part: write(tables, part, name=f"snapshot-{snapshot.pk}{day}", title=title))


def template(chosen: Namespace) -> int:
    """Write an empty workbook to be filled in, or list what there is; 0 done, 2 there is no such one.

    Of the fiscal tables, and of whatever else comes in as a workbook (components.empty_forms).
    """
    _start()
    from guantong.apps.components.empty_forms import empty_forms
    from guantong.apps.feeds.template import template_of
    from guantong.domain.fiscal.records.table import tables

    words = {
        **{name: one.words.zh for name, one in tables().items()},
        **{n: one.words.zh for n, one in empty_forms().items()},
    }
    if chosen.table is None:
        print("\n".join(f"{name:<20}{said}" for name, said in words.items()))
        return 0
    if chosen.table not in words:
        print(f"没有“{chosen.table}”这种表；不给表名则列出全部 (no such table)", file=sys.stderr)
        return 2
    out, form = chosen.out or Path(f"{words[chosen.table]}.xlsx"), empty_forms().get(chosen.table)
    return _written(out, lambda part: part.write(form.make() if form else template_of(tables()[chosen.table])))


def _written(out: Path, write: Callable[[IO[bytes]], Any]) -> int:
    """Write beside and put in place when whole: what stood there stays until then."""
    try:
        with NamedTemporaryFile(dir=out.parent, prefix=".", delete=False) as part:
            beside = Path(part.name)
            try:
                write(part)
            except BaseException:
                beside.unlink()
                raise
        beside.replace(out)
    except OSError as error:
        print(f"写不到 {out}：{error.strerror} (cannot be written)", file=sys.stderr)
        return 2
    print(f"已写出 {out}")
    return 0


def _start() -> None:
    from guantong.gateways.cli.site_commands import start

    start()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("日期写成 2026-03-31 (a day as 2026-03-31)") from None
