"""明湖区 at its real scale: the same every time, whole, and nobody twice."""

import os
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from guantong.domain.roles import Role
from guantong.gateways.demo import district


def test_the_whole_district_has_its_published_scale() -> None:
    kinds = Counter(body.kind for body in district.bodies(small=False))

    assert {kind: kinds[kind] for kind in ("subdistrict_committee", "subdistrict_office", "community", "delegation")} == {
        "subdistrict_committee": 6, "subdistrict_office": 6, "community": 31, "delegation": 6,
    }  # fmt: skip
    assert (kinds["department"], kinds["unit"], kinds["deputy_group"]) == (71, 350, 12)
    deputies = [p for p in district.people(small=False) if ("RD", "deputy") in p.posts]
    experts = [p for p in district.people(small=False) if ("ZJK", "expert") in p.posts]
    assert (len(deputies), len(experts)) == (180, 12)


@pytest.mark.parametrize("small", [True, False])
def test_every_body_stands_under_one_before_it_and_no_name_or_code_comes_twice(small: bool) -> None:
    bodies = district.bodies(small)
    before: set[str] = set()

    for body in bodies:
        assert body.parent in before | {""}
        before.add(body.code)
    assert len(before) == len({body.name for body in bodies}) == len(bodies)


@pytest.mark.parametrize("small", [True, False])
def test_every_role_is_held_and_every_post_is_somewhere(small: bool) -> None:
    codes, people = {body.code for body in district.bodies(small)}, district.people(small)

    assert {role for person in people for _, role in person.posts} == {role.value for role in Role}
    assert {code for person in people for code, _ in person.posts} <= codes
    assert len({person.username for person in people}) == len({person.name for person in people}) == len(people)


def test_it_is_the_same_district_every_time_and_the_small_one_is_part_of_it() -> None:
    assert district.people(small=False) == district.people(small=False)
    assert set(district.bodies(small=True)) <= set(district.bodies(small=False))


@pytest.mark.django_db
@pytest.mark.skipif(not os.environ.get("FULL"), reason="grows the whole district: FULL=1")
def test_the_whole_district_grows_by_its_verbs_and_the_journal_knows_every_row() -> None:
    from guantong.apps.journal.queries import drifted
    from guantong.gateways.demo.world import grow_site

    grow_site(datetime(2026, 11, 12, 12, tzinfo=ZoneInfo("Asia/Shanghai")), small=False)

    assert list(drifted()) == []
