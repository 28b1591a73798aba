"""T7: whatever is changed in the journal or behind it is found with a head that somebody else has held (防篡改)."""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from guantong.apps.actors.models import Membership
from guantong.apps.actors.operations import revoke
from guantong.apps.journal import queries
from guantong.apps.journal.models import Entry, Journaled, Salt
from guantong.apps.journal.operations import erase_ties, record, seal
from guantong.apps.years.models import Step
from guantong.domain.roles import Standing
from guantong.domain.seal.head import Head, signed
from guantong.domain.words import Words
from guantong.gateways.cli import verify_journal
from tests.promises import mutants
from tests.world import NOON, World

FULL = bool(os.environ.get("FULL"))
KEY = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
PUBLIC = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
SHEN = Standing("shen")


def written(count: int) -> list[str]:
    with transaction.atomic():
        for number in range(count):
            record(by=SHEN, as_of=NOON, room="years", verb="register", says=Words(f"登记第{number}步", "registered"))
    return list(Entry.objects.order_by("pk").values_list("text", flat=True))


def sealed() -> dict[str, Any]:
    return json.loads(seal(journal="明湖区", key=KEY, as_of=NOON).printed())


def wrong(head: dict[str, Any], lines: list[str]) -> list[str]:
    return verify_journal.verify(head, lines, PUBLIC)


@pytest.mark.django_db
def test_a_journal_that_nobody_touched_is_whole_a_thousand_times() -> None:
    false_alarms = 0
    for _ in range(1000 if FULL else 50):
        written(1)
        false_alarms += bool(wrong(sealed(), list(queries.lines())))

    assert false_alarms == 0


@pytest.mark.django_db
def test_every_byte_that_is_flipped_is_found() -> None:
    lines, head = written(200 if FULL else 24), sealed()
    flips = missed = 0
    for at, line in enumerate(lines):
        content = bytearray(line.encode())
        for byte in range(len(content)):
            content[byte] ^= 1
            changed = [*lines[:at], content.decode("utf-8", "surrogateescape"), *lines[at + 1 :]]
            flips, missed = flips + 1, missed + (not _found(head, changed))
            content[byte] ^= 1

    print(f"T7: {flips} flips, {missed} missed")
    assert (flips > 3000, missed) == (True, 0)


def _found(head: dict[str, Any], lines: list[str]) -> bool:
    try:
        return bool(wrong(head, lines))
    except UnicodeEncodeError:
        return True  # no text any more: nothing that could pass for a line


ATTACKS: dict[str, Callable[[list[str]], list[str]]] = {
    "truncated": lambda lines: lines[:-1],
    "rolled back": lambda lines: lines[: len(lines) // 2],
    "emptied": lambda lines: lines[:0],
    "swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "inserted": lambda lines: [lines[0], lines[0], *lines[1:-1]],
    "first removed": lambda lines: [*lines[1:], lines[-1]],
    "edited": lambda lines: [lines[0].replace("shen", "qin!"), *lines[1:]],
    "split": lambda lines: [lines[0][:20], lines[0][20:], *lines[1:]],
}


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_journal_that_was_rewritten_is_found(attack: str) -> None:
    lines, head = written(12), sealed()

    assert wrong(head, ATTACKS[attack](lines)) != []


@pytest.mark.django_db
def test_a_forked_journal_sealed_anew_is_found_with_the_held_head() -> None:
    held_lines, held = written(10), sealed()

    with mutants.journal_without_triggers():
        Entry.objects.filter(says="登记第3步").update(text=held_lines[3].replace("shen", "qin!"))
    forked = sealed()  # the insider seals what was rewritten, with the true key even

    assert wrong(held, list(queries.lines())) != []
    # the database's own latest head says all is well: whoever reads the head from there is fooled
    with mutants.verifier_that_trusts_the_database(), mutants.journal_without_triggers():
        rehashed(3)
        latest = sealed()
        assert latest["size"] == forked["size"]
        assert verify_journal.verify(held, list(queries.lines()), PUBLIC) == []


def rehashed(number: int) -> None:
    from guantong.domain.seal.canonical import DIGESTS
    from guantong.domain.seal.tree import leaf_hash

    entry = Entry.objects.get(says=f"登记第{number}步")
    entry.leaf_sm3, entry.leaf_sha256 = (leaf_hash(digest, entry.text) for digest in DIGESTS.values())
    entry.save()


@pytest.mark.django_db
def test_a_head_signed_by_another_key_is_refused() -> None:
    lines, head = written(3), sealed()
    forged = signed(
        Head(head["journal"], head["size"], head["root_sm3"], head["root_sha256"], head["sealed_at"]),
        Ed25519PrivateKey.generate(),
    )

    assert wrong(json.loads(forged.printed()), lines) == ["日封的签名不符 (bad signature)"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "head", ["[]", "{}", '{"size": true}', '{"size": "3"}', '{"size": -1}', "null", '{"size": 99999999}']
)
def test_what_is_no_head_never_passes(head: str) -> None:
    assert wrong(json.loads(head), written(3)) != []


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE {} SET {}={}", "DELETE FROM {}"])
@pytest.mark.parametrize(
    ("table", "column"), [("journal_entry", "says"), ("journal_leaf", "entry_id"), ("journal_sealedhead", "printed")]
)
def test_the_database_refuses_to_change_the_journal(table: str, column: str, statement: str) -> None:
    written(2), sealed()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement.format(table, column, column))
    with mutants.journal_without_triggers():
        connection.cursor().execute(f"UPDATE journal_entry SET says='改过'")  # noqa: F541, S608


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["says", "by", "room", "verb", "key", "path", "leaf_sm3", "leaf_sha256"])
def test_what_lists_show_of_an_entry_is_held_against_its_text(column: str) -> None:
    written(3)
    assert list(queries.misprinted()) == []

    with mutants.journal_without_triggers():
        Entry.objects.filter(says="登记第1步").update(**{column: "x"})

    assert len(list(queries.misprinted())) == 1


