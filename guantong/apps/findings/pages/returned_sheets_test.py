"""Sheets that go out and come back, on their page (整改情况表)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings.models import ReturnedSheet
from guantong.apps.findings.taking_down_test import RECEIPT, brought, sheet
from tests.findings import handed_over, registered
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HERE = "/findings/sheets/"


def sent(world: World, raw: bytes, **typed: str) -> dict[str, object]:
    facts = {
        "path": world.body("CG").path, "typed_by": "秦会计", "signed_by": "程局长", "signed_on": "2026-11-10", "level": "internal", **typed,
    }  # fmt: skip
    return {
        "verb": "bring_sheet", "bring_sheet-file": SimpleUploadedFile("表.xlsx", raw), **{f"bring_sheet-{n}": v for n, v in facts.items()}
    }  # fmt: skip


def test_a_sheet_that_came_back_is_brought_with_who_typed_and_who_signed(world: World) -> None:
    matter, client = handed_over(world), world.signed_in("shen")
    assert "1 项待整改" in client.get(HERE).content.decode()

    answer = client.post(HERE, sent(world, sheet(world, {matter.pk: RECEIPT})))

    of = ReturnedSheet.objects.get()
    assert (answer.status_code, answer.url, of.typed_by, of.signed_by) == (302, f"{HERE}{of.pk}/", "秦会计", "程局长")


@pytest.mark.parametrize("name", ["typed_by", "signed_by", "signed_on", "path"])
def test_what_is_not_said_is_asked_at_its_field(world: World, name: str) -> None:
    matter = handed_over(world)

    answer = world.signed_in("shen").post(HERE, sent(world, sheet(world, {matter.pk: RECEIPT}), **{name: ""}))

    assert (
        answer.status_code,
        f'href="#id_bring_sheet-{name}"' in answer.content.decode(),
        ReturnedSheet.objects.count(),
    ) == (422, True, 0)


@pytest.mark.parametrize("who", ["qin", "lin", "xi"])
def test_who_follows_no_matters_does_not_come_in(world: World, who: str) -> None:
    assert world.signed_in(who).get(HERE).status_code == 403


def test_it_costs_the_same_for_one_sheet_and_for_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            matter = handed_over(world, registered(world, title=f"事项{count}{number}"))
            brought(world, sheet(world, {matter.pk: RECEIPT}), file_name=f"{count}{number}.xlsx")
        client.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            client.get(HERE)
        costs.append(len(asked))

    assert costs[0] == costs[1]
