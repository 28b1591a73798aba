"""Forms of bodies without logins on their pages: what goes out, what came back, taking it down (离线表)."""

import io
import re
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.components.twins import twins
from guantong.apps.findings.models import Matter, ReturnedTwin
from guantong.apps.findings.twins_test import HARD
from tests.findings import planned
from tests.twins import brought, sheet
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HERE = "/findings/forms/"


def sent(world: World, raw: bytes, **typed: str) -> dict[str, Any]:
    facts = {
        "kind": "difficulties", "path": world.body("CG").path, "typed_by": "秦会计", "signed_by": "程局长", "signed_on": "2026-11-10",
        "level": "internal", **typed,
    }  # fmt: skip
    return {
        "verb": "bring_twin", "bring_twin-file": SimpleUploadedFile("表.xlsx", raw), **{f"bring_twin-{n}": v for n, v in facts.items()}
    }  # fmt: skip


def test_a_form_goes_out_comes_back_is_looked_at_and_taken_down(world: World) -> None:
    client, path = world.signed_in("shen"), world.body("CG").path
    assert f"{HERE}difficulties.xlsx?of={path}" in client.get(HERE).content.decode()
    out = openpyxl.load_workbook(io.BytesIO(client.get(f"{HERE}difficulties.xlsx?of={path}").content))
    assert out.worksheets[0]["A1"].value == "明湖区城市管理局　困难申报表"

    answer = client.post(HERE, sent(world, sheet(world, "difficulties", "CG", [HARD])))
    of = ReturnedTwin.objects.get()
    page = client.get(f"{HERE}{of.pk}/").content.decode()
    plan = re.findall(r'take_down_twin-plan" value="(\w+)"', page)[0]
    done = client.post(f"{HERE}{of.pk}/", {"verb": "take_down_twin", "take_down_twin-plan": plan})

    assert (answer.url, "<ins>停车场用地没有落实</ins>" in page, done.status_code) == (f"{HERE}{of.pk}/", True, 302)
    of.refresh_from_db()
    assert (of.state, of.rows, of.counts, Matter.objects.get().body) == (
        "taken_down", [], {"rows": 1}, "明湖区城市管理局",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["kind", "path", "typed_by", "signed_by", "signed_on"])
def test_what_is_not_said_is_asked_at_its_field(world: World, name: str) -> None:
    answer = world.signed_in("shen").post(HERE, sent(world, sheet(world, "difficulties", "CG", [HARD]), **{name: ""}))

    assert (answer.status_code, f'href="#id_bring_twin-{name}"' in answer.content.decode()) == (422, True)


def test_another_form_than_the_one_named_is_told_by_what_it_lacks(world: World) -> None:
    planned(world)
    answer = world.signed_in("shen").post(HERE, sent(world, sheet(world, "extensions", "CG")))

    assert (answer.status_code, "缺少列：需协调的事项、困难和需要协调的内容、所属年度" in answer.content.decode()) == (
        422,
        True,
    )


@pytest.mark.parametrize("who", ["qin", "lin", "xi"])
def test_who_follows_no_matters_does_not_come_in(world: World, who: str) -> None:
    client = world.signed_in(who)

    assert {client.get(where).status_code for where in (HERE, f"{HERE}difficulties.xlsx?of=CG.")} == {403}


def test_every_form_is_offered_and_the_page_costs_the_same_for_one_returned_and_for_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            raw = sheet(world, "difficulties", "CG", [{**HARD, "title": f"{count}{number}"}])
            brought(world, "difficulties", "CG", raw, file_name=f"{count}{number}.xlsx")
        page = client.get(HERE).content.decode()
        with CaptureQueriesContext(connection) as asked:
            client.get(HERE)
        costs.append(len(asked))

    assert ([one.words.zh for one in twins().values() if one.words.zh not in page], costs[0]) == ([], costs[1])
