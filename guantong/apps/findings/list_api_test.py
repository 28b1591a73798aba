"""Lists and sheets as data: what pages do, the API does too, with the same refusals (导入与代录接口)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.findings.models import IssueList, Matter, ReturnedSheet
from guantong.apps.findings.taking_down_test import RECEIPT, sheet
from tests.findings import does, handed_over
from tests.issue_lists import HEAD, LIGHTS, REPORT, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
LISTS, SHEETS = "/api/findings/lists", "/api/findings/sheets"


def sent(client: Client, address: str, **asked: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(address, asked, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_list_is_brought_mapped_previewed_and_taken_in(world: World) -> None:
    client = world.signed_in("shen")
    file = SimpleUploadedFile("清单.xlsx", workbook([HEAD, LIGHTS]))
    made = client.post(LISTS, {"report": REPORT, "year": 2025, "level": "internal", "file": file}).json()
    here = f"{LISTS}/{made['id']}"

    offer = client.get(here).json()
    assert (
        sent(client, f"{here}/columns", columns=offer["offered"], unit=offer["offered_unit"], version=offer["version"])[
            0
        ]
        == 200
    )
    seen = client.get(here).json()
    assert [(line["outcome"], line["body"]) for line in seen["lines"]] == [("new", "明湖区城市管理局")]
    assert sent(client, f"{here}/take-in", plan="other")[0] == 422
    status, done = sent(client, f"{here}/take-in", plan=seen["plan"])

    assert (status, done["state"], done["counts"]["new"], Matter.objects.count()) == (200, "taken_in", 1, 1)
    assert sent(client, f"{here}/take-in", plan=seen["plan"])[0] == 409
    assert [row["state"] for row in client.get(LISTS).json()["rows"]] == ["taken_in"]


def test_what_is_not_given_is_told_field_by_field(world: World) -> None:
    answer = world.signed_in("shen").post(LISTS, {"report": "", "year": 1})

    assert (answer.status_code, sorted(answer.json()["fields"])) == (422, ["file", "level", "report", "year"])
    assert IssueList.objects.count() == 0


def test_a_sheet_is_brought_and_taken_down_and_a_stale_one_is_a_conflict(world: World) -> None:
    matter, client = handed_over(world), world.signed_in("shen")
    about = {
        "path": matter.path,
        "typed_by": "秦会计",
        "signed_by": "程局长",
        "signed_on": "2026-11-10",
        "level": "internal",
    }

    def brought(raw: bytes) -> str:
        return f"{SHEETS}/{client.post(SHEETS, {**about, 'file': SimpleUploadedFile('表.xlsx', raw)}).json()['id']}"

    raw = sheet(world, {matter.pk: RECEIPT})
    here = brought(raw)
    seen = client.get(here).json()
    assert [change["after"] for change in seen["lines"][0]["changes"]] == ["2026-11-12", "分管副局长", "财务科科长"]
    assert sent(client, f"{here}/take-down", plan=seen["plan"])[0] == 200

    does(world, "urge", matter, "shen", words="请抓紧")
    again = brought(raw)
    stale = client.get(again).json()
    assert (stale["lines"][0]["outcome"], sent(client, f"{again}/take-down", plan=stale["plan"])[0]) == ("stale", 409)
    assert sent(client, f"{again}/set-aside")[0] == 200
    assert sorted(ReturnedSheet.objects.values_list("state", flat=True)) == ["set_aside", "taken_down"]


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("qin", 403), ("lin", 403)])
def test_who_may_not_bring_is_told_so(world: World, who: str, status: int) -> None:
    client = world.signed_in(who)

    assert (client.post(LISTS, {}).status_code, client.post(SHEETS, {}).status_code) == (status, status)
