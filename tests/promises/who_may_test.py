"""Who may see and do what (权限矩阵): the code agrees with the hand-written table, and nothing comes back that should not."""

import logging
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from guantong.apps.actors import operations
from guantong.apps.actors.models import Membership
from guantong.domain.roles import Post, Role, Standing, rooms
from guantong.gateways.site.installation import INSTALLER
from tests.promises import leaks, mutants
from tests.promises.who_may_answers import routes
from tests.promises.who_may_lane import FULL, Matrix, client_of, session_of
from tests.promises.who_may_oracle import RELATIONS, may_read, may_use, reach_of, roles_of, table
from tests.promises.who_may_things import FACTORIES
from tests.world import NOON, World

BUSINESS = [role.value for role in Role if not role.administrator]
PAIRS = random.Random(20261112).sample(["+".join(two) for two in combinations(BUSINESS, 2)], 6 if FULL else 1)  # noqa: S311
PATHS = {"own": "RD.CWH.QS.", "child": "RD.CWH.QS.QSZ.", "neighbour": "RD.CWH.LQ.", "ancestor": "RD.CWH."}


# the table is whole, and the code says the same


def test_every_route_is_named() -> None:
    assert sorted(table()["routes"]) == routes()


def test_every_role_is_named_once_in_every_room() -> None:
    named = {room: sorted(role for role, _ in roles_of(line)) for room, line in table()["reads"].items()}

    assert set(named) == set(rooms())
    assert {room: roles for room, roles in named.items() if roles != sorted(role.value for role in Role)} == {}


def test_every_verb_of_every_workflow_is_named() -> None:
    from guantong.apps.actors.workflows import workflows

    assert sorted(table()["verbs"]) == sorted(f"{t.room}.{t.name}.{row.verb}" for t in workflows() for row in t.rows)


@pytest.mark.parametrize("role", list(Role))
def test_the_code_reads_as_far_as_the_table_says(role: Role) -> None:
    standing = Standing("someone", (Post(role, PATHS["own"]),))
    coded = {(room, relation) for room in rooms() for relation in RELATIONS if standing.sees(room, PATHS[relation])}

    written = {(room, relation) for room in rooms() for relation in RELATIONS if may_read(room, role.value, relation)}
    written |= {(room, "own") for room in rooms() if reach_of(room, role.value) == "mine"}  # narrowed by its query

    assert coded == written


@pytest.mark.parametrize("role", list(Role))
def test_the_workflows_admit_whom_the_table_admits(role: Role) -> None:
    from guantong.apps.actors.workflows import workflows

    standing = Standing("someone", (Post(role, PATHS["own"]),))
    coded = {
        (f"{t.room}.{t.name}.{row.verb}", relation)
        for t in workflows() for row in t.rows for relation in RELATIONS if row.admitting(standing, PATHS[relation])
    }  # fmt: skip

    assert coded == {(verb, rel) for verb in table()["verbs"] for rel in RELATIONS if may_use(verb, role.value, rel)}


def test_every_verb_is_sent_somewhere_or_it_is_said_what_uses_it() -> None:
    lines = table()["routes"].values()
    addressed = {verb for line in lines for verb in [*line.get("verbs", ()), *filter(None, [line.get("sends")])]}

    assert sorted(addressed | set(table()["unaddressed"])) == sorted(table()["verbs"])
    assert addressed & set(table()["unaddressed"]) == set()


def test_every_thing_that_a_route_asks_for_can_be_made() -> None:
    wanted = {line["thing"] for line in table()["routes"].values() if "thing" in line}

    assert wanted - set(FACTORIES) == set()


# and nothing comes back that should not


LASTING = {"SESSION_COOKIE_AGE": 24 * 3600}
"""The lane in full takes longer than a session may stand idle."""


@pytest.fixture(scope="module")
def matrix(
    django_db_setup: None,  # noqa: ARG001 - the database is there before anything is made in it
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Matrix]:
    """One world for every role: what a test sends is matrix, what a role sees does not depend on the others."""
    folder = tmp_path_factory.mktemp("matrix")
    logging.disable(logging.ERROR)  # refusals by the thousand are what is asked for
    with django_db_blocker.unblock(), override_settings(FILES=folder, **LASTING), transaction.atomic():
        World.grown()
        yield Matrix.grown()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


asked = pytest.mark.django_db  # within the matrix: what a test sends is taken back


@asked
def test_every_thing_is_asked_for_at_every_relation_and_in_every_state_by_somebody(matrix: Matrix) -> None:
    assert matrix.asked() == replace(matrix, every=True).asked()


@pytest.mark.parametrize("role", list(Role))
@asked
def test_nobody_reads_or_does_what_is_not_theirs(matrix: Matrix, role: Role) -> None:
    assert matrix.leaks(role) == []


@pytest.mark.parametrize("pair", PAIRS)
@asked
def test_who_holds_two_posts_sees_and_does_what_either_lets_and_nothing_more(matrix: Matrix, pair: str) -> None:
    """In a full run the first pair is asked everything; for the others cells go round: each role by itself is asked in full."""
    matrix.clients[pair] = client_of(pair)
    asking = replace(matrix, every=FULL and pair == PAIRS[0])

    assert asking.leaks(pair) == []
    assert asking.told(pair) == []


