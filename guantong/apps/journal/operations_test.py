"""Recording and sealing: in the transaction, gap-free, one sealer at a time, by no one but those who may."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction

from guantong.apps.journal.models import Entry, Leaf
from guantong.apps.journal.operations import Done, NotRecordable, record, record_all, seal
from guantong.apps.journal.protection import app_role
from guantong.apps.journal.queries import as_recorded, drifted, misprinted
from guantong.domain.roles import Post, Role, Standing
from guantong.domain.words import Words
from tests.promises import mutants
from tests.world import NOON, World

KEY = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
SHEN = Standing("shen", (Post(Role.BUDGET_COMMISSION_STAFF, "RD.YSGW."),))
postgres = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="not run: needs PostgreSQL (TEST_DATABASE=postgres)"
)


def write(count: int = 1) -> None:
    with transaction.atomic():
        for _ in range(count):
            record(by=SHEN, as_of=NOON, room="years", verb="register", says=Words("登记", "registered"))


@pytest.mark.django_db
def test_an_entry_says_who_stood_in_for_whom() -> None:
    substitute = Standing("gu", (Post(Role.BUDGET_COMMISSION_STAFF, "RD.YSGW.", for_person="shen"),))

    with transaction.atomic():
        entry = record(by=substitute, as_of=NOON, room="years", verb="register", says=Words("登记", "registered"))

    assert (json.loads(entry.text)["by"], json.loads(entry.text)["for"]) == ("gu", ["shen"])


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_the_transaction_that_did_it() -> None:
    with pytest.raises(NotRecordable):
        record(by=SHEN, as_of=NOON, room="years", verb="register", says=Words("登记", "registered"))


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_entry() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(by=SHEN, as_of=NOON, room="years", verb="register", says=Words("登记", "registered"))
        raise ZeroDivisionError

    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_positions_have_no_gap_whatever_was_rolled_back() -> None:
    for number in range(6):
        point = transaction.savepoint()
        write()
        (transaction.savepoint_rollback if number % 2 else transaction.savepoint_commit)(point)
        seal(journal="明湖区", key=KEY, as_of=NOON)

    assert list(Leaf.objects.order_by("position").values_list("position", flat=True)) == [0, 1, 2]


@pytest.mark.django_db
def test_many_things_are_recorded_as_each_of_them_would_be(world: World) -> None:
    bodies = [world.body(code) for code in ("CG", "CZ")]
    says = Words("登记", "registered")

    with transaction.atomic():
        alone = [
            record(by=SHEN, as_of=NOON, room="years", verb="register", says=says, path=b.path, of=b, content={"n": 1})
            for b in bodies
        ]
        record_all(
            by=SHEN, as_of=NOON, room="years", verb="register", done=[Done(b, b.path, says, {"n": 1}) for b in bodies]
        )

    together = list(Entry.objects.order_by("-pk")[:2])[::-1]
    told = [
        [{k: v for k, v in json.loads(e.text).items() if k not in ("state", "tie")} for e in es]
        for es in (alone, together)
    ]
    assert (told[0] == told[1], all(as_recorded(body) for body in bodies), list(misprinted()), list(drifted())) == (
        True,
        True,
        [],
        [],
    )


@pytest.mark.django_db(transaction=True)
def test_many_things_outside_a_transaction_are_refused_as_one_is() -> None:
    with pytest.raises(NotRecordable):
        record_all(by=SHEN, as_of=NOON, room="years", verb="register", done=[])


@postgres
@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_seal_everything_once() -> None:
    assert [sealed_by_two() for _ in range(10)] == [[]] * 10

    # without the lock both count the same leaves and want the same positions
    with mutants.sealer_without_lock():
        assert any(sealed_by_two() for _ in range(10))


def sealed_by_two() -> list[str]:
    """Write, let two sealers start together, return what failed."""
    write(40)
    together = Barrier(2)

    def one() -> str:
        together.wait()
        try:
            seal(journal="明湖区", key=KEY, as_of=NOON)
        except DatabaseError as error:
            return type(error).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as sealers:
        failed = [done for done in sealers.map(lambda _: one(), range(2)) if done]
    positions = list(Leaf.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(len(positions)))
    return failed


@postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    "verb",
    [
        "UPDATE journal_entry SET says = 'x'",
        "DELETE FROM journal_leaf",
        "UPDATE journal_salt SET salt = 'x'",
        "TRUNCATE journal_salt",
    ],
)
def test_the_application_s_role_may_write_the_journal_and_never_rewrite_it(verb: str) -> None:
    write()
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE guantong_app")
        for statement in app_role("guantong_app"):
            cursor.execute(statement)
        with mutants.journal_without_triggers():
            cursor.execute("SET LOCAL ROLE guantong_app")
            write()
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(verb)
            cursor.execute("RESET ROLE")
            cursor.execute("UPDATE journal_entry SET says = 'x'")  # the owner could: hence a role of its own
