"""An account is made by the system administrator and holds no post."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db

WU = {"verb": "admit", "admit-name": "吴会计", "admit-username": "wu"}


def test_an_account_is_made_without_post_or_password(world: World) -> None:
    client = world.signed_in("xi")

    done = client.post("/actors/admit/", WU)

    assert done.headers["Location"] == "/actors/people/wu/"
    shown = client.get("/actors/people/wu/").content.decode()
    assert "没有您可见的任职。" in shown


def test_a_taken_username_is_told_at_its_field(world: World) -> None:
    answer = world.signed_in("xi").post("/actors/admit/", {**WU, "admit-username": "lin"})

    assert answer.status_code == 422
    assert "登录名 lin 已有人使用" in answer.content.decode()


@pytest.mark.parametrize("username", ["an", "shi", "wen", "ye"])
def test_nobody_else_makes_accounts(world: World, username: str) -> None:
    assert world.signed_in(username).post("/actors/admit/", WU).status_code == 403


@pytest.mark.parametrize("username", ["installer", "worker", "preview"])
def test_nobody_bears_a_name_in_which_the_system_writes_its_journal(world: World, username: str) -> None:
    answer = world.signed_in("xi").post("/actors/admit/", {**WU, "admit-username": username})

    assert (answer.status_code, "已有人使用" in answer.content.decode()) == (422, True)