@pytest.mark.parametrize("role", list(Role))
@asked
def test_what_one_may_not_see_changes_no_count_and_no_order(matrix: Matrix, role: Role) -> None:
    assert matrix.told(role) == []


@pytest.mark.parametrize("role", list(Role))
@asked
def test_a_membership_that_is_revoked_is_over_at_the_next_request(matrix: Matrix, role: Role) -> None:
    person = _post_of(role).person
    assert matrix.clients[role].get("/actors/me/").status_code == 200
    doors = {address: session_of(person) for address in _EVERYWHERE}  # the first that is refused ends its session

    operations.revoke(membership=_post_of(role), by=INSTALLER, as_of=NOON)

    assert [client.get(address).status_code for address, client in doors.items()] == [403, 403, 403, 401]


@asked
def test_a_session_that_remembers_its_standing_is_found_out(matrix: Matrix) -> None:
    client = matrix.clients[Role.BUDGET_UNIT]
    with mutants.standing_kept_for_the_session():
        client.get("/")
        operations.revoke(membership=_post_of(Role.BUDGET_UNIT), by=INSTALLER, as_of=NOON)

        assert [client.get(address).status_code for address in _EVERYWHERE] == [200, 200, 200, 200]


_EVERYWHERE = ("/", "/actors/me/", "/years/", "/api/years/steps")


def _post_of(role: Role) -> Membership:
    return Membership.objects.get(person__username=f"the_{role.value}")


# the lane sees: each of these ways left open is found


LEAKS = {
    leaks.leak_in_a_list: ("years:years", Role.BUDGET_UNIT),
    leaks.leak_in_a_detail: ("subjects:subject", Role.BUDGET_UNIT),
    leaks.leak_in_a_search: ("subjects:subjects", Role.BUDGET_UNIT),
    leaks.leak_in_an_export: ("years:years", Role.BUDGET_UNIT),
    leaks.leak_of_a_files_bytes: ("files:content", Role.BUDGET_UNIT),
    leaks.leak_of_sensitive_files: ("files:file", Role.FINANCE_BUREAU),
    leaks.leak_in_an_error: ("years:step", Role.BUDGET_UNIT),
    leaks.leak_of_existence: ("subjects:link", Role.BUDGET_UNIT),
    leaks.leak_in_a_header: ("years:years", Role.BUDGET_UNIT),
    leaks.leak_by_reach: ("jobs:job", Role.BUDGET_UNIT),
    leaks.leak_on_the_desk: ("desk", Role.BUDGET_UNIT),
    leaks.leak_of_a_job: ("jobs:job", Role.BUDGET_UNIT),
    leaks.leak_of_a_person: ("actors:person", Role.BUDGET_UNIT),
    leaks.leak_of_fees: ("actors:person", Role.SYSTEM_ADMINISTRATOR),
    leaks.leak_of_conflicts: ("actors:conflicts", Role.LEADER),
    leaks.leak_in_the_api: ("api:steps", Role.BUDGET_UNIT),
    leaks.leak_in_the_journal: ("journal:ledger", Role.BUDGET_UNIT),
    mutants.figures_of_any_level: ("figures:batch", Role.FINANCE_BUREAU),
    mutants.figures_published_of_any_level: ("figures:batch", Role.DEPUTY),
    mutants.scope_forgotten: ("years:step", Role.BUDGET_UNIT),
    mutants.verbs_open_to_everybody: ("years:step", Role.BUDGET_UNIT),
    mutants.verbs_open_at_any_time: ("jobs:job", Role.SYSTEM_ADMINISTRATOR),
    mutants.doors_open_to_everybody: ("years:years", Role.SYSTEM_ADMINISTRATOR),
}


@pytest.mark.parametrize(("leak", "where"), LEAKS.items(), ids=lambda it: getattr(it, "__name__", ""))
@asked
def test_a_way_left_open_is_found(
    matrix: Matrix, leak: Callable[[], AbstractContextManager[None]], where: tuple[str, Role]
) -> None:
    route, role = where
    whole = replace(matrix, every=True)
    assert whole.leaks(role, [route]) == []

    with leak():
        assert whole.leaks(role, [route]) != []


MECHANISMS = {
    mutants.scope_forgotten: Role.BUDGET_UNIT,
    mutants.verbs_open_to_everybody: Role.DEPUTY,
    mutants.verbs_open_at_any_time: Role.BUDGET_COMMISSION_STAFF,
}


@pytest.mark.parametrize(("mechanism", "role"), MECHANISMS.items(), ids=lambda it: getattr(it, "__name__", ""))
@asked
def test_a_run_of_normal_size_notices_that_a_mechanism_is_off(
    matrix: Matrix, mechanism: Callable[[], AbstractContextManager[None]], role: Role
) -> None:
    a_third = sorted(table()["routes"])[::3]
    assert matrix.leaks(role, a_third) == []

    with mechanism():
        assert matrix.leaks(role, a_third) != []


@asked
def test_a_count_of_what_is_hidden_is_found(matrix: Matrix) -> None:
    assert matrix.told(Role.BUDGET_UNIT, ["years:years"]) == []

    with leaks.leak_in_a_count():
        assert matrix.told(Role.BUDGET_UNIT, ["years:years"]) != []
