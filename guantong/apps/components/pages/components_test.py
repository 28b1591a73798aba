"""The page of components: one of each, in both languages, an error at its field; for whoever is signed in."""

import pytest
from django.test import Client

from tests.world import World

pytestmark = pytest.mark.django_db
EVERY = {
    "a badge in each shape": 'class="b severe"',
    "steps": 'aria-current="step"',
    "a figure with its source": 'class="fig"',
    "a closed verb with its reason": "现在是“整改中”，“已报送”时才能“核查”",
    "an error at its field": 'id="id_happened_on_error"',
    "progress": '<progress max="100" value="38"',
    "a chart with its table": "看数据表",
    "nothing here": "没有等您处理的事项。",
}


@pytest.mark.parametrize("component", EVERY)
def test_it_shows(world: World, component: str) -> None:
    assert EVERY[component] in world.signed_in("shen").get("/components/").content.decode()


def test_a_closed_verb_names_the_law(world: World) -> None:
    assert 'class="chip law"' in world.signed_in("shen").get("/components/").content.decode()


def test_it_speaks_english(world: World) -> None:
    client = world.signed_in("shen")
    client.post("/language/setlang/", {"language": "en", "next": "/components/"})

    assert "it is “rectifying”" in client.get("/components/").content.decode()


def test_who_is_not_signed_in_is_asked_to_sign_in() -> None:
    assert Client().get("/components/").headers["Location"] == "/accounts/login/?next=/components/"


def test_it_takes_nothing(world: World) -> None:
    assert world.signed_in("shen").post("/components/", {"verb": "register"}).status_code == 405
