"""A payment without a budget line stands by itself in every view, and every view sums to the ledger to the fen (没有对应预算的支出).

What tells sums of payments is declared in VIEWS, each with how its sums are read. A new page of execution must be declared too, or say
in WITHOUT why it tells none: until then the first test fails.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from django.test import Client
from docx import Document

from guantong.apps.diagnosis.models import Signal
from guantong.apps.execution import urls
from guantong.apps.execution.api import router
from guantong.gateways.cli.command import main
from tests.books import judged
from tests.execution import BOOKS, JUNE, SCHOOL, Row, kept, pay
from tests.feeds import paid
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
Told = tuple[int, int]
"""What was paid, and what of it no budget line holds, in fen."""
ODD: list[Row] = [
    pay("2026-04-01", 7_00, {}, voucher_no="0006"),  # names no unit
    pay("2026-06-11", 1, {"unit_code": "CG"}, project_code="P01"),  # a fen
    pay("2026-02-02", 3_00, SCHOOL, year=None),  # its year told by its day alone
]
LEDGER = [row for row in [*BOOKS["payment"], *ODD] if row["paid_on"].startswith("2026")]
DISTRICT: Told = (477_84 + 7_00 + 1 + 3_00, 12_34 + 7_00)
CITY: Told = (300_00 + 120_50 + 12_34 + 1, 12_34)
REPAIR: Told = (12_34, 12_34)
"""The emergency repair, a project that no budget knows."""
OUTSIDE = "其中：没有对应预算的支出"
UNITS = {"（万元）": 1_000_000, "（元）": 100}


def read(client: Client, address: str) -> bytes:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}on={JUNE}")
    assert answer.status_code == 200, address
    return bytes(answer.content)


def fen(printed: str) -> int:
    return int(Decimal(printed.replace(",", "")) * 100)


def facts(client: Client, address: str, paid: str = "已支付", outside: str = "其中没有对应预算") -> Told:
    """Return the two sums at the head of a page."""
    page = re.sub(r"</?a[^>]*>", "", read(client, address).decode())
    told = dict(re.findall(r"<dt>([^<]+)</dt><dd>([-0-9,.]+) <small>元", page))
    return fen(told[paid]), fen(told[outside])


def workbook(content: bytes, header: str, sheet: int = 0) -> Told:
    """Return the foot of a column of a workbook, whose rows sum to it."""
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(content)).worksheets[sheet].iter_rows()]  # fmt: skip
    (at,) = [at for at, name in enumerate(rows[0]) if name and name.partition("（")[0] == header]
    times = UNITS[rows[0][at].removeprefix(header)]
    *lines, outside, whole = [round(row[at] * times) for row in rows[1:] if isinstance(row[at], int | float)]
    assert [row[0] for row in rows if row[0] in (OUTSIDE, "合计")] == [OUTSIDE, "合计"]
    assert sum(lines) == whole
    return whole, outside


def exported(client: Client, address: str, header: str) -> Told:
    return workbook(read(client, f"{address}{'&' if '?' in address else '?'}as=xlsx"), header)


def said(text: str) -> Told:
    """Return the sums in the opening sentence of a pack on paper."""
    found = re.search(r"共支付([0-9,.]+)元[①-⑳]?，其中没有对应预算的支出([0-9,.]+)元", "".join(text.split()))
    assert found, text[:500]
    return fen(found[1]), fen(found[2])


def in_pdf(content: bytes) -> Told:
    return said("".join(one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(content)))


def in_docx(content: bytes) -> Told:
    return said("".join(one.text for one in Document(BytesIO(content)).paragraphs))


def of_rows(client: Client, address: str, header: str, outside: str) -> Told:
    """Return the sums of the rows of a list without a foot: all of them, and those that say they have no budget."""
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(read(client, f"{address}?as=xlsx"))).worksheets[0].iter_rows()]  # fmt: skip
    (at,) = [at for at, name in enumerate(rows[0]) if name and name.partition("（")[0] == header]
    lines = [(round(row[at] * 1_000_000), outside in row) for row in rows[1:] if isinstance(row[at], int | float)]
    return sum(amount for amount, _ in lines), sum(amount for amount, alone in lines if alone)


def this_year(client: Client) -> Told:
    """Return the sums of this year beside the years before it."""
    sheet = openpyxl.load_workbook(BytesIO(read(client, "/execution/compare/CG/?as=xlsx"))).worksheets[0]
    heads, row = ([cell.value for cell in line] for line in list(sheet.iter_rows())[:2])
    told = dict(zip(heads, row, strict=True))
    assert told["年度"] == "2026"
    return round(told["同期已支付（万元）"] * 1_000_000), round(told[f"{OUTSIDE}（万元）"] * 1_000_000)


def api(client: Client, name: str) -> Told:
    told = client.get(f"/api/execution/{name}?on={JUNE}").json()
    assert (told["paid"], told["unlined"]) == tuple(
        sum(row[key] for row in told["rows"]) for key in ("paid", "unlined")
    )
    return told["paid"], told["unlined"]


def api_vouchers(client: Client) -> Told:
    told = client.get(f"/api/execution/vouchers?on={JUNE}").json()
    assert told["total"] == sum(row["amount"] for row in told["rows"])
    return told["total"], sum(row["amount"] for row in told["rows"] if not row["lined"])


def voucher(client: Client) -> Told:
    """Return the one payment that its own page shows, reached from the list of those without a budget line."""
    page = read(client, "/execution/vouchers/?unit=CG&project=P77&lined=no").decode()
    (address,) = set(re.findall(r'href="(/execution/vouchers/[0-9a-f]+/\d+/)\?', page))
    amount = re.search(r"([0-9,.]+)\s*元", read(client, address).decode().partition("<main")[2])
    assert amount
    return fen(amount[1]), fen(amount[1])


View = tuple[Told, Callable[[Client], Told]]
VIEWS: Mapping[str, View] = {
    "execution:district": (DISTRICT, lambda c: facts(c, "/execution/")),
    "execution:district, exported": (DISTRICT, lambda c: exported(c, "/execution/", "已支付")),
    "execution:district, by month": (DISTRICT, lambda c: exported(c, "/execution/?view=months", "合计")),
    "execution:unit": (CITY, lambda c: facts(c, "/execution/units/CG/")),
    "execution:unit, its projects": (CITY, lambda c: exported(c, "/execution/units/CG/", "已支付")),
    "execution:project": (REPAIR, lambda c: facts(c, "/execution/projects/P77/")),
    "execution:project, its payments": (REPAIR, lambda c: exported(c, "/execution/projects/P77/", "金额")),
    "execution:why": (REPAIR, lambda c: facts(c, "/execution/why/P77/")),
    "execution:compare": (CITY, this_year),
    "execution:vouchers": (DISTRICT, lambda c: exported(c, "/execution/vouchers/", "金额")),
    "execution:vouchers, of a unit": (CITY, lambda c: exported(c, "/execution/vouchers/?unit=CG", "金额")),
    "execution:vouchers, of no unit": ((7_00, 7_00), lambda c: exported(c, "/execution/vouchers/?unit=", "金额")),
    "execution:voucher": (REPAIR, voucher),
    "execution:unlined": (DISTRICT, lambda c: facts(c, "/execution/unlined/", "支出合计", "没有对应预算的支出")),
    "execution:pack_file, PDF": (DISTRICT, lambda c: in_pdf(read(c, "/execution/pack/pdf/"))),
    "execution:pack_file, docx": (DISTRICT, lambda c: in_docx(read(c, "/execution/pack/docx/"))),
    "execution:pack_file, units": (DISTRICT, lambda c: workbook(read(c, "/execution/pack/xlsx/"), "已支付")),
    "execution:pack_file, months": (DISTRICT, lambda c: workbook(read(c, "/execution/pack/xlsx/"), "合计", 1)),
    "execution:pack_file, projects": (DISTRICT, lambda c: workbook(read(c, "/execution/pack/xlsx/"), "已支付", 2)),
    "execution:pack_file, of a unit": (CITY, lambda c: in_docx(read(c, "/execution/pack/docx/?chosen=CG"))),
    "api:units_of_the_year": (DISTRICT, lambda c: api(c, "units")),
    "api:projects_of_the_year": (DISTRICT, lambda c: api(c, "projects")),
    "api:payments": (DISTRICT, api_vouchers),
    "feeds:spending": (DISTRICT, lambda c: facts(c, "/feeds/spending/", "支付合计", "没有预算行的支付")),
    "feeds:spending, exported": (DISTRICT, lambda c: of_rows(c, "/feeds/spending/", "支付", "没有预算行")),
}
"""What tells sums of payments: whose they are, and how they are read. The name of an address, and of it which part."""
WITHOUT: Mapping[str, str] = {
    "execution:pack": "boxes to choose units by; the sums stand in the files",
    "execution:changes": "what changed the budget, not what was paid",
    "execution:reusable": "what is left of free money under a plan: what has no budget has nothing left",
    "execution:classes": "classes that changed between years, no sums",
    "execution:propose": "one line of that list",
    "execution:offers": "what was proposed, agreed and moved",
    "execution:offer": "one proposal",
    "execution:state": "a form",
    "execution:cause": "words",
    "execution:funds": "what was given and paid of special funds; each leads to its payments, where what has no budget line is marked",
    "execution:fund": "one of them",
    "execution:indicators": "one class of spending beside a statistic; it leads to its payments, where what has no budget line is marked",
    "execution:in_place": "what sources owe a project and what has arrived",
    "execution:revenue": "what came in",
    "execution:four_budgets": "both sides of the four budgets as finance balances them",
    "execution:selections": "lists of key units",
    "execution:selection": "units with their scores",
    "execution:selection_list": "the list to draw again",
    "execution:balance": "resources and rigid spending; what is unspent of the budget is told in its own test",
}


def test_every_page_of_execution_is_declared_here() -> None:
    pages = {f"{urls.app_name}:{one.name}" for one in urls.urlpatterns}
    asked = {f"api:{one.view_func.__name__}" for path in router.path_operations.values() for one in path.operations}

    declared = {name.partition(",")[0] for name in VIEWS} - {"feeds:spending"}

    assert declared | set(WITHOUT) == pages | asked
    assert declared & set(WITHOUT) == set()


def test_it_stands_by_itself_in_every_view_and_every_view_is_the_ledger(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], *ODD]})
    client = world.signed_in("shen")
    assert sum(row["amount"] for row in LEDGER) == DISTRICT[0]

    told = {name: how(client) for name, (_, how) in VIEWS.items()}

    assert told == {name: whose for name, (whose, _) in VIEWS.items()}


def test_its_row_says_so_wherever_it_is_listed(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], *ODD]})
    client = world.signed_in("shen")

    pages = {
        address: read(client, address).decode() for address in ("/execution/vouchers/", "/execution/projects/P77/")
    }
    beside = {address: read(client, address).decode() for address in ("/execution/unlined/", "/feeds/spending/")}

    for page in pages.values():
        (row,) = [one for one in page.split("<tr>") if ">0003<" in one]
        assert "没有对应预算" in row
    assert ["应急抢修" in beside["/execution/unlined/"], "P77" in beside["/feeds/spending/"]] == [True, True]
    assert 'href="/execution/unlined/' in read(client, "/execution/").decode()


def test_the_books_reconcile_with_it_and_a_rule_speaks_of_it(world: World) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], *ODD]})
    judged(world)
    client = world.signed_in("shen")

    told = {one["code"]: one["state"] for one in client.get("/api/feeds/reconciliation?year=2026").json()}

    assert [told[code] for code in ("I1", "I4", "I5")] == ["passed", "passed", "differs"]
    differ = read(client, "/feeds/reconciliation/?year=2026&differences&as=xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(differ)).worksheets[0].iter_rows()]
    # by unit code, and by the list of units: what names no unit falls out of both, and is told
    assert [row[2:] for row in rows if row[0] == "I5"] == [[DISTRICT[0], DISTRICT[0] - 7_00]] * 2
    signal = Signal.objects.get(rule="E11", keys__project_code="P77")
    page = client.get(f"/diagnosis/signals/{signal.pk}/").content.decode()
    assert ("12.34" in page, "0003" in page) == (True, True)


def test_the_packages_payments_are_the_ledger(world: World, tmp_path: Path) -> None:
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], *ODD]})
    earlier = sum(row["amount"] for row in BOOKS["payment"]) - 477_84

    assert main(["export", str(tmp_path / "账册.zip")]) == 0

    with ZipFile(tmp_path / "账册.zip") as package:
        names = [name for name in package.namelist() if "payment" in name and name.endswith(".csv")]
        rows = [line for name in names for line in package.read(name).decode("utf-8-sig").splitlines()]
    assert (len(names), paid(), len(rows) - len(names)) == (1, DISTRICT[0] + earlier, len(BOOKS["payment"]) + len(ODD))
