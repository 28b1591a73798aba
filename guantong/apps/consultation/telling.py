"""Whoever raised a need is told that it became a suggestion; its proposers are told what became of theirs (告知)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.consultation.models import Proposer, Suggestion
from guantong.apps.consultation.queries import proposers_of
from guantong.apps.consultation.recording import held, moved, noted
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.notices import operations as notices
from guantong.apps.notices.models import DueWork
from guantong.apps.opinions.telling import in_office
from guantong.apps.voices.telling import tell
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def tell_needs(row: Suggestion, by: Standing, as_of: datetime) -> int:
    """Tell whoever raised a linked need that it became a suggestion, with the code of their receipt; returns how many were told now.

    What is gone keeps no message and is not told.
    """
    told = 0
    for link in (
        row.links.select_for_update(of=("self",))
        .select_related("need")
        .filter(state="linked", told=False)
        .order_by("pk")
    ):
        words = _SUGGESTED.format(code=row.code, title=row.title, year=row.call.year)
        if tell(need=link.need, step="suggested", words=words, by=by, as_of=as_of) is None:
            continue
        link.told, told = True, told + 1
        link.save()
        noted(link, SUGGESTION, "link_needs", by, as_of, row.path, told="suggested")
    return told


def tell_withdrawn(row: Suggestion, by: Standing, as_of: datetime) -> None:
    """Tell whoever was told of the suggestion that its author withdrew it; the need stands as it did."""
    words = _WITHDRAWN.format(code=row.code, title=row.title)
    for link in row.links.select_related("need").filter(state="linked", told=True).order_by("pk"):
        tell(need=link.need, step="settled", words=words, by=by, as_of=as_of)


def tell_proposers(row: Suggestion, words: str, by: Standing, as_of: datetime) -> int:
    """Put what became of it on the desk of everybody who signed it, or what was merged into it, but not of who did it; `note_read` takes it off.

    A deputy's goes to the deputy while in office (who left is told by letter), a committee's or a station's to everybody of that
    office. What is not read yet gives way to the later word: one line a signature.
    """
    signed = [one for one in proposers_of(row).exclude(person="") if one.person != by.person]
    serving = in_office([one.person for one in signed if one.kind == _DEPUTY], as_of.date())
    told = 0
    for one in signed:
        if one.kind == _DEPUTY and one.person not in serving:
            continue
        whom = {"person": one.person} if one.kind == _DEPUTY else {"role": Role(one.kind)}
        notices.withdraw(of=one, verb=_READS, by=by, as_of=as_of)
        notices.ask(
            of=one, verb=_READS, title=f"{words}：{row.code} {row.title}"[:120], where=reverse("consultation:suggestion", args=[row.pk]),
            path=one.path, by=by, as_of=as_of, **whom,
        )  # fmt: skip
        told += 1
    return told


def waits_for(row: Suggestion, by: Standing) -> bool:
    """True where news of it waits for `by`, or for the office of `by`."""
    keys = [one.journal_key for one in _signed_by(row, by)]
    return bool(keys) and DueWork.objects.filter(key__in=keys, verb=_READS, state="open").exists()


@transaction.atomic
def note_read(*, suggestion: Suggestion, by: Standing, as_of: datetime) -> Suggestion:
    """Note that one who signed read what became of it; it leaves the desk."""
    row = held(suggestion, "note_read", None, by)
    if not sum(notices.finish(of=one, verb=_READS, by=by, as_of=as_of) for one in _signed_by(row, by)):
        raise BadInput({"": _NOTHING})
    return moved(row, "note_read", by, as_of)


def _signed_by(row: Suggestion, by: Standing) -> list[Proposer]:
    posts = {(post.role.value, post.path) for post in by.posts}
    return [
        one
        for one in proposers_of(row)
        if one.person and (one.person == by.person if one.kind == _DEPUTY else (one.kind, one.path) in posts)
    ]


_DEPUTY = Role.DEPUTY.value
_READS = "note_read"
_SUGGESTED = (
    "您反映的事已写进项目建议 {code}“{title}”，参加 {year} 年度民生项目征集，由人大和政府会商。结果会在这里告知。"
)
_WITHDRAWN = "项目建议 {code}“{title}”已由提出人撤回。您反映的事仍在诉求台账中，可以由其他代表、街道或联络站再提。"
"""Said to residents, who read Chinese on the page of their receipt."""
_NOTHING = Words("没有待知悉的事项", "nothing waits to be read")
