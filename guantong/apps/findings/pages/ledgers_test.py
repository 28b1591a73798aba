"""What the ledger was narrowed to becomes a file for the inside or a paper (清单与台账)."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings import ledgers
from guantong.apps.papers.models import Paper
from tests.findings import handed_over, put_right, registered
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
FILE = "/findings/ledgers/rectification_ledger/xlsx/"


def titles(answer: object) -> list[str]:
    book = openpyxl.load_workbook(BytesIO(answer.content))  # type: ignore[attr-defined]
    return [str(row[1].value) for row in book.worksheets[0].iter_rows(min_row=4) if row[1].value]


def test_the_ledgers_filters_go_into_the_list(world: World) -> None:
    handed_over(world, registered(world, title="已经交办的", says="甲"))
    registered(world, title="没有交办的", says="乙")
    client = world.signed_in("shen")

    ledger = client.get("/findings/?state=registered").content.decode()
    page = client.get("/findings/ledgers/?state=registered").content.decode()

    assert 'href="/findings/ledgers/?state=registered"' in ledger
    assert (f'href="{FILE}?state=registered"' in page, "状态：已登记" in page) == (True, True)
    assert titles(client.get(f"{FILE}?state=registered")) == ["没有交办的"]


def test_a_closed_matter_leads_to_its_closing_list_and_that_becomes_a_paper(world: World) -> None:
    matter = put_right(world, handed_over(world, registered(world, says="没有金额。")))
    client = world.signed_in("shen")
    here = f"/findings/ledgers/?chosen={matter.pk}&kind_of=closing_list"

    assert here.replace("&", "&amp;") in client.get(f"/findings/{matter.pk}/").content.decode()
    answer = client.post(here, {"verb": "draft", "draft-kind": "closing_list"})

    assert answer["Location"] == f"/papers/{Paper.objects.get().pk}/"


def test_a_unit_lists_its_own_with_its_name_on_each_page_and_drafts_nothing(world: World) -> None:
    handed_over(world, registered(world, title="城管局的", says="甲"))
    handed_over(world, registered(world, "JY", title="教育局的", says="乙"))
    registered(world, title="没有交办的", says="丙")
    qin = world.signed_in("qin")

    answer = qin.get(FILE)

    assert titles(answer) == ["城管局的"]
    assert 'name="draft-kind"' not in qin.get("/findings/ledgers/").content.decode()
    assert qin.post("/findings/ledgers/", {"verb": "draft", "draft-kind": "rectification_ledger"}).status_code == 403


def test_a_sheet_of_paper_with_too_many_is_refused_with_what_to_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(world)
    monkeypatch.setattr(ledgers, "MOST", 0)

    answer = world.signed_in("shen").get("/findings/ledgers/rectification_ledger/docx/")

    assert (answer.status_code, "下载 xlsx" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("address", ["x/pdf/", "closing_list/exe/"])
def test_other_lists_and_forms_are_not_there(world: World, address: str) -> None:
    assert world.signed_in("shen").get(f"/findings/ledgers/{address}").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    client = world.signed_in(who)

    assert [client.get(address).status_code for address in ("/findings/ledgers/", FILE)] == [status, status]


def test_they_cost_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for more in (1, 2):
        for _ in range(more):
            registered(world)
        client.get(FILE)
        with CaptureQueriesContext(connection) as counted:
            client.get(FILE)
            client.get("/findings/ledgers/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
