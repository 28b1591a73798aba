"""Bringing a list on its page, what became of earlier ones (审计问题导入)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings.models import IssueList
from tests.issue_lists import FEES, HEAD, LIGHTS, REPORT, brought, mapped, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HERE = "/findings/lists/"


def sent(raw: bytes, name: str = "清单.xlsx", **typed: str) -> dict[str, object]:
    facts = {"report": REPORT, "year": "2025", "level": "internal", **typed}
    return {
        "verb": "bring_list",
        "bring_list-file": SimpleUploadedFile(name, raw),
        **{f"bring_list-{n}": v for n, v in facts.items()},
    }


def test_staff_bring_a_list_and_go_on_to_its_columns(world: World) -> None:
    answer = world.signed_in("shen").post(HERE, sent(workbook([HEAD, LIGHTS, FEES])))

    of = IssueList.objects.get()
    assert (answer.status_code, answer.url, of.state, of.report) == (302, f"{HERE}{of.pk}/", "read", REPORT)


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"MZ\0\0", "清单.xlsx", ""),
        (b"<html>", "清单.xlsx", ""),
        (b"", "清单.xlsx", "空的"),
        (b"a,b", "清单.csv", "只能读 xlsx"),
    ],
)
def test_what_is_no_workbook_is_told_at_the_field(world: World, raw: bytes, name: str, told: str) -> None:
    answer = world.signed_in("shen").post(HERE, sent(raw, name))

    assert (
        answer.status_code,
        'href="#id_bring_list-file"' in answer.content.decode(),
        told in answer.content.decode(),
    ) == (422, True, True)
    assert IssueList.objects.count() == 0


def test_a_list_that_is_too_large_is_told_how_large_it_may_be(world: World) -> None:
    answer = world.signed_in("shen").post(HERE, sent(b"PK\x03\x04" + b"0" * (17 << 20)))

    assert (answer.status_code, IssueList.objects.count()) == (422, 0)


def test_the_ledger_leads_here_whom_it_is_for(world: World) -> None:
    seen = [
        f'href="{HERE}"' in world.signed_in(who).get("/findings/").content.decode() for who in ("shen", "gu", "qin")
    ]

    assert seen == [True, True, False]


@pytest.mark.parametrize("who", ["qin", "lin", "xi"])
def test_who_follows_no_matters_does_not_come_in(world: World, who: str) -> None:
    brought(world, LIGHTS)

    answer = world.signed_in(who).get(HERE)

    assert (answer.status_code, REPORT in answer.content.decode()) == (403, False)


def test_it_costs_the_same_for_one_list_and_for_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            taken_in(
                world,
                mapped(
                    world,
                    brought(
                        world, (*LIGHTS[:3], f"问题{count}{number}。", *LIGHTS[4:]), file_name=f"{count}{number}.xlsx"
                    ),
                ),
            )
        client.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            client.get(HERE)
        costs.append(len(asked))

    assert costs[0] == costs[1]