def _journaled_fields() -> list[tuple[str, str]]:
    found = [m for m in apps.get_models() if issubclass(m, Journaled)]
    return [
        (model._meta.label, field.attname)
        for model in found
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in model.UNJOURNALED
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("world")
def test_every_column_of_every_table_that_is_edited_by_sql_is_found() -> None:
    assert list(queries.drifted()) == []
    tried, missed = 0, []
    for label, column in _journaled_fields():
        model = apps.get_model(label)
        row = model._base_manager.order_by("pk").first()
        if row is None:
            continue
        point = transaction.savepoint()
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{column: _other(model._meta.get_field(column), row)})
        except DatabaseError:
            continue  # the database itself refuses it
        finally:
            found = {drift.key for drift in queries.drifted()}
            transaction.savepoint_rollback(point)
        tried += 1
        missed += [] if row.journal_key in found else [(label, column)]

    print(f"T7: {tried} columns edited by SQL")
    assert (tried > 20, missed) == (True, [])


BESIDE = {
    "actors.IntakeRow": "what a preview says; applying compares anew with the intake's digest",
    "actors.SignInLink": "worth what the entry of its issue says (credentials_test.py)",
    "ballots.Sealed": "a journal of it would tell the order of the votes; counted against the roll at the opening",
    "ballots.Slip": "the root in its box's journaled row stands for all (ballot_game_test.py)",
    "diagnosis.Uncomputed": "what a run printed of itself, from figures and rules that are kept; a new run says it anew",
    "evaluations.SealedScore": "a journal of it would tell who scored what; counted against the roll at the opening (score_game_test.py)",
    "evaluations.Slip": "the root in its sheet's journaled row stands for all (score_game_test.py)",
    "journal.Entry": "sealed; triggers",
    "journal.Leaf": "sealed; triggers",
    "journal.Salt": "named by its entry; triggers",
    "journal.SealedHead": "the head held outside counts",
    "surveys.Answer": "a journal of it would tell when it came; entries count the answers of each survey (survey_races_test.py)",
    "surveys.Inflow": "a counter of an hour, deleted at the close",
    "surveys.Slip": "a digest and whether it was spent; a journal of it would tell whose answer came when",
    "voices.Look": "a counter of an hour, gone with it",
    "subjects.Series": "a counter; keys are unique",
}


def test_every_table_of_ours_is_journaled_or_says_why_not() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("guantong.")]

    assert {m._meta.label for m in ours if not issubclass(m, Journaled)} == set(BESIDE)


def _other(field: models.Field, row: models.Model) -> Any:
    value = getattr(row, field.attname)
    match field:
        case models.BooleanField():
            return not value
        case models.DateTimeField() | models.DateField():
            return (
                NOON.replace(year=2031) if isinstance(field, models.DateTimeField) else NOON.date().replace(year=2031)
            )
        case models.IntegerField() | models.ForeignKey():
            return (value or 0) + 1
    return f"{value[:-1]}改"


