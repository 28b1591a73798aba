"""Two people at once: no role in a dissolved body, no circle of successions, no file applied twice. On PostgreSQL, where writers do not queue by themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, connections

from guantong.apps.actors import intake_operations, operations, organisation_operations
from guantong.apps.actors.models import Organisation, Person, Succession
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.promises import mutants
from tests.world import World

TODAY = date(2026, 11, 12)
DOCUMENT = "明编〔2026〕7号"


@pytest.fixture
def grown(transactional_db: None) -> World:  # noqa: ARG001 - the database as a real one, with commits
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    return World.grown()


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Do all `acts` at the same moment, each on a connection of its own; returns what they gave or raised."""
    barrier, found = Barrier(len(acts)), [None] * len(acts)

    def run(at: int, act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            found[at] = act()
        except (BadInput, NotAllowed, OperationalError) as refused:
            found[at] = refused
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@contextmanager
def meeting(module: Any, *names: str) -> Iterator[None]:
    """Let both have judged before either writes, unless one must wait for the other."""
    met, real = Barrier(2), {name: getattr(module, name) for name in names}

    def judged(name: str) -> Callable[..., Any]:
        def judge(*args: Any) -> Any:
            answer = real[name](*args)
            try:
                met.wait(0.4)
            except BrokenBarrierError:
                met.reset()
            return answer

        return judge

    for name in names:
        setattr(module, name, judged(name))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(module, name, function)


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
    xi, an, met = world.standing("xi"), world.standing("an"), Barrier(2)
    real_check, real_below = operations.sound_membership, organisation_operations.standing_below

    def meet() -> None:
        try:
            met.wait(0.4)
        except BrokenBarrierError:
            met.reset()

    def checked(*args: Any) -> None:
        real_check(*args)
        meet()

    def below(*args: Any) -> Any:
        meet()
        return real_below(*args)

    operations.sound_membership, organisation_operations.standing_below = checked, below
    try:
        together(
            lambda: operations.appoint(
                person=world.people["cao"], organisation=body, role=Role.BUDGET_UNIT, by=an, as_of=world.now
            ),
            lambda: organisation_operations.dissolve(
                organisation=body, on=TODAY, document=DOCUMENT, by=xi, as_of=world.now
            ),
        )
    finally:
        operations.sound_membership, organisation_operations.standing_below = real_check, real_below
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
    with meeting(organisation_operations, "_sound_succession"):
        answers = together(lambda: follow(a, b), lambda: follow(c, d))
    return sorted((type(answer) for answer in answers), key=lambda kind: kind.__name__)


def test_nobody_is_given_a_role_in_a_body_that_is_being_dissolved(grown: World) -> None:
    assert not dissolved_with_a_member(grown)
    assert list(drifted()) == []


def test_without_holding_the_body_a_role_would_be_left_in_a_dissolved_one(grown: World) -> None:
    with mutants.bodies_not_held_while_a_role_is_given():
        assert dissolved_with_a_member(grown)


def test_successions_recorded_at_once_close_no_circle(grown: World) -> None:
    assert circle_of_successions(grown) == [BadInput, Succession]
    assert list(drifted()) == []


def test_judged_side_by_side_they_fail_in_the_database_instead_of_being_told(grown: World) -> None:
    with mutants.successions_judged_side_by_side():
        assert OperationalError in circle_of_successions(grown)


def test_a_code_and_a_username_are_taken_once(grown: World) -> None:
    xi = grown.standing("xi")

    def found() -> Organisation:
        return operations.found_organisation(code="SW", name="水务局", kind="department", by=xi, as_of=grown.now)

    def admit() -> Person:
        return operations.admit_person(username="wu", name="吴会计", by=xi, as_of=grown.now)

    with meeting(operations, "sound_organisation", "sound_username"):
        bodies, people = together(found, found), together(admit, admit)

    assert sorted(isinstance(answer, BadInput) for answer in bodies) == [False, True]
    assert sorted(isinstance(answer, BadInput) for answer in people) == [False, True]


def test_a_file_is_applied_once(grown: World) -> None:
    raw = "机构: [{代码: SW, 名称: 明湖区水务局, 类别: 部门, 上级代码: ZF}]".encode()
    intake = intake_operations.upload(file_name="表.yaml", raw=raw, by=grown.standing("xi"), as_of=grown.now)
    an = grown.standing("an")

    answers = together(*2 * [lambda: intake_operations.apply(intake=intake, by=an, as_of=grown.now)])

    assert sorted(isinstance(answer, NotAllowed) for answer in answers) == [False, True]
    assert list(drifted()) == []
