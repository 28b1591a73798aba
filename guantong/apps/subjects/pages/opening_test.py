"""Opening a subject: a lasting key within one's own scope; what is wrong is said at its field and nothing is opened."""

import re

import pytest
from django.http import HttpResponse

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.subjects.models import Subject
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/subjects/open/"


def send(world: World, who: str = "shen", at: str = "CG", **more: str) -> HttpResponse:
    facts = {
        "kind": "project", "name": "口袋公园", "organisation": str(world.body(at).pk), "opened_on": "2026-06-01",
        "aliases": "", "document": "", **more,
    }  # fmt: skip
    return world.signed_in(who).post(
        ADDRESS, {"verb": "open", **{f"open-{name}": typed for name, typed in facts.items()}}
    )


def test_a_subject_gets_the_next_key_of_its_year_and_an_entry(world: World) -> None:
    answer = send(world)

    subject = Subject.objects.get(name="口袋公园")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/subjects/{subject.key}/")
    assert subject.key.startswith("MH-XM-2026-")
    assert [entry.verb for entry in entries_of(subject)] == ["open"]
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("name", "", "这个字段是必填项。"),
        ("kind", "wish", "选择一个有效的选项。 wish 不在可用的选项中。"),
        ("organisation", "999999", "选择一个有效的选项： 该选择不在可用的选项中。"),
        ("opened_on", "昨天", "输入一个有效的日期。"),
        ("opened_on", "2099-01-01", "尚未到这一天，不能登记"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    world: World, field: str, typed: str, why: str
) -> None:
    before = Subject.objects.count()

    answer = send(world, **{"document": "明财〔2026〕9号", field: typed})

    body = answer.content.decode()
    assert (answer.status_code, re.findall(rf'id="id_open-{field}_error">([^<]*)', body)) == (422, [why])
    assert "明财〔2026〕9号" in body
    assert Subject.objects.count() == before


@pytest.mark.parametrize("who", ["cao", "qin", "lin"])
def test_others_open_nothing_and_are_told_whose_it_is(world: World, who: str) -> None:
    before = Subject.objects.count()

    asked, sent = world.signed_in(who).get(ADDRESS), send(world, who)

    assert (asked.status_code, sent.status_code) == (403, 403)
    assert "“登记编号”由" in sent.content.decode()
    assert Subject.objects.count() == before


def test_a_sub_district_is_offered_its_own_organisations_alone(world: World) -> None:
    Organisation.objects.filter(code="LQ").update(name="ZX-柳桥街道")

    body = world.signed_in("ye").get(ADDRESS).content.decode()

    assert ("ZX-" in body, str(world.body("QS")) in body) == (False, True)


def test_a_sub_district_opens_nothing_next_door(world: World) -> None:
    Organisation.objects.filter(code="LQ").update(name="ZX-柳桥街道")

    answer = send(world, "ye", at="LQ")

    assert (answer.status_code, "ZX-" in answer.content.decode()) == (422, False)
    assert not Subject.objects.filter(name="口袋公园").exists()
