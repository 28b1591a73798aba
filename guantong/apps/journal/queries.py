"""Reading the journal: who did what, whether it is whole, whether a row was changed behind it (留痕)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from guantong.apps.journal.models import Entry, Journaled, Leaf, Salt, SealedHead, tie
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import DIGESTS
from guantong.domain.seal.tree import inclusion, leaf_hash


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one entry is in the tree under a head: its text, position and the digests up to the root."""

    text: str
    position: int
    size: int
    sm3: tuple[str, ...]
    sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A row that is not as its latest entry left it: `what` says changed, unrecorded, gone, or that its tie was touched."""

    key: str
    what: str


def within(areas: tuple[str, ...], field: str = "path") -> Q:
    """Return the condition that a path lies in `areas` (see Standing.areas); no area matches nothing."""
    found = Q(pk__in=())
    for area in areas:
        if area.startswith("-"):
            found &= ~Q(**{f"{field}__startswith": area[1:]})
        elif not area:
            found = Q(pk__isnull=False)  # an empty Q would vanish in an OR, and with it the whole district
        else:
            found |= Q(**{field: area[:-1]}) if area.endswith("!") else Q(**{f"{field}__startswith": area})
    return found


def entries_seen_by(standing: Standing) -> QuerySet[Entry]:
    """Return the entries `standing` may read, latest first: its organisations' and its own."""
    seen = within(standing.areas("journal")) | Q(by=standing.person)
    return _named(Entry.objects.filter(seen)).select_related("leaf").order_by("-pk")


def entries_of(row: Journaled) -> QuerySet[Entry]:
    """Return what was done to `row`, earliest first."""
    return _named(Entry.objects.filter(key=row.journal_key)).order_by("pk")


def history_of(row: Journaled, standing: Standing) -> QuerySet[Entry]:
    """Return what was done to `row` as far as `standing` reads it, earliest first."""
    return entries_seen_by(standing).filter(key=row.journal_key).order_by("pk")


def _named(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Add `who`, the present name of whoever did it: the entry itself holds no personal word."""
    people = get_user_model().objects.filter(username=OuterRef("by"))
    return entries.annotate(who=Coalesce(Subquery(people.values("name")[:1]), "by"))


def latest_head() -> SealedHead | None:
    """Return the latest signed head, or None when nothing was sealed yet."""
    return SealedHead.objects.order_by("-size", "-pk").first()


def proof_of(entry: Entry) -> Proof | None:
    """Return the proof that `entry` stands under the latest head, or None when it is not sealed yet."""
    head, leaf = latest_head(), Leaf.objects.filter(entry=entry).first()
    if head is None or leaf is None or leaf.position >= head.size:
        return None
    rows = Leaf.objects.filter(position__lt=head.size).order_by("position")
    sm3, sha = zip(*rows.values_list("entry__leaf_sm3", "entry__leaf_sha256"), strict=True)
    at = leaf.position
    return Proof(
        entry.text,
        at,
        head.size,
        tuple(inclusion(DIGESTS["sm3"], sm3, at)),
        tuple(inclusion(DIGESTS["sha256"], sha, at)),
    )


def lines() -> Iterator[str]:
    """Yield the canonical text of every sealed entry in order: what the verifier reads."""
    yield from Leaf.objects.order_by("position").values_list("entry__text", flat=True).iterator()


def drifted() -> Iterator[Drift]:
    """Yield every journaled row that was changed, made or removed without an entry, or whose tie to its entries was."""
    yield from _loose_ties()
    for model in _journaled(Journaled):
        label = model._meta.label_lower
        latest = dict(
            Entry.objects.filter(key__startswith=f"{label}/").values_list("key").annotate(latest=Max("pk")).order_by()
        )
        entries = Entry.objects.in_bulk(latest.values())
        salts = dict(Salt.objects.filter(entry__in=latest.values()).values_list("entry_id", "salt"))
        for row in model._base_manager.iterator():
            pk = latest.pop(row.journal_key, None)
            if pk is None:
                yield Drift(row.journal_key, "unrecorded")
            elif pk in salts and f'"state":"{row.state_digest(salts[pk])}"' not in entries[pk].text:
                yield Drift(row.journal_key, "changed")
        for key, pk in latest.items():
            if entries[pk].verb not in _REMOVING:
                yield Drift(key, "gone")
        for row in model.misfits():
            yield Drift(row.journal_key, "changed beside")


def as_recorded(row: Journaled) -> bool:
    """True while `row` is as its latest entry left it."""
    entry = Entry.objects.filter(key=row.journal_key).select_related("salt").order_by("-pk").first()
    return (
        entry is not None and hasattr(entry, "salt") and f'"state":"{row.state_digest(entry.salt.salt)}"' in entry.text
    )


def _loose_ties() -> Iterator[Drift]:
    """Yield what entries speak of where their salts were removed or changed and no later entry says so."""
    erased = Entry.objects.filter(key=OuterRef("key"), verb="erase", pk__gt=OuterRef("pk"))
    rows = Entry.objects.filter(~Q(key="") | Q(salt__isnull=False)).exclude(Exists(erased)).order_by("pk")
    for pk, key, text, salt in rows.values_list("pk", "key", "text", "salt__salt").iterator():
        if salt is None:
            yield Drift(key, "tie cut")
        elif f'"tie":"{tie(salt)}"' not in text:
            yield Drift(key or f"journal/{pk}", "tie changed")


_REMOVING = ("erase",)
"""The only verbs after which a row may be gone."""


def _journaled(base: type[Journaled]) -> Iterator[type[Journaled]]:
    for model in base.__subclasses__():
        if not model._meta.abstract:
            yield model
        yield from _journaled(model)


def misprinted() -> Iterator[str]:
    """Yield what lists show of an entry, or its digests, when it differs from the entry's own text."""
    for entry in Entry.objects.order_by("pk").iterator():
        facts = json.loads(entry.text)
        shown = {"by": entry.by, "room": entry.room, "verb": entry.verb, "key": entry.key, "path": entry.path}
        shown |= {"says": entry.says, "at": entry.at.astimezone(datetime.fromisoformat(facts["at"]).tzinfo).isoformat()}
        leaves = {name: leaf_hash(digest, entry.text) for name, digest in DIGESTS.items()}
        if shown != {name: facts.get(name) for name in shown} or leaves != {
            "sm3": entry.leaf_sm3,
            "sha256": entry.leaf_sha256,
        }:
            yield f"journal/{entry.pk}"
