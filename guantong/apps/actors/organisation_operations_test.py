"""Founding, amending, following, dissolving: what is done, and what is refused with what to do."""

from datetime import date

import pytest

from guantong.apps.actors.models import Organisation
from guantong.apps.actors.operations import appoint, found_organisation, revoke
from guantong.apps.actors.organisation_operations import amend, dissolve, succeed
from guantong.apps.actors.queries import line_of, organisations, version_of
from guantong.apps.components.search import found_by
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
DOCUMENT = "明编〔2026〕7号"


def founded(world: World, code: str, parent: str = "ZF", **facts: object) -> Organisation:
    given = {"name": f"明湖区{code}局", "kind": "department", **facts}
    return found_organisation(code=code, parent=world.body(parent), by=world.standing("xi"), as_of=world.now, **given)  # type: ignore[arg-type]


def reason(caught: pytest.ExceptionInfo[BadInput]) -> dict[str, str]:
    return {field: words.zh for field, words in caught.value.reasons.items()}


def test_a_body_is_founded_under_its_parent_and_journaled(world: World) -> None:
    body = founded(world, "SW")

    assert (body.path, entries_of(body).last().by) == ("ZF.SW.", "xi")
    assert list(drifted()) == []


def test_only_the_system_administrator_founds(world: World) -> None:
    with pytest.raises(NotAllowed):
        found_organisation(code="SW", name="水务局", kind="department", by=world.standing("an"), as_of=world.now)


def test_a_taken_code_is_told_whose_it_is(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        founded(world, "CZ")

    assert reason(caught) == {"code": "代码 CZ 已由“明湖区财政局”使用。换一个代码；若是同一机构，请打开它办理“更正”"}


def test_a_code_with_a_dot_would_break_the_tree_and_is_refused(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        founded(world, "Z.F")

    assert reason(caught) == {"code": "代码由 1 至 12 位字母、数字组成"}


def test_nothing_is_founded_under_what_was_dissolved(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        founded(world, "SW", parent="SR")

    assert reason(caught) == {"parent": "“明湖区市容管理局”已于 2024-03-01 撤销，不能再设下级。请选现任的承接机构"}


def test_a_name_once_borne_stays_an_alias_and_is_found(world: World) -> None:
    body = world.body("CZ")

    amended = amend(
        organisation=body, name="明湖区财政金融局", short_name="区财金局", aliases="", kind="department", begins_on=None,
        by=world.standing("xi"), as_of=world.now, version=version_of(body),
    )  # fmt: skip

    assert amended.aliases == "明湖区财政局"
    assert [b.code for b in organisations().filter(found_by("mhqczj"))] == ["CZ"]
    assert list(drifted()) == []


def test_who_amends_what_another_amended_meanwhile_is_told(world: World) -> None:
    body, version = world.body("CZ"), version_of(world.body("CZ"))
    facts = {"name": body.name, "aliases": "", "kind": body.kind, "begins_on": None, "by": world.standing("xi")}
    amend(organisation=body, short_name="财政", as_of=world.now, version=version, **facts)

    with pytest.raises(Stale):
        amend(organisation=body, short_name="区财政", as_of=world.now, version=version, **facts)

    assert world.body("CZ").short_name == "财政"


def test_a_succession_is_recorded_and_the_former_name_finds_the_latter(world: World) -> None:
    latter = founded(world, "SW", begins_on=DAY)

    succeed(
        organisation=world.body("CG"), latter=latter, kind="merged", on=DAY, document=DOCUMENT, by=world.standing("xi"),
        as_of=world.now,
    )  # fmt: skip

    assert [s.organisation.code for s in line_of(latter)] == ["SR", "CG", "SW"]
    assert [b.code for b in organisations().filter(found_by("市容管理局"))] == ["CG", "SR", "SW"]
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("latter", "kind", "on", "document", "said"),
    [
        ("CG", "renamed", DAY, DOCUMENT, {"latter": "不能由自己承接。请选另一个机构"}),
        ("JY", "merged", DAY, " ", {"document": "请填写文号：机构变动以文件为据"}),
        ("SR", "merged", DAY, DOCUMENT, {"latter": "“明湖区城市管理局”本由“明湖区市容管理局”而来，不能反过来。请核对前后"}),
    ],
)  # fmt: skip
def test_an_impossible_succession_is_refused_with_the_reason(
    world: World, latter: str, kind: str, on: date, document: str, said: dict[str, str]
) -> None:
    with pytest.raises(BadInput) as caught:
        succeed(
            organisation=world.body("CG"), latter=world.body(latter), kind=kind, on=on, document=document,
            by=world.standing("xi"), as_of=world.now,
        )  # fmt: skip

    assert reason(caught) == said


def test_what_was_renamed_is_not_renamed_again(world: World) -> None:
    first, second = founded(world, "A1"), founded(world, "A2")
    given = {"organisation": world.body("JY"), "on": DAY, "document": DOCUMENT, "by": world.standing("xi")}
    succeed(latter=first, kind="renamed", as_of=world.now, **given)

    with pytest.raises(BadInput) as caught:
        succeed(latter=second, kind="renamed", as_of=world.now, **given)

    assert list(reason(caught)) == ["kind"]


def test_a_body_with_members_or_bodies_below_is_not_dissolved_and_told_what_to_do(world: World) -> None:
    given = {"on": DAY, "document": DOCUMENT, "by": world.standing("xi"), "as_of": world.now}

    with pytest.raises(BadInput) as below:
        dissolve(organisation=world.body("JY"), **given)
    with pytest.raises(BadInput) as members:
        dissolve(organisation=world.body("TJ"), **given)

    assert reason(below)["on"].startswith("还有 1 个下级机构（JY001）。请先逐一撤销")
    assert reason(members)["on"].startswith("这一天还有 1 人任职（tao）。请安全管理员先结束其任职")


def test_a_body_without_members_is_dissolved_and_takes_no_new_ones(world: World) -> None:
    (post,) = world.body("TJ").memberships.all()
    today = world.now.date()
    revoke(membership=post, by=world.standing("an"), as_of=world.now)

    dissolve(organisation=world.body("TJ"), on=today, document=DOCUMENT, by=world.standing("xi"), as_of=world.now)

    with pytest.raises(BadInput) as caught:
        appoint(
            person=world.people["tao"], organisation=world.body("TJ"), role=Role.STATISTICS, by=world.standing("an"),
            as_of=world.now,
        )  # fmt: skip
    assert list(reason(caught)) == ["organisation"]
    assert list(drifted()) == []


def test_dates_are_not_reversed(world: World) -> None:
    (post,) = world.body("TJ").memberships.all()

    with pytest.raises(BadInput) as caught:
        revoke(membership=post, ends_on=date(2020, 1, 1), by=world.standing("an"), as_of=world.now)

    assert reason(caught) == {"ends_on": "结束 2020-01-01 早于开始 2021-12-01。请核对两个日期"}
