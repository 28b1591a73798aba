"""I5: what is summed by one classification sums to the same by every other: nothing falls out between them (汇总口径一致)."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, missing, not_computed
from guantong.domain.words import Words

CODE = "I5"
SAYS = Words(
    "按部门、功能分类、经济分类汇总的合计相同", "Totals by unit, by function and by economic class are the same"
)
_CLASSES = ("unit_code", "function_code", "economic_code", "government_economic_code")
_NONE = Words("{year} 年没有可按两种口径汇总的记录", "Nothing of {year} can be summed in two ways")
_WORDS = Words(
    "{where}：按“{by}”能归类 {right} 分，合计 {left} 分",
    "{where}: {right} fen fall under a “{by}”, the total is {left} fen",
)
_UNKNOWN = Words(
    "{where}：在单位名录中的单位 {right} 分，合计 {left} 分",
    "{where}: {right} fen are of listed units, the total is {left} fen",
)


def check(ledger: Ledger) -> Outcome:
    """Compare every version of the budget and the payments by class; a class that a source never names is not compared."""
    books, year = ledger.books, ledger.year
    if why := missing(books, "budget_line") and missing(books, "payment"):
        return not_computed(CODE, SAYS, why)
    compared, differences = 0, []
    for name, parts in _parts(books, year):
        for where, part in parts:
            total = _sum(books, part)
            for by in (one for one in _CLASSES if one in part.columns and _says(books, part, one)):
                compared += 1
                right = _sum(books, part.filter(part[by].notnull()))
                if right != total:
                    said = _WORDS.filled(where=where, by=by, left=total, right=right)
                    differences.append(Difference({"table": name, "of": where, "by": by}, total, right, said))
            if books.holds("unit") and _says(books, part, "unit_code"):
                compared += 1
                units = books.table("unit")
                right = _sum(books, part.semi_join(units.filter(units.year == year), "unit_code"))
                if right != total:
                    said = _UNKNOWN.filled(where=where, left=total, right=right)
                    differences.append(Difference({"table": name, "of": where, "by": "unit"}, total, right, said))
    if not compared:
        return not_computed(CODE, SAYS, _NONE.filled(year=year))
    return found(CODE, SAYS, compared, differences)


def _parts(books: Books, year: int) -> list[tuple[str, list[tuple[str, Any]]]]:
    parts: list[tuple[str, list[tuple[str, Any]]]] = []
    if books.holds("budget_line"):
        lines = books.table("budget_line")
        lines = lines.filter(lines.year == year)
        versions = books.rows(
            lines.select("version", no=lines.version_no.fill_null(0)).distinct().order_by("version", "no")
        )
        split = [
            (
                f"{one['version']} {one['no'] or ''}".strip(),
                lines.filter((lines.version == one["version"]) & (lines.version_no.fill_null(0) == one["no"])),
            )
            for one in versions
        ]
        parts.append(("budget_line", split))
    if books.holds("payment"):
        payments = books.table("payment")
        parts.append(("payment", [("payment", payments.filter(payments.year == year))]))
    return parts


def _sum(books: Books, part: Any) -> int:
    return int(books.rows(part.aggregate(fen=part.amount.sum()))[0]["fen"] or 0)


def _says(books: Books, part: Any, name: str) -> bool:
    return bool(books.rows(part.filter(part[name].notnull()).limit(1)))
