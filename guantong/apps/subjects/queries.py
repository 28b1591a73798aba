"""Which subjects one sees, what is the same, what became of one by a day, what it was called (对象)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.queries import within
from guantong.apps.subjects.models import Link, Subject
from guantong.domain.identity import line
from guantong.domain.identity.line import Tie, TieKind
from guantong.domain.roles import Standing
from guantong.domain.words import Words

WHOLE = 10_000
"""A share is kept in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a subject's story: a name on the left bank, a link on the right."""

    on: date
    bank: str
    title: Words
    text: str
    evidence: str
    other: Subject | None = None
    link: Link | None = None


def subjects_seen_by(standing: Standing) -> QuerySet[Subject]:
    """Return the subjects `standing` may read, in the order of their keys."""
    return Subject.objects.filter(within(standing.areas("subjects"))).select_related("organisation")


def organisations_with_subjects(standing: Standing) -> QuerySet[Organisation]:
    """Return the organisations that have subjects `standing` may read."""
    mine = subjects_seen_by(standing).order_by().select_related(None).values("organisation")
    return Organisation.objects.filter(pk__in=mine)


def ties() -> list[Tie]:
    """Return every recorded link as a tie between keys; one query."""
    rows = Link.objects.filter(state="recorded").order_by("on", "pk")
    return [
        Tie(TieKind(kind), former, latter, on, None if share is None else Fraction(share, WHOLE))
        for kind, former, latter, on, share in rows.values_list("kind", "former__key", "latter__key", "on", "share")
    ]


def same_as(subject: Subject) -> QuerySet[Subject]:
    """Return every subject that is recorded as one with `subject`, itself included."""
    return Subject.objects.filter(key__in=line.same_as(subject.key, ties()))


def line_of(subject: Subject, on: date) -> list[tuple[Subject, Fraction | None]]:
    """Return who stands for `subject` on a day, with the share that went over; None where nobody said it."""
    holds = line.line_of(subject.key, ties(), subject.opened_on, on)
    return [(found, holds[found.key]) for found in Subject.objects.filter(key__in=holds)]


def links_seen_by(standing: Standing) -> QuerySet[Link]:
    """Return the links both of whose ends `standing` may read: of another's subject not even the link is told."""
    areas = standing.areas("subjects")
    both = within(areas, "former__path") & within(areas, "latter__path")
    return Link.objects.filter(both).select_related("former", "latter")


def story_of(subject: Subject, standing: Standing) -> list[Event]:
    """Return the names and links of `subject` in the order of their days; two queries."""
    names = [
        Event(name.begins_on, "name", _CALLED if at else _OPENED, name.name, name.document)
        for at, name in enumerate(subject.names.all())
    ]
    links = [
        Event(link.on, "tie", _said(link, subject), _share(link), link.evidence, _other(link, subject), link)
        for link in links_seen_by(standing).filter(Q(former=subject) | Q(latter=subject), state="recorded")
    ]
    ends = [Event(subject.closed_on, "name", _CLOSED, subject.closing, "")] if subject.closed_on else []
    return sorted([*names, *links, *ends], key=lambda event: event.on)


def withdrawn_links_of(subject: Subject, standing: Standing) -> QuerySet[Link]:
    """Return the links of `subject` that were withdrawn."""
    return links_seen_by(standing).filter(Q(former=subject) | Q(latter=subject), state="withdrawn")


def _other(link: Link, subject: Subject) -> Subject:
    return link.latter if link.former_id == subject.pk else link.former


def _said(link: Link, subject: Subject) -> Words:
    kind = TieKind(link.kind)
    return kind.words if link.former_id == subject.pk else TURNED[kind]


def _share(link: Link) -> str:
    return "" if link.share is None else f"{link.share / 100:g}%"


def kinds_of_links() -> Iterator[tuple[str, Words]]:
    """Yield how a link may read from a subject: onward, and turned round."""
    for kind in TieKind:
        yield kind.value, kind.words
        if kind is not TieKind.SAME:
            yield f"{kind.value}_turned", TURNED[kind]


TURNED = {
    TieKind.SAME: TieKind.SAME.words,
    TieKind.RENAMED: Words("由它更名而来", "renamed from"),
    TieKind.SPLIT: Words("由它拆分而来", "split from"),
    TieKind.MERGED: Words("接收并入", "received by merger"),
    TieKind.PART_OF: Words("包含", "has as its part"),
}
_OPENED = Words("设立", "opened")
_CALLED = Words("更名", "renamed")
_CLOSED = Words("结束", "closed")
