"""A line of the books is seen by whom its unit is: by its code, by its name, by nobody's half."""

import pytest

from guantong.apps.execution.sight import paths_of, sight_of
from guantong.domain.roles import Interest
from guantong.domain.words import Words
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "name", "seen"),
    [
        ("CG", "", True), ("CG", "明湖区教育局", True), ("JY", "明湖区城市管理局", False), ("101001", "明湖区城市管理局", True),
        ("101001", "区城管局", True), ("101001", "某单位", False), ("C", "", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_unit_sees_what_bears_its_code_and_else_its_name(world: World, code: str, name: str, seen: bool) -> None:
    assert sight_of(world.standing("qin")).sees(code, name) is seen


def test_the_congress_sees_everything_and_what_belongs_to_nobody(world: World) -> None:
    sight = sight_of(world.standing("shen"))

    assert (sight.everything, sight.sees("CG"), sight.sees("", "")) == (True, True, True)


def test_who_keeps_out_of_a_bodys_matters_sees_neither_it_nor_what_might_be_its(world: World) -> None:
    standing = world.standing("shen")
    closed = type(standing)(
        standing.person, standing.posts, standing.name, (Interest(Words("配偶任职", "spouse"), world.body("CG").path),)
    )

    sight = sight_of(closed)

    assert [sight.sees(code) for code in ("CG", "JY", "", "101001")] == [False, True, False, False]


def test_the_path_of_a_unit_is_known_to_who_sees_everything_too(world: World) -> None:
    assert paths_of(world.standing("shen")).path_of("CG") == world.body("CG").path
