"""An office of three has its profile by the security administrator; every exception stands there by name."""

import pytest

from guantong.apps.journal.operations import record
from guantong.domain.roles import Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


PROFILE = {"verb": "turn_on", "turn_on-organisation": "YSGW", "turn_on-second": "gu", "turn_on-reason": "全办三人"}
AUDITOR = {
    "verb": "appoint", "appoint-person": "shen", "appoint-organisation": "YSGW", "appoint-role": "security_auditor",
    "appoint-begins_on": "2026-11-12",
}  # fmt: skip


def test_the_profile_opens_one_post_more_and_shows_it_to_the_whole_office(world: World) -> None:
    an = world.signed_in("an")
    before = an.post("/actors/appoint/", AUDITOR)

    an.post("/actors/small-offices/", PROFILE)
    after = an.post("/actors/appoint/", AUDITOR)

    assert (before.status_code, "小机构方案" in before.content.decode(), after.status_code) == (422, True, 302)
    for username in ("an", "shi", "gu", "shen", "he"):
        shown = world.signed_in(username).get("/actors/small-offices/").content.decode()
        assert ("全办三人" in shown, "沈经办</a> · 安全审计员" in shown) == (True, True)
    assert "全办三人" not in world.signed_in("qin").get("/actors/small-offices/").content.decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"turn_on-second": "cao"}, "第二人须在这个机构任职"),
        ({"turn_on-reason": ""}, "这个字段是必填项"),
        ({"turn_on-organisation": "没有"}, "没有“没有”这个机构"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world: World, asked: dict[str, str], said: str) -> None:
    answer = world.signed_in("an").post("/actors/small-offices/", {**PROFILE, **asked})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("username", ["xi", "shi", "gu", "he"])
def test_nobody_else_turns_it_on(world: World, username: str) -> None:
    assert world.signed_in(username).post("/actors/small-offices/", PROFILE).status_code == 403


def test_what_the_second_person_did_by_exception_is_listed(world: World) -> None:
    office = world.body("YSGW").path
    director_checks = Row("check_plan", Words("复核", "check"), (NEW,), "checked", (who(Role.LEADER),), others=True)
    Workflow("trial", "plan", Words("计划", "plan"), {"checked": Words("已复核", "checked")}, (director_checks,))
    an, gu = world.signed_in("an"), world.signed_in("gu")
    before = gu.get("/actors/small-offices/").content.decode()
    an.post("/actors/small-offices/", PROFILE)

    record(
        by=world.standing("gu"), as_of=world.now, room="trial", verb="check_plan", path=office,
        says=Words("复核计划", "checked the plan"),
    )  # fmt: skip

    assert "复核计划" not in before
    assert "复核计划" in gu.get("/actors/small-offices/").content.decode().partition("<h2>例外办理</h2>")[2]
