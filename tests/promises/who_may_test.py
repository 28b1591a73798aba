"""Who may see and do what (权限矩阵): the code agrees with the hand-written table, and nothing comes back that should not."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from guantong.apps.actors import operations
from guantong.apps.actors.models import Membership
from guantong.domain.roles import Post, Role, Standing, rooms
from guantong.gateways.demo.world import INSTALLER
from tests.promises import mutants
from tests.promises.who_may_lane import Matrix, client_of, routes
from tests.promises.who_may_oracle import RELATIONS, may_read, may_use, reach_of, roles_of, table
from tests.promises.who_may_things import FACTORIES
from tests.world import NOON

in_minghu = pytest.mark.usefixtures("world", "files_folder")
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


def test_every_thing_that_a_route_asks_for_can_be_made() -> None:
    wanted = {line["thing"] for line in table()["routes"].values() if "thing" in line}

    assert wanted - set(FACTORIES) == set()


# and nothing comes back that should not


@pytest.mark.parametrize("role", list(Role))
@in_minghu
def test_nobody_reads_or_does_what_is_not_theirs(role: Role) -> None:
    assert Matrix.grown([role]).leaks() == []


@pytest.mark.parametrize("role", list(Role))
@in_minghu
def test_what_one_may_not_see_changes_no_count_and_no_order(role: Role) -> None:
    assert Matrix.grown([role]).told() == []


@pytest.mark.parametrize("role", list(Role))
@in_minghu
def test_a_membership_that_is_revoked_is_over_at_the_next_request(role: Role) -> None:
    client = client_of(role)
    assert client.get("/actors/me/").status_code == 200

    operations.revoke(membership=Membership.objects.get(person__username=f"the_{role.value}"), by=INSTALLER, as_of=NOON)

    assert [client.get(address).status_code for address in ("/", "/actors/me/", "/years/", "/api/years/steps")] == [
        403,
        403,
        403,
        401,
    ]


@in_minghu
def test_a_session_that_remembers_its_standing_is_found_out() -> None:
    client = client_of(Role.BUDGET_UNIT)
    with mutants.standing_kept_for_the_session():
        client.get("/")
        operations.revoke(
            membership=Membership.objects.get(person__username="the_budget_unit"), by=INSTALLER, as_of=NOON
        )

        assert client.get("/").status_code == 200


# the lane sees: each of these ways left open is found


LEAKS = {
    mutants.leak_in_a_list: "years:years",
    mutants.leak_in_a_detail: "subjects:subject",
    mutants.leak_in_a_search: "subjects:subjects",
    mutants.leak_in_an_export: "years:years",
    mutants.leak_of_a_files_bytes: "files:content",
    mutants.leak_in_an_error: "years:step",
    mutants.leak_of_existence: "subjects:link",
    mutants.leak_in_a_header: "years:years",
    mutants.leak_by_reach: "jobs:job",
    mutants.leak_on_the_desk: "desk",
    mutants.leak_of_a_job: "jobs:job",
    mutants.leak_in_the_api: "api:steps",
    mutants.leak_in_the_journal: "journal:ledger",
    mutants.verbs_open_to_everybody: "years:step",
}


@pytest.mark.parametrize(("leak", "route"), LEAKS.items(), ids=lambda it: getattr(it, "__name__", str(it)))
@in_minghu
def test_a_way_left_open_is_found(leak: Callable[[], AbstractContextManager[None]], route: str) -> None:
    matrix = Matrix.grown([Role.BUDGET_UNIT])
    assert matrix.leaks([route]) == []

    with leak():
        assert matrix.leaks([route]) != []


@in_minghu
def test_a_count_of_what_is_hidden_is_found() -> None:
    matrix = Matrix.grown([Role.BUDGET_UNIT])
    assert matrix.told(["years:years"]) == []

    with mutants.leak_in_a_count():
        assert matrix.told(["years:years"]) != []


@in_minghu
def test_sensitive_files_shown_too_far_are_found() -> None:
    matrix = Matrix.grown([Role.FINANCE_BUREAU])
    assert matrix.leaks(["files:file"]) == []

    with mutants.leak_of_sensitive_files():
        assert matrix.leaks(["files:file"]) != []


@in_minghu
def test_a_door_left_open_is_found() -> None:
    matrix = Matrix.grown([Role.SYSTEM_ADMINISTRATOR])

    with mutants.doors_open_to_everybody():
        assert matrix.leaks(["years:years"]) != []
