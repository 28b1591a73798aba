"""How far each role sees, and that nothing is seen by default."""

import pytest

from guantong.domain.roles import (
    ADMINISTRATORS,
    NOBODY,
    Interest,
    Post,
    Reach,
    Role,
    Standing,
    reads,
    rooms,
    words_of_room,
)
from guantong.domain.words import Words


def standing(role: Role, path: str = "RD.QS.") -> Standing:
    return Standing("someone", (Post(role, path),))


def test_nobody_sees_nothing() -> None:
    assert [room for room in rooms() if NOBODY.areas(room)] == []


def test_a_room_that_no_line_names_is_closed() -> None:
    assert {reads(role, "no_such_room") for role in Role} == {Reach.NOTHING}


@pytest.mark.parametrize(
    ("role", "path", "seen"),
    [
        (Role.BUDGET_UNIT, "RD.QS.", True),
        (Role.BUDGET_UNIT, "RD.QS.QSZ.", False),
        (Role.BUDGET_UNIT, "RD.", False),
        (Role.SUBDISTRICT_COMMITTEE, "RD.QS.QSZ.", True),
        (Role.SUBDISTRICT_COMMITTEE, "RD.QSX.", False),
        (Role.BUDGET_COMMISSION_STAFF, "ZF.CG.", True),
    ],
)
def test_files_are_seen_as_far_as_the_role_reaches(role: Role, path: str, seen: bool) -> None:
    assert standing(role).sees("files", path) == seen


def test_administrators_see_no_business() -> None:
    business = ("files", "subjects", "years")

    assert [(role, room) for role in ADMINISTRATORS for room in business if reads(role, room)] == []


def test_two_posts_see_what_either_sees() -> None:
    both = Standing("ye", (Post(Role.SUBDISTRICT_COMMITTEE, "RD.QS."), Post(Role.LIAISON_STATION, "RD.LQ.LQZ.")))

    assert both.areas("files") == ("RD.LQ.LQZ.!", "RD.QS.")


def test_every_role_is_spoken_in_both_languages() -> None:
    assert [role for role in Role if not role.words.zh or not role.words.en] == []


def test_every_room_is_spoken_in_both_languages() -> None:
    assert [room for room in rooms() if not words_of_room(room).zh or not words_of_room(room).en] == []


def test_firms_and_projects_declared_by_name_are_kept_out_of_by_whatever_bears_the_name() -> None:
    own = Standing(
        "he",
        interests=(
            Interest(Words("本人企业", "own firm"), subject=" 明湖建工 "),
            Interest(Words("所在单位", "employer"), "/区/"),
        ),
    )

    assert own.firms == ("明湖建工",)
    assert [own.keeps_out_of(name) for name in ("明湖建工有限公司", "明湖书店", "", None)] == [
        True,
        False,
        False,
        False,
    ]
    assert Standing("he").keeps_out_of("明湖建工有限公司") is False