@pytest.mark.django_db
@pytest.mark.usefixtures("world")
def test_a_row_made_or_removed_behind_the_journal_is_found() -> None:
    step = Step.objects.latest("pk")
    key = step.journal_key

    Step.objects.filter(pk=step.pk).delete()
    copied = Step.objects.create(year_id=step.year_id, stage=step.stage, name="无留痕的一步", path=step.path)

    assert {(drift.key, drift.what) for drift in queries.drifted()} == {
        (key, "gone"), (copied.journal_key, "unrecorded"),
    }  # fmt: skip


@pytest.mark.django_db
def test_an_operation_that_forgets_its_entry_is_found(world: World) -> None:
    from guantong.apps.years.operations import set_aside

    step = Step.objects.latest("pk")

    with mutants.recording_outside_the_transaction():
        set_aside(step=step, version=step.version, by=world.standing("shen"), as_of=NOON)

    assert [(drift.key, drift.what) for drift in queries.drifted()] == [(step.journal_key, "changed")]


@pytest.mark.django_db
def test_erasing_the_tie_to_a_person_leaves_the_entries_and_their_seal(world: World) -> None:
    person, head = world.people["lin"], sealed()
    before = Entry.objects.filter(key=person.journal_key).count()

    cut = erase_ties(of=person, by=world.standing("wen"), as_of=NOON)

    left = Entry.objects.filter(key=person.journal_key).order_by("pk")
    assert (cut, [(entry.verb, hasattr(entry, "salt")) for entry in left][before - 1 :]) == (
        before, [("admit", False), ("erase", True)],
    )  # fmt: skip
    assert (list(queries.drifted()), wrong(head, list(queries.lines()))) == ([], [])
    assert "林代表" not in "".join(entry.text for entry in Entry.objects.all())


CUT = {
    "the latest of a membership": "DELETE FROM journal_salt WHERE entry_id = (SELECT MAX(id) FROM journal_entry WHERE key = '{key}')",
    "every one": "DELETE FROM journal_salt",
    "exchanged": "UPDATE journal_salt SET salt = 'ffffffffffffffffffffffffffffffff' WHERE entry_id = (SELECT MAX(id) FROM journal_entry WHERE key = '{key}')",
    "exchanged long ago": "UPDATE journal_salt SET salt = 'ffffffffffffffffffffffffffffffff' WHERE entry_id = (SELECT MIN(id) FROM journal_entry WHERE key = '{key}')",
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", CUT)
def test_whoever_edits_a_row_and_cuts_its_tie_is_refused_and_found(world: World, way: str) -> None:
    post = revoked_later(world)
    statement = CUT[way].format(key=post.journal_key)
    with pytest.raises(DatabaseError, match="留痕不可改"), transaction.atomic():
        connection.cursor().execute(statement)

    with mutants.journal_without_triggers():
        connection.cursor().execute("UPDATE actors_membership SET role = 'leader' WHERE id = %s", [post.pk])
        connection.cursor().execute(statement)

    assert post.journal_key in {drift.key for drift in queries.drifted()}
    with mutants.journal_without_ties():
        fooled = post.journal_key not in {drift.key for drift in queries.drifted()}
    assert fooled == (way in ("the latest of a membership", "every one"))


def revoked_later(world: World) -> Membership:
    """Return a post that has two entries: given and ended."""
    post = Membership.objects.get(person__username="tao")
    return revoke(membership=post, by=world.standing("an"), as_of=NOON)


@pytest.mark.django_db
def test_a_salt_exchanged_under_an_old_entry_is_found_by_that_entry(world: World) -> None:
    post = revoked_later(world)

    with mutants.journal_without_triggers():
        connection.cursor().execute(CUT["exchanged long ago"].format(key=post.journal_key))

    assert list(queries.drifted()) == [queries.Drift(post.journal_key, "tie changed")]
    with mutants.journal_without_ties():
        assert list(queries.drifted()) == []


@pytest.mark.django_db
def test_a_salt_hung_on_an_entry_that_had_none_is_found() -> None:
    written(1)
    entry = Entry.objects.latest("pk")

    Salt.objects.create(entry=entry, salt="0" * 32)

    assert list(queries.drifted()) == [queries.Drift(f"journal/{entry.pk}", "tie changed")]
