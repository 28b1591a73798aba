"""Which subjects may be the same as one: shown to a person who decides, never decided by likeness (可能相同)."""

import re
import unicodedata
from dataclasses import dataclass

from django.db.models import Q

from guantong.apps.components.search import searchable
from guantong.apps.subjects.models import Link, Subject
from guantong.apps.subjects.queries import subjects_seen_by
from guantong.domain.roles import Standing
from guantong.domain.words import Words

MOST_SHOWN = 5
_LIKE_ENOUGH = 0.6
_LEFT_OUT = re.compile(r"(?:19|20)\d\d年?(?:度)?|[\W_]+")


@dataclass(frozen=True, slots=True)
class Likely:
    """A subject that may be the same, and what of it is alike."""

    subject: Subject
    why: Words


def likely_same(subject: Subject, standing: Standing) -> list[Likely]:
    """Return up to five subjects of the same kind whose name, former name or sound is like that of `subject`.

    Those that are linked to it already, or were and the link was withdrawn, are left out: a person decided.
    """
    judged = Link.objects.filter(Q(former=subject) | Q(latter=subject)).values_list("former", "latter")
    known = {pk for pair in judged for pk in pair} | {subject.pk}
    mine = _names(subject.search)
    pairs = _pairs(subject.name)
    sound = searchable(_bare(subject.name)).split()[-2:]
    found: list[tuple[float, int, Words]] = []
    rows = subjects_seen_by(standing).filter(kind=subject.kind).order_by().select_related(None)
    for pk, name, search in rows.exclude(pk__in=known).values_list("pk", "name", "search"):
        if _bare(name) == _bare(subject.name):
            found.append((3, pk, _NAME))
        elif mine & _names(search):
            found.append((2, pk, _FORMER))
        elif sound and len(sound[0]) > 6 and sound[0] in search.split():
            found.append((1.5, pk, _SOUND))
        elif (like := _likeness(pairs, _pairs(name))) >= _LIKE_ENOUGH:
            found.append((like, pk, _NEAR.filled(like=f"{like:.0%}")))
    best = sorted(found, key=lambda one: (-one[0], one[1]))[:MOST_SHOWN]
    subjects = Subject.objects.select_related("organisation").in_bulk([pk for _, pk, _ in best])
    return [Likely(subjects[pk], why) for _, pk, why in best]


def _names(search: str) -> set[str]:
    """The Chinese names in a search text: its other words are sounds and keys."""
    return {_bare(word) for word in search.split() if not word.isascii() and len(word) > 3}


def _bare(name: str) -> str:
    """The name without years, spaces and marks, which differ from table to table."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", name).lower())


def _pairs(name: str) -> frozenset[str]:
    bare = _bare(name)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


_NAME = Words("名称相同", "the same name")
_FORMER = Words("曾用名或别名相同", "the same former name or alias")
_SOUND = Words("读音相同", "sounds the same")
_NEAR = Words("名称相近（{like}）", "a like name ({like})")
