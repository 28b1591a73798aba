"""How bodies publish otherwise: bound in one file, as a workbook, scanned, after last year's, by a register (其他公开形式)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guantong.gateways.demo.faults import FAULTS
from guantong.gateways.demo.figures import Books, grow, together
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.paper import Paper
from guantong.gateways.demo.printing import print_pdf
from guantong.gateways.demo.scanning import scanned
from guantong.gateways.demo.workbook import print_xlsx

BOUND, BOOK, SCAN, HALF, LATER = "明湖区文物局", "明湖区园林局", "明湖区地震局", "明湖区气象局", "明湖区粮食局"
"""Bodies that publish nothing else: what is given together is also held against each other."""


@dataclass(frozen=True)
class Edition:
    """One file beside the printed papers: where it lies, what is in it, and its label."""

    path: str
    content: bytes
    fault: str = ""
    rules: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def editions(year: int, seed: int) -> Iterator[Edition]:
    """Yield every other edition, clean and with a planted fault; two scans, which have no fault but cannot be judged."""
    row_total = next(fault for fault in FAULTS if fault.name == "row_total")
    yield Edition(f"documents/51_{BOUND}及所属单位_{year}预算.pdf", print_pdf(*_bound(BOUND, year, seed)))
    papers = _bound(f"{BOUND[:-1]}保护局", year, seed)
    row_total.plant(papers[2])
    yield Edition(
        f"documents/52_{papers[0].body}及所属单位_{year}预算.pdf", print_pdf(*papers),
        "bound_row_total", row_total.rules, (*row_total.also, "B32"),
    )  # fmt: skip
    papers = _bound("明湖区博物局", year, seed, complete=False)
    yield Edition(
        f"documents/53_明湖区博物局及所属单位_{year}预算.pdf", print_pdf(*papers), "unit_above_department", ("B32",)
    )
    yield Edition(f"documents/54_{BOOK}_{year}预算.xlsx", print_xlsx(_budget(BOOK, year, seed)))
    paper = _budget("明湖区绿化局", year, seed)
    row_total.plant(paper)
    yield Edition(
        f"documents/55_{paper.body}_{year}预算.xlsx", print_xlsx(paper), "book_row_total", row_total.rules, row_total.also
    )  # fmt: skip
    yield Edition(f"documents/56_{SCAN}_{year}预算.pdf", scanned(print_pdf(_budget(SCAN, year, seed))), "scan")
    paper = _budget(HALF, year, seed)
    yield Edition(f"documents/57_{HALF}_{year}预算.pdf", scanned(print_pdf(paper), paper.sheet("three_public").title))
    yield from _after_last_year(year, seed)
    yield Edition("register.csv", _register(year).encode("gb18030"), "not_published", ("F01",))


def _budget(body: str, year: int, seed: int) -> Paper:
    return budget(grow(body, year, seed), grow(body, year - 1, seed))


def _bound(department: str, year: int, seed: int, *, complete: bool = True) -> list[Paper]:
    """Return a department's budget and those of its two units; a `complete` one is the sum of its units'."""
    names = [f"{department[:-1]}{suffix}" for suffix in ("馆", "院")]
    books = [[grow(name, y, seed) for name in names] for y in (year, year - 1)]
    own: list[Books] = [together(department, of_year if complete else of_year[:1]) for of_year in books]
    units = [budget(now, last) for now, last in zip(*books, strict=True)]
    for unit in units:
        unit.of_a_unit()
    return [budget(*own), *units]


def _after_last_year(year: int, seed: int) -> Iterator[Edition]:
    """Yield two bodies' budgets with last year's beside them; of the second one other figures were published then."""
    for at, body, was in ((58, LATER, seed), (59, "明湖区盐务局", seed + 1)):
        label = ("last_year", ("B28",), ("D03", "D04")) if was != seed else ("", (), ())
        # the same vehicles in both years: the three public expenses that grow are a signal of their own
        now, last = grow(body, year, seed), grow(body, year - 1, seed)
        last = replace(last, vehicles=now.vehicles)
        then = last if was == seed else grow(body, year - 1, was)
        printed = print_pdf(budget(then, grow(body, year - 2, was)))
        yield Edition(f"previous/{at}_{body}_{year - 1}预算.pdf", printed)
        yield Edition(f"documents/{at}_{body}_{year}预算.pdf", print_pdf(budget(now, last)), *label)


def _register(year: int) -> str:
    due = f"{year}-02-28"
    lines = ["单位,年度,级次,文种,到期日,批复日期,公开日期,主管部门"]
    lines += [f"{body},{year},部门,预算,{due},,{year}-02-20," for body in (BOUND, BOOK, LATER)]
    lines += [f"{BOUND[:-1]}{suffix},{year},单位,预算,,{year}-02-08,,{BOUND}" for suffix in ("馆", "院")]
    lines += [f"明湖区人民防空办公室,{year},部门,预算,{due},,,", f"{HALF},{year},部门,预算,{due},,{year}-03-09,"]
    return "\r\n".join(lines) + "\r\n"
