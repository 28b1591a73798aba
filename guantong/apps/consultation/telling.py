"""Whoever raised a need is told that it became a suggestion; its proposers are told what became of theirs (告知)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.consultation.models import Proposer, Suggestion
from guantong.apps.consultation.recording import held, moved, noted
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.notices import operations as notices
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def tell_needs(row: Suggestion, by: Standing, as_of: datetime) -> int:
    """Tell every linked need that was not told yet; returns how many there were."""
    waiting = list(row.links.select_related("need").filter(state="linked", told=False).order_by("pk"))
    for link in waiting:
        link.told = True
        link.save()
        noted(link, SUGGESTION, "link_needs", by, as_of, row.path, told="suggested")
    return len(waiting)


def tell_proposers(row: Suggestion, words: str, by: Standing, as_of: datetime) -> int:
    """Put what became of it on the desk of everybody who signed with an account, but not of who did it; `note_read` takes it off.

    What is not read yet gives way to the later word: one line a suggestion.
    """
    signed = row.proposers.filter(state="signed").exclude(person="").exclude(person=by.person)
    for one in signed:
        notices.withdraw(of=one, verb=_READS, by=by, as_of=as_of)
        notices.ask(
            of=one, verb=_READS, title=f"{words}：{row.code} {row.title}"[:120], where=reverse("consultation:suggestion", args=[row.pk]),
            path=one.path, person=one.person, by=by, as_of=as_of,
        )  # fmt: skip
    return len(signed)


def waits_for(row: Suggestion, person: str) -> bool:
    """True where news of it waits for somebody who signed."""
    keys = [one.journal_key for one in row.proposers.all() if one.person and one.person == person]
    return bool(keys) and DueWork.objects.filter(key__in=keys, verb=_READS, state="open").exists()


@transaction.atomic
def note_read(*, suggestion: Suggestion, by: Standing, as_of: datetime) -> Suggestion:
    """Note that one who signed read what became of it; it leaves the desk."""
    row = held(suggestion, "note_read", None, by)
    signed: list[Proposer] = list(row.proposers.filter(person=by.person)) if by.person else []
    if not sum(notices.finish(of=one, verb=_READS, by=by, as_of=as_of) for one in signed):
        raise BadInput({"": _NOTHING})
    return moved(row, "note_read", by, as_of)


_READS = "note_read"
_NOTHING = Words("没有待知悉的事项", "nothing waits to be read")
