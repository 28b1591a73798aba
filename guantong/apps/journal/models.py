"""The journal (留痕): what was done, by whom, when; nobody rewrites it, not even by SQL."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from secrets import token_hex
from typing import Any, ClassVar

from django.apps import apps
from django.db import models

from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words


class Entry(models.Model):
    """One thing done. `text` is its canonical JSON; the other columns repeat what lists filter by.

    `text` holds no personal words: of the object's state only a salted digest stands in it.
    """

    text = models.TextField()
    leaf_sm3 = models.CharField(max_length=64)
    leaf_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    room = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    key = models.CharField(max_length=120, blank=True)
    path = models.CharField(max_length=120, blank=True)
    says = models.CharField(max_length=400)

    class Meta:
        """Lists read it by organisation and by object."""

        indexes = (models.Index(fields=("path", "at")), models.Index(fields=("key",)))

    def __str__(self) -> str:
        return self.says

    @property
    def thing(self) -> Words:
        """What it was done to, as people call it and its number: 待办 13."""
        label, _, number = self.key.partition("/")
        if not number:
            return Words("—", "—")
        called: Words = apps.get_model(label).CALLED
        return Words(f"{called.zh} {number}", f"{called.en} {number}")


class Leaf(models.Model):
    """The gap-free position the sealer gave to a committed entry."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")


class SealedHead(models.Model):
    """A signed head as it was handed out; the copy held outside is the one that counts."""

    size = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    printed = models.TextField()


class Salt(models.Model):
    """What ties an entry to the personal words it was made of; erasing it cuts the tie and leaves the entry.

    The database lets it go only after an entry that says so (`erase_ties`).
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="salt", primary_key=True)
    salt = models.CharField(max_length=32)


class Journaled(models.Model):
    """A row whose every change is recorded: editing it by SQL is found by comparing it with its latest entry."""

    CALLED: ClassVar[Words]
    """What such a row is called on the pages of the journal."""
    UNJOURNALED: ClassVar[tuple[str, ...]] = ()
    """Fields that change without being done by anyone: caches, heartbeats."""

    class Meta:
        """Rooms inherit it."""

        abstract = True

    @property
    def journal_key(self) -> str:
        """The lasting key of this row in the journal."""
        return f"{self._meta.label_lower}/{self.pk}"

    @property
    def last_done(self) -> Entry | None:
        """What was done to the row last: told to whoever came too late."""
        return Entry.objects.filter(key=self.journal_key).order_by("-pk").first()

    def journal_state(self) -> dict[str, Any]:
        """Return every field that counts, as plain values."""
        return {
            field.attname: _plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in self.UNJOURNALED
        }

    @classmethod
    def misfits(cls) -> Iterator["Journaled"]:
        """Yield rows that no longer fit what a library keeps of them in tables of its own."""
        yield from ()

    def state_digest(self, salt: str) -> str:
        """Return the salted SM3 of the row as it stands."""
        return sm3(f"{salt}{canonical(self.journal_state())}".encode())


def new_salt() -> str:
    """Return a fresh salt: 128 bits."""
    return token_hex(16)


def tie(salt: str) -> str:
    """Return what an entry says of its salt, so that another salt in its place is found."""
    return sm3(salt.encode()) if salt else ""


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()  # however it was typed, it is read back in UTC
        case date():
            return value.isoformat()
        case None | bool() | int() | str():
            return value
        case dict() | list():
            return value
    return str(value)
