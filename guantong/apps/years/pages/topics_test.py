"""Topics: anybody inside proposes by a form, staff type in for others, a sheet is taken in, each reads what is theirs."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.models import Topic
from guantong.apps.years.planning_test import called, proposed, year
from guantong.apps.years.topic_file_test import ROW, filled
from tests.world import World

pytestmark = pytest.mark.django_db


def form(world: World, verb: str = "propose", **more: object) -> dict[str, object]:
    facts = {
        "year": year(world).pk, "title": "学位建设资金", "source": "society", "why": "家长反映较多", "way": "study", **more
    }  # fmt: skip
    return {"verb": verb, **{f"{verb}-{name}": value for name, value in facts.items()}}


@pytest.mark.parametrize("who", ["lin", "qin", "su", "ye", "mo"])
def test_deputy_department_audit_sub_district_and_committee_propose(world: World, who: str) -> None:
    client = world.signed_in(who)

    answer = client.post("/years/topics/", form(world))

    assert (answer.status_code, Topic.objects.get().title) == (302, "学位建设资金")
    assert "学位建设资金" in client.get("/years/topics/").content.decode()


def test_staff_type_in_what_came_by_telephone(world: World) -> None:
    more = {"organisation": "JY", "proposer": "电话", "proposed_on": "2026-11-03"}

    world.signed_in("shen").post("/years/topics/", form(world, "type_in", **more))

    assert Topic.objects.get().path == world.body("JY").path


def test_a_sheet_is_taken_in_and_a_wrong_one_is_said_at_the_file(world: World) -> None:
    client = world.signed_in("shen")

    def send(raw: bytes) -> object:
        file = SimpleUploadedFile("议题.xlsx", raw)
        return client.post("/years/topics/", {"verb": "import_topics", "import_topics-year": year(world).pk, "import_topics-file": file})  # fmt: skip

    good, bad = send(filled(ROW)), send(b"no workbook")

    assert (good.status_code, bad.status_code, Topic.objects.count()) == (302, 422, 1)  # type: ignore[attr-defined]


def test_the_call_stands_above_and_a_neighbours_topic_is_not_there(world: World) -> None:
    called(world, until=date(2099, 12, 31))
    proposed(world, "qin", "ZX-题目")

    body = world.signed_in("cao").get("/years/topics/").content.decode()

    assert ("2099-12-31 截止" in body, "ZX-题目" in body) == (True, False)


def test_it_is_exported_filtered_and_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for names in (("甲",), ("乙", "丙")):
        for name in names:
            proposed(world, "lin", name)
        client.get("/years/topics/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/years/topics/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
    assert client.get("/years/topics/?as=xlsx").headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert "共 0 条" in client.get("/years/topics/?source=members").content.decode()
