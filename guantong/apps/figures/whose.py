"""Whose a document is: the unit with a lasting key that a printed name may mean (文件的单位)."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import Q

from guantong.apps.actors.models import Organisation, Succession, SuccessionKind
from guantong.apps.figures.models import Document, Expected
from guantong.apps.subjects.models import Subject
from guantong.apps.subjects.queries import same_as, subjects_seen_by
from guantong.domain.identity.key import Kind
from guantong.domain.roles import Standing

_PARTS = re.compile("[、，,;；]")


def meant_by(body: str) -> Subject | None:
    """Return the one unit that the printed name means; None when none fits, or two: then a person decides."""
    found = fitting(body)
    if len(found) > 1 and set(found) <= set(same_as(found[0])):
        return found[0]  # recorded as one and the same
    return found[0] if len(found) == 1 else None


def fitting(body: str) -> list[Subject]:
    """Return the units that bear or bore the name: by their own names and aliases, and by the register of organisations.

    The register says that two names are one body's: its name, short name, former names, and the names of what was renamed
    into it. A unit is found by such a name only where it is that body, not merely under it.
    """
    name = _plain(body)
    if not name:
        return []
    called = {org.pk: _names(org) for org in Organisation.objects.filter(_told(body, "name", "short_name", "aliases"))}
    before = Succession.objects.filter(kind=SuccessionKind.RENAMED).filter(
        _told(body, "former__name", "former__short_name")
    )
    for one in before.select_related("former", "latter"):
        called[one.latter_id] = called.get(one.latter_id, _names(one.latter)) | _names(one.former)
    called = {pk: names for pk, names in called.items() if name in names}
    units = Subject.objects.filter(kind=Kind.UNIT.value).filter(
        _told(body, "name", "aliases", "names__name") | Q(organisation__in=called)
    )  # fmt: skip
    found = []
    for unit in units.distinct().order_by("key").prefetch_related("names"):
        own = {_plain(n) for n in (unit.name, *_PARTS.split(unit.aliases), *(dated.name for dated in unit.names.all()))}
        if name in own or own & called.get(unit.organisation_id, set()):
            found.append(unit)
    return found


def units_to_choose(standing: Standing, bodies: Iterable[str]) -> list[Subject]:
    """Return the units one may choose from, those that fit one of `bodies` first."""
    first = [unit for body in bodies for unit in fitting(body)]
    units = subjects_seen_by(standing).filter(kind=Kind.UNIT.value)
    seen = set(units)
    fits = [unit for unit in dict.fromkeys(first) if unit in seen]
    return [*fits, *sorted(seen - set(fits), key=lambda unit: (unit.name, unit.key))]


def same_document(of: Document | Expected) -> Q:
    """Return the condition of the same document in whatever file: its unit's, of that year, kind and level."""
    if of.subject_id is None:
        return Q(pk__in=())
    return Q(subject=of.subject_id, year=of.year, kind=of.kind, of_level=of.of_level)


def _told(body: str, *fields: str) -> Q:
    found = Q(pk__in=())
    for field in fields:
        found |= Q(**{f"{field}__contains": body.strip()}) | Q(**{f"{field}__contains": _plain(body)})
    return found


def _names(body: Organisation) -> set[str]:
    return {_plain(name) for name in (body.name, body.short_name, *_PARTS.split(body.aliases))} - {""}


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())
