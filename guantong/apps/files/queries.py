"""Whose files one sees, whether every byte is as it was brought (文件)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from guantong.apps.files import store
from guantong.apps.files.bearers import bearers
from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import entries_of, within
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import DIGESTS
from guantong.domain.secrecy import Level


@dataclass(frozen=True, slots=True)
class Misfit:
    """A file whose bytes are not what its row says: `what` is missing, or the digest that differs."""

    pk: int
    what: str


def level_seen_by(standing: Standing) -> Q:
    """Return the condition that a file's level lets `standing` see it: sensitive ones within the reach of `files`."""
    return ~Q(level=Level.SENSITIVE.value) | within(standing.areas("files"))


def drawn_from(standing: Standing, file: str) -> Q:
    """Return the condition that `standing` sees what was drawn from the file at the relation `file`, as that file is now.

    There is no second level beside the file's own: regraded, it reaches all that draws on it at once. What was drawn from a
    withdrawn file is seen like something sensitive.
    """
    plain = Q(**{f"{file}__level__in": _PLAIN, f"{file}__state__in": _IN_FORCE})
    return plain | within(standing.areas("files"), f"{file}__path")


def public_in(file: str) -> Q:
    """Return the condition that the file at the relation `file` is public and was not withdrawn."""
    return Q(**{f"{file}__level": Level.PUBLIC.value, f"{file}__state__in": _IN_FORCE})


def files_seen_by(standing: Standing) -> QuerySet[Attachment]:
    """Return the files of every thing that `standing` sees; sensitive ones only within the reach of `files`."""
    seen = Q(pk__in=())
    for bearer in bearers():
        seen |= Q(key__in=bearer.keys_seen_by(standing))
    return Attachment.objects.filter(seen & level_seen_by(standing))


def downloads_of(file: Attachment) -> QuerySet[Entry]:
    """Return who was handed a sensitive file, latest first."""
    return entries_of(file).filter(verb="download").order_by("-pk")


def orphans() -> Iterator[str]:
    """Yield the names of bytes in the store that no row names."""
    known = set(Attachment.objects.values_list("sm3", flat=True).distinct())
    yield from (name for name in store.kept() if name not in known)


def misfits() -> Iterator[Misfit]:
    """Yield every file whose bytes are gone or differ from a digest or the size in its row."""
    wrong: dict[tuple[str, str, int], str] = {}
    for file in Attachment.objects.order_by("pk").iterator():
        facts = (file.sm3, file.sha256, file.size)
        if facts not in wrong:
            wrong[facts] = _wrong(*facts)
        if wrong[facts]:
            yield Misfit(file.pk, wrong[facts])


def _wrong(sm3: str, sha256: str, size: int) -> str:
    try:
        content = store.path_of(sm3).read_bytes()
    except OSError:
        return "missing"
    found = {name: digest(content) for name, digest in DIGESTS.items()}
    kept = {"sm3": sm3, "sha256": sha256}
    return next((name for name in kept if found[name] != kept[name]), "" if len(content) == size else "size")


_PLAIN = (Level.PUBLIC.value, Level.INTERNAL.value)
_IN_FORCE = ("kept", "sealed")
