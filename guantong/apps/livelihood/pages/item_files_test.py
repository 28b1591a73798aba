"""A sheet of items is brought by the committee's offices; what is none is told so."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.livelihood.item_list import HEADS, template
from guantong.apps.livelihood.models import ItemFile
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
PARK = {
    "year": "2026", "number": "1", "name": "新建口袋公园", "content": "新建 3 座", "unit_code": "CG", "unit": "明湖区城市管理局", "total": "9000000",
    "money_general": "4000000", "money_superior": "2000000", "project_code": "P01", "complete_by": "2026-12-20", "indicator": "建成口袋公园",
    "planned": "3", "measure": "座", "milestones": "2026-03-01 开工；2026-09-30 主体完工",
}  # fmt: skip
LIFT = {**PARK, "number": "2", "name": "加装电梯", "one_group": "是", "planned": "20.5", "measure": "部"}


def workbook(*rows: dict[str, str]) -> bytes:
    """Return the rows under the heads of the template."""
    book, kept_ = openpyxl.Workbook(), BytesIO()
    for row in (HEADS, *rows):
        book.active.append([row.get(name, "") for name in HEADS])
    book.save(kept_)
    return kept_.getvalue()


def brought(client: Client, raw: bytes) -> tuple[int, str]:
    """Bring a sheet; return how it was answered, and the page or where it went on."""
    asked = {
        "verb": "bring_items", "bring_items-level": "internal", "bring_items-decision": "人代会票决结果",
        "bring_items-decided_on": "2026-01-20", "bring_items-file": SimpleUploadedFile("民生实事.xlsx", raw),
    }  # fmt: skip
    answer = client.post("/livelihood/items/files/", asked)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def taken_in(client: Client, where: str) -> int:
    page = client.get(where).content.decode()
    plan = page.split('name="take_in_items-plan" value="')[1].split('"')[0]
    return client.post(where, {"verb": "take_in_items", "take_in_items-plan": plan}).status_code


def test_the_template_is_no_sheet_of_items_and_is_told_so(world: World) -> None:
    status, page = brought(world.signed_in("shen"), template())

    assert (status, ItemFile.objects.count()) == (422, 0)


@pytest.mark.parametrize(("who", "status"), [("shen", 302), ("wen", 302), ("qin", 403), ("lin", 403)])
def test_the_committees_offices_bring_it(world: World, who: str, status: int) -> None:
    assert brought(world.signed_in(who), workbook(PARK))[0] == status
