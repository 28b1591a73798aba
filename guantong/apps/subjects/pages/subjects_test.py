"""The list of subjects: 7,000 are as quick to ask for as three, found by pinyin and former names, only one's own."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.subjects.models import Subject
from guantong.domain.identity.key import Kind, SubjectKey
from tests.world import World

PROJECTS = 7000


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_seven_thousand_projects_are_asked_for_as_often_as_nine(world: World) -> None:
    shen, body = world.signed_in("shen"), world.body("CG")
    addresses = ["/subjects/", "/subjects/?q=xuefulu&kind=project", f"/subjects/{world.subject('学校食堂').key}/"]
    few = [asked(shen, address) for address in addresses]
    Subject.objects.bulk_create(
        Subject(
            key=str(SubjectKey("MH", Kind.PROJECT, 2030, number)), kind="project", name=f"第{number}号工程",
            organisation=body, path=body.path, opened_on=date(2026, 1, 1), search=f"第{number}号工程 dhgc",
        )
        for number in range(1, PROJECTS + 1)
    )  # fmt: skip

    many = [asked(shen, address) for address in addresses]

    assert many == few
    assert "共 7019 条" in shen.get("/subjects/").content.decode()


@pytest.mark.parametrize("typed", ["居住区公共照明", "路灯", "ludeng", "ljxqldgx", "xqlh", "xm-2023-00002"])
def test_a_subject_is_found_by_name_former_name_alias_sound_and_key(world: World, typed: str) -> None:
    assert "居住区公共照明更新" in world.signed_in("shen").get("/subjects/", {"q": typed}).content.decode()


def test_a_neighbour_sees_nothing_of_anothers_subject(world: World) -> None:
    qin, hidden = world.signed_in("qin"), world.subject("学校食堂")
    addresses = ["/subjects/", "/subjects/?q=shitang", "/subjects/?as=print", "/subjects/?as=xlsx", "/journal/"]

    seen = "".join(qin.get(address).content.decode("utf-8", "replace") for address in addresses)

    assert ("学校" in seen, hidden.key in seen) == (False, False)
    assert "共 5 条" in qin.get("/subjects/").content.decode()
    assert qin.get(f"/subjects/{hidden.key}/").status_code == 404


def test_who_may_not_open_is_not_offered_it(world: World) -> None:
    assert "/subjects/open/" in world.signed_in("shen").get("/subjects/").content.decode()
    assert "/subjects/open/" not in world.signed_in("cao").get("/subjects/").content.decode()
    assert world.signed_in("cao").get("/subjects/open/").status_code == 403
