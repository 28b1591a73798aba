"""“1+N+1”: key units are proposed from the books, the council decides with a deviation, and their mid-year pack is printed.

In paper, in Word and in the workbook stand the decided units and nobody else, and every sum is the ledger's to the fen.
"""

import re
from io import BytesIO
from typing import Any

import openpyxl
import pypdfium2
import pytest
from django.test import Client
from docx import Document

from guantong.apps.execution.models import Selection
from guantong.apps.feeds.queries import books_in, snapshot_on
from guantong.apps.journal.queries import drifted
from guantong.domain.money import Unit, format_fen
from guantong.domain.period import printed_day
from tests.key_units import CALLED, DOCUMENT, PAID, booked, departments, not_proposed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/execution/selections/"
PACK = "/execution/pack/"
DAY = "2026-06-30"


def selected(world: World) -> tuple[Selection, str, str]:
    """Propose, submit and decide through the pages; return the selection, who was left out and who was added."""
    staff, office = world.signed_in("shen"), world.signed_in("wen")
    asked = {"verb": "select", "select-year": "2026", "select-term_first": "2022", "select-lead": "明湖区教育局"}
    there = staff.post(HERE, {**asked, "select-on": DAY})["Location"]
    assert staff.post(there, {"verb": "submit", "version": "1"}).status_code == 302
    row = Selection.objects.get()
    out, added = departments(row)[0], not_proposed(row)
    assert there in office.get("/").content.decode()  # it waits on the desk of the office
    said = {
        "verb": "decide", "version": "2", "decide-decided_on": row.proposed_on.isoformat(), "decide-document": DOCUMENT,
        "decide-left_out_lines": f"{CALLED[out]} 正在接受审计", "decide-added_lines": f"{CALLED[added]} 群众反映集中",
    }  # fmt: skip
    assert office.post(there, said).status_code == 302
    row.refresh_from_db()
    return row, out, added


def taken(client: Client, form: str) -> bytes:
    """Take the pack by the address its button on the page leads to."""
    page = client.get(f"{PACK}?on={DAY}").content.decode()
    own = page[
        page.index('aria-label="本年重点部门"') : page.index("</section>", page.index('aria-label="本年重点部门"'))
    ]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', own))
    assert f'formaction="{PACK}{form}/"' in own
    answer = client.get(f"{PACK}{form}/", hidden)
    assert answer.status_code == 200
    return answer.content


def in_ledger(codes: list[str]) -> int:
    """Return Σ of what some units were paid in 2026 by the records themselves, in fen."""
    books = books_in(snapshot_on(), None)  # type: ignore[arg-type]
    rows = books.table("payment")
    told = rows.filter(rows.unit_code.isin(codes), rows.year == 2026).aggregate(fen=rows.amount.sum())
    return int(books.rows(told)[0]["fen"])


def sheet(content: bytes, name: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(content))[name].iter_rows()]


@pytest.mark.django_db
def test_the_pack_of_the_decided_units_is_printed_and_sums_to_the_ledger(world: World) -> None:
    booked(world)

    row, out, added = selected(world)
    staff = world.signed_in("shen")
    workbook, paper, word = (taken(staff, form) for form in ("xlsx", "pdf", "docx"))

    names = [CALLED[code] for code in row.units]
    whole = sheet(workbook, "总表")
    assert (len(row.units), out in row.units, added in row.units) == (1 + 5 + 1, False, True)
    assert [line[0] for line in whole[1:8]] == names
    assert (
        sum(round(line[3] * 100) for line in whole[1:8])
        == in_ledger(row.units)
        == sum(PAID[code] for code in row.units)
    )
    assert sum(round(line[7] * 100) for line in sheet(workbook, "逐月支付")[1:8]) == in_ledger(row.units)

    printed = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(paper))
    written = Document(BytesIO(word))
    text = "".join(one.text for one in written.paragraphs)
    cells = [[cell.text for cell in line.cells] for line in written.tables[0].rows]
    basis = (
        f"2026年重点部门7个，由主任会议{printed_day(row.proposed_on)}确定（{DOCUMENT}）。截至2026年6月30日，下列7个单位"
    )
    others = [name for code, name in CALLED.items() if code not in row.units]
    assert (basis in printed, basis in text) == (True, True)
    assert [name for name in names if f"{name}逐月支付" not in printed or f"{name}逐月支付" not in text] == []
    assert [name for name in others if name in printed or name in text] == []
    # on paper amounts are 万元, rounded: each is what the ledger's fen round to
    assert [line[3] for line in cells if line[0] in names] == [
        format_fen(PAID[code], Unit.TEN_THOUSAND, 2) for code in row.units
    ]
    assert [line[3] for line in cells if line[0] == "合计"] == [format_fen(in_ledger(row.units), Unit.TEN_THOUSAND, 2)]
    assert list(drifted()) == []


def test_who_does_not_read_selections_is_not_offered_them(world: World) -> None:
    booked(world)
    selected(world)

    for who in ("cao", "qin"):
        client = world.signed_in(who)
        assert "本年重点部门" not in client.get(f"{PACK}?on={DAY}").content.decode()
        assert client.get(f"{PACK}xlsx/?on={DAY}&key=1").status_code == 404


def test_before_the_council_decided_the_page_says_so_and_offers_none(world: World) -> None:
    booked(world)

    page = world.signed_in("shen").get(f"{PACK}?on={DAY}").content.decode()

    assert ("2026年的重点部门还没有确定" in page, "重点部门 PDF" in page) == (True, False)
