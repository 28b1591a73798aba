"""Writing the journal: record what was done, seal what was recorded, erase what ties it to a person (留痕)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction

from guantong.apps.journal.models import Entry, Journaled, Leaf, Salt, SealedHead, new_salt, tie
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import DIGESTS, canonical
from guantong.domain.seal.head import Head, signed
from guantong.domain.seal.tree import leaf_hash, root
from guantong.domain.words import Words
from guantong.domain.workflow.table import acting

_SEALER = 7201604
"""Any number: the advisory lock that keeps the sealer single on PostgreSQL."""
_BATCH = 2000


class NotRecordable(RuntimeError):
    """An entry outside a transaction could survive what it speaks of, or be lost alone."""


def record(
    *, by: Standing, as_of: datetime, room: str, verb: str, says: Words, path: str = "",
    of: Journaled | None = None, content: Mapping[str, Any] | None = None,
) -> Entry:  # fmt: skip
    """Record one thing done, in the transaction that did it; raises NotRecordable outside one.

    `says` is one sentence without personal words, `content` plain values likewise; of the row `of` only a
    salted digest is kept. `path` is the organisation it belongs to and decides who may read the entry.
    """
    if not connection.in_atomic_block:
        raise NotRecordable(verb)
    salt = new_salt() if of is not None else ""
    entry = _entry(by, as_of, room, verb, says, path, of, content or {}, salt)
    entry.save(force_insert=True)
    if salt:
        Salt.objects.create(entry=entry, salt=salt)
    return entry


@dataclass(frozen=True, slots=True)
class Done:
    """One of many things done by one verb: to which row, where, in which sentence, with which plain values."""

    of: Journaled
    path: str
    says: Words
    content: Mapping[str, Any]


def record_all(*, by: Standing, as_of: datetime, room: str, verb: str, done: Iterable[Done]) -> None:
    """Record many things done by one verb, each with an entry of its own as `record` writes it; two queries a thousand."""
    if not connection.in_atomic_block:
        raise NotRecordable(verb)
    salted = [(one, new_salt()) for one in done]
    entries = Entry.objects.bulk_create(
        (_entry(by, as_of, room, verb, o.says, o.path, o.of, o.content, salt) for o, salt in salted), _BATCH // 2
    )
    pairs = zip(entries, salted, strict=True)
    Salt.objects.bulk_create((Salt(entry=entry, salt=salt) for entry, (_, salt) in pairs), _BATCH // 2)


def _entry(
    by: Standing, as_of: datetime, room: str, verb: str, says: Words, path: str, of: Journaled | None,
    content: Mapping[str, Any], salt: str,
) -> Entry:  # fmt: skip
    for_persons, exception = acting(room, verb, by, path)
    text = canonical(
        {
            "at": as_of.isoformat(),
            "by": by.person,
            "for": sorted(for_persons),
            "room": room,
            "verb": verb,
            "key": of.journal_key if of is not None else "",
            "path": path,
            "says": says.zh,
            "content": {**content, **({"small_office": True} if exception else {})},
            "state": of.state_digest(salt) if of is not None else "",
            "tie": tie(salt),
        }
    )
    return Entry(
        text=text, leaf_sm3=leaf_hash(DIGESTS["sm3"], text), leaf_sha256=leaf_hash(DIGESTS["sha256"], text),
        at=as_of, by=by.person, room=room, verb=verb, key=of.journal_key if of is not None else "", path=path,
        says=says.zh,
    )  # fmt: skip


@transaction.atomic
def seal(*, journal: str, key: Ed25519PrivateKey, as_of: datetime) -> Head:
    """Give every committed entry its position and sign the head over all of them; returns the head.

    One sealer at a time: positions have no gap although entries may commit in any order.
    """
    _locked()
    size = Leaf.objects.count()
    waiting = Entry.objects.filter(leaf=None).order_by("pk").values_list("pk", flat=True)
    Leaf.objects.bulk_create(
        (Leaf(position=size + at, entry_id=pk) for at, pk in enumerate(waiting)), batch_size=_BATCH
    )
    leaves = list(Leaf.objects.order_by("position").values_list("entry__leaf_sm3", "entry__leaf_sha256"))
    head = signed(
        Head(
            journal, len(leaves), root(DIGESTS["sm3"], [sm3 for sm3, _ in leaves]),
            root(DIGESTS["sha256"], [sha for _, sha in leaves]), as_of.isoformat(),
        ),
        key,
    )  # fmt: skip
    SealedHead.objects.create(size=head.size, sealed_at=as_of, printed=head.printed())
    return head


def _locked() -> None:
    """Wait until no other sealer works; SQLite lets in one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEALER])


@transaction.atomic
def erase_ties(*, of: Journaled, by: Standing, as_of: datetime, path: str = "") -> int:
    """Cut what ties earlier entries to the personal words of a row; the entries stay, returns how many were cut.

    The row is tied afresh to what it is now, so blank its words first; afterwards it may be gone altogether.
    """
    entry = record(
        by=by, as_of=as_of, room="journal", verb="erase", path=path, of=of,
        says=Words(f"清除 {of.journal_key} 与个人信息的关联", f"cut the ties of {of.journal_key} to personal words"),
    )  # fmt: skip
    return Salt.objects.filter(entry__key=of.journal_key).exclude(entry=entry).delete()[0]
