"""Two people at once: no role in a dissolved body, no circle of successions, no file applied twice. On PostgreSQL, where writers do not queue by themselves."""

from datetime import date

from django.db import OperationalError

from guantong.apps.actors import intake_operations, operations, organisation_operations
from guantong.apps.actors.models import Organisation, Person, Succession
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

TODAY = date(2026, 11, 12)
DOCUMENT = "明编〔2026〕7号"


def dissolved_with_a_member(world: World) -> bool:
    """A body is dissolved while a role in it is given: does somebody hold a role in a dissolved body?"""
    body = operations.found_organisation(
        code="SW",
        name="明湖区水务局",
        kind="department",
        parent=world.body("ZF"),
        by=world.standing("xi"),
        as_of=world.now,
    )
    xi, an = world.standing("xi"), world.standing("an")
    with meeting((operations, "sound_membership"), (organisation_operations, "standing_below")):
        at_once(
            lambda: operations.appoint(
                person=world.people["cao"], organisation=body, role=Role.BUDGET_UNIT, by=an, as_of=world.now
            ),
            lambda: organisation_operations.dissolve(
                organisation=body, on=TODAY, document=DOCUMENT, by=xi, as_of=world.now
            ),
        )
    body.refresh_from_db()
    return body.ends_on is not None and body.memberships.exists()


def circle_of_successions(world: World) -> list[type]:
    """Half a circle of four bodies stands; its two other halves are recorded at once: what each was answered."""
    a, b, c, d = (world.body(code) for code in ("TJ", "FG", "CZ", "SJ"))
    xi = world.standing("xi")

    def follow(former: Organisation, latter: Organisation) -> Succession:
        return organisation_operations.succeed(
            organisation=former, latter=latter, kind="merged", on=TODAY, document=DOCUMENT, by=xi, as_of=world.now
        )

    follow(b, c)
    follow(d, a)
    with meeting((organisation_operations, "_sound_succession")):
        answers = at_once(lambda: follow(a, b), lambda: follow(c, d))
    return sorted((type(answer) for answer in answers), key=lambda kind: kind.__name__)


def test_nobody_is_given_a_role_in_a_body_that_is_being_dissolved(contested: World) -> None:
    assert not dissolved_with_a_member(contested)
    assert list(drifted()) == []


def test_without_holding_the_body_a_role_would_be_left_in_a_dissolved_one(contested: World) -> None:
    with mutants.bodies_not_held_while_a_role_is_given():
        assert dissolved_with_a_member(contested)


def test_successions_recorded_at_once_close_no_circle(contested: World) -> None:
    assert circle_of_successions(contested) == [BadInput, Succession]
    assert list(drifted()) == []


def test_judged_side_by_side_they_fail_in_the_database_instead_of_being_told(contested: World) -> None:
    with mutants.successions_judged_side_by_side():
        assert OperationalError in circle_of_successions(contested)


def test_a_code_and_a_username_are_taken_once(contested: World) -> None:
    xi = contested.standing("xi")

    def found() -> Organisation:
        return operations.found_organisation(code="SW", name="水务局", kind="department", by=xi, as_of=contested.now)

    def admit() -> Person:
        return operations.admit_person(username="wu", name="吴会计", by=xi, as_of=contested.now)

    with meeting((operations, "sound_organisation"), (operations, "sound_username")):
        bodies, people = at_once(found, found), at_once(admit, admit)

    assert sorted(isinstance(answer, BadInput) for answer in bodies) == [False, True]
    assert sorted(isinstance(answer, BadInput) for answer in people) == [False, True]


def test_a_file_is_applied_once(contested: World) -> None:
    raw = "机构: [{代码: SW, 名称: 明湖区水务局, 类别: 部门, 上级代码: ZF}]".encode()
    intake = intake_operations.upload(file_name="表.yaml", raw=raw, by=contested.standing("xi"), as_of=contested.now)
    an = contested.standing("an")

    answers = at_once(*2 * [lambda: intake_operations.apply(intake=intake, by=an, as_of=contested.now)])

    assert sorted(isinstance(answer, NotAllowed) for answer in answers) == [False, True]
    assert list(drifted()) == []
