"""The table of permissions is read by the security administrator and the auditor; a role is shown with who holds it."""

import pytest

from guantong.domain.roles import Role
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["an", "shi"])
def test_it_shows_every_role(world: World, who: str) -> None:
    shown = world.signed_in(who).get("/actors/permissions/").content.decode()

    assert [role.words.zh for role in Role if role.words.zh not in shown] == []


@pytest.mark.parametrize("who", ["xi", "he", "gu", "shen", "lin", "ye", "qin"])
def test_nobody_else_reads_it(world: World, who: str) -> None:
    assert world.signed_in(who).get("/actors/permissions/").status_code == 403


def test_one_role_is_shown_with_who_holds_it(world: World) -> None:
    shown = world.signed_in("an").get("/actors/permissions/?role=finance_bureau").content.decode()

    assert "曹科长" in shown
    assert 'data-line="years.step.register"' in shown
    assert 'data-line="years.step.confirm_late"' not in shown


def test_a_role_nobody_knows_shows_the_whole(world: World) -> None:
    assert 'data-role="deputy"' in world.signed_in("an").get("/actors/permissions/?role=king").content.decode()


def test_it_is_exported(world: World) -> None:
    answer = world.signed_in("shi").get("/actors/permissions/?as=xlsx")

    assert answer.content[:2] == b"PK"
