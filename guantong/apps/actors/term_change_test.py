"""The change of term: who leaves, stays, comes; what leavers hold goes on; nothing they wrote changes."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from guantong.apps.actors import roster_file
from guantong.apps.actors.intake_operations import apply, upload_term
from guantong.apps.actors.models import Handover, Intake, Membership, Person, Substitution, Term
from guantong.apps.actors.operations import appoint
from guantong.apps.actors.queries import roster_of_term, standing_of, term_in_force
from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput
from tests.world import World

pytestmark = pytest.mark.django_db
CHANGE = date(2026, 12, 1)
ROSTER = """
人员:
  - {登录名: zhu, 姓名: 朱代表, 选举单位: 第4选区, 联络站代码: LQZ}
任职:
  - {登录名: he, 机构代码: CWH, 角色: 常委会领导}
  - {登录名: mo, 机构代码: CJW, 角色: 财经委委员}
  - {登录名: zhu, 机构代码: RD, 角色: 人大代表}
  - {登录名: zhu, 机构代码: DLQ, 角色: 人大代表}
"""
HANDED = "移交: [{离任人: lin, 接手人: zhu}]\n"


def prepared(world: World, text: str, **facts: object) -> Intake:
    given = {"leaving_on": CHANGE, "next_number": 9, "next_name": "明湖区第九届人民代表大会", **facts}
    return upload_term(
        term=Term.objects.get(number=8), file_name="名册.yaml", raw=text.encode(), by=world.standing("xi"),
        as_of=world.now, **given,  # type: ignore[arg-type]
    )  # fmt: skip


def applied(world: World, text: str) -> Intake:
    return apply(intake=prepared(world, text), by=world.standing("an"), as_of=world.now)


def test_a_leaver_has_access_until_that_day_and_none_from_it(world: World) -> None:
    applied(world, ROSTER)
    lin = world.people["lin"]

    assert standing_of(lin, CHANGE - timedelta(days=1)).roles == {Role.DEPUTY}
    assert standing_of(lin, CHANGE).posts == ()
    assert standing_of(Person.objects.get(username="zhu"), CHANGE).roles == {Role.DEPUTY}
    assert list(drifted()) == []


def test_a_leavers_page_is_refused_on_that_day(world: World) -> None:
    client = world.signed_in("lin")
    before = client.get("/actors/me/").status_code
    apply(intake=prepared(world, ROSTER, leaving_on=world.now.date()), by=world.standing("an"), as_of=world.now)

    after = client.get("/actors/me/")

    assert (before, after.status_code) == (200, 403)


def test_who_stays_holds_the_post_without_a_gap(world: World) -> None:
    applied(world, ROSTER)

    posts = Membership.objects.filter(person__username="mo").order_by("begins_on")
    assert [(p.term.number, p.begins_on, p.ends_on) for p in posts] == [
        (8, date(2021, 12, 1), CHANGE), (9, CHANGE, None),
    ]  # fmt: skip
    assert term_in_force(CHANGE).number == 9


@pytest.mark.parametrize(
    ("handed", "said"),
    [
        ("移交: [{离任人: lin, 接手人: lin}]", "“接手人”：“lin”在 2026-12-01 没有职务，不能接手"),
        ("移交: [{离任人: lin, 接手人: nobody}]", "“接手人”：没有登录名“nobody”"),
        ("移交: [{离任人: he, 接手人: zhu}]", "“离任人”：不在离任人员之列"),
        ("移交: [{离任人: he, 其他任职一并结束: √}]", "“其他任职一并结束”写“是”，或空着"),
    ],
)
def test_a_successor_who_cannot_take_over_is_refused(world: World, handed: str, said: str) -> None:
    intake = prepared(world, ROSTER + handed)

    assert intake.rows.get(outcome="refused").zh.startswith(said)


def test_substitutions_of_a_leaver_end_that_day(world: World) -> None:
    substitution = Substitution(
        absent=world.people["he"], substitute=world.people["lin"], begins_on=date(2026, 11, 1),
        ends_on=date(2027, 1, 31), reason="出差",
    )  # fmt: skip
    with transaction.atomic():
        substitution.save()
        record(
            by=world.standing("an"),
            as_of=world.now,
            room="actors",
            verb="substitute",
            of=substitution,
            says=Words("", ""),
        )

    applied(world, ROSTER)

    substitution.refresh_from_db()
    assert substitution.ends_on == CHANGE
    assert list(drifted()) == []


def test_other_posts_of_a_leaver_stay_and_are_listed(world: World) -> None:
    appoint(
        person=world.people["lin"], organisation=world.body("LQ01"), role=Role.RESIDENT_REPRESENTATIVE,
        by=world.standing("an"), as_of=world.now,
    )  # fmt: skip

    applied(world, ROSTER)

    assert standing_of(world.people["lin"], CHANGE).roles == {Role.RESIDENT_REPRESENTATIVE}
    assert {"kind": "kept", "what": "柳桥街道柳荫社区 居民代表"} in Handover.objects.get().held


def test_what_a_leaver_did_keeps_its_author(world: World) -> None:
    with transaction.atomic():
        entry = record(by=world.standing("lin"), as_of=world.now, room="years", verb="speak", says=Words("", ""))

    applied(world, ROSTER)

    assert Entry.objects.get(pk=entry.pk).by == "lin"
    assert Person.objects.get(username="lin").name == "林代表"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"leaving_on": date(2021, 1, 1)}, "leaving_on"),
        ({"leaving_on": date(2030, 1, 1)}, "leaving_on"),
        ({"next_number": 8}, "next_number"),
    ],
)
def test_an_impossible_day_or_number_is_told_at_its_field(world: World, facts: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        prepared(world, ROSTER, **facts)

    assert list(caught.value.reasons) == [field]


def test_an_empty_roster_would_send_everybody_away_and_is_refused(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        prepared(world, "人员: [{登录名: zhu, 姓名: 朱代表}]")

    assert caught.value.reasons["file"].zh.startswith("文件里没有“任职”表")


def test_the_roster_that_is_offered_unchanged_lets_everybody_stay(world: World) -> None:
    people, posts, handovers = roster_of_term(world.standing("xi"), world.now.date())
    raw = roster_file.as_yaml(
        (
            (roster_file.PEOPLE, roster_file.people_rows(people)), (roster_file.POSTS, roster_file.post_rows(posts)),
            (roster_file.HANDOVERS, handovers),
        )
    )  # fmt: skip

    intake = prepared(world, raw.decode())

    assert intake.counts == {"unchanged": 3, "new": 5, "stays": 3}
