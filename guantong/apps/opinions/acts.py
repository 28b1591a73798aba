"""The verbs of an opinion as its page and the interface offer them: each with its operation and what it asks (办理)."""

from functools import partial
from typing import Any

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.files.of_record import scans_of
from guantong.apps.opinions import answering, forms, operations, suggesting, telling, verifying
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import proposers_of
from guantong.apps.opinions.telling import NOT_TOLD
from guantong.apps.opinions.verifying import NOTHING_CLAIMED
from guantong.apps.opinions.whose import not_theirs
from guantong.apps.opinions.wording import CLAIMS
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.workflow.table import Refusal

_SAME = (
    "text",
    "head",
    "asks",
    "change_asked",
    "outcome",
    "reason",
    "place",
    "amount",
    "cause",
    "ground",
    "document",
    "confirmed_on",
)


def acts_of(request: HttpRequest, opinion: Opinion, found: dict[str, Any] | None = None, own: bool = False) -> Acts:
    """Return the verbs of an opinion for who asks; `found` is what the machine computed of its landing, or nothing.

    `own` leaves only what a person does to an opinion of one's own.
    """
    standing, today = request.standing, request.today  # type: ignore[attr-defined]
    acts = [act for act in _acts(opinion, found or {}, today) if not own or act.verb in OWN]
    if request.method == "GET" and not (opinion.outcome and scans_of(opinion).exists()):  # nothing to choose from yet
        acts = [act for act in acts if act.verb != "note_signed_answer"]
    initial: dict[str, Any] = {name: getattr(opinion, name) for name in _SAME}
    if not opinion.outcome:
        initial |= {
            "outcome": opinion.draft_outcome, "reason": opinion.draft_reason, "place": opinion.draft_place, "amount": opinion.draft_amount,
        }  # fmt: skip
    initial |= {"told_on": today, "rated_on": today, "confirmed_on": opinion.confirmed_on or today}
    initial |= {
        "landing": (found or {}).get("verdict", ""),
        "budget_version": (found or {}).get("version", ""),
        "budget_number": (found or {}).get("number"),
    }
    initial["title"] = f"关于{opinion.about or '预算'}的建议"[:120]
    return Acts(
        request, OPINION, acts, opinion.state, opinion.path, {"opinion": opinion}, initial, opinion.version,
        latest_by=opinion.confirmed_by, closed=_closed(opinion, [act.verb for act in acts], standing),
    )  # fmt: skip


OWN = ("correct", "withdraw", "rate", "raise_again")
"""What a person does to an opinion of one's own."""


def verbs() -> tuple[str, ...]:
    """Return the verbs that are done to one opinion by itself; others come with a batch or a file."""
    return (
        "correct", "merge", "unmerge", "withdraw", "draft_answer", "take_down_answer", "send_back", "confirm", "take_down_confirmation",
        "correct_confirmation", "verify", "tell", "rate", "take_down_rating", "raise_again", "make_suggestion",
    )  # fmt: skip


def _acts(opinion: Opinion, found: dict[str, Any], today: Any) -> tuple[Act, ...]:
    others = Opinion.objects.filter(year=opinion.year, path=opinion.path, state="raised").exclude(pk=opinion.pk)
    people = partial(proposers_of, opinion)
    return (
        Act("draft_answer", answering.draft_answer, forms.Answer, version=True),
        Act("confirm", answering.confirm, forms.Confirmation, version=True),
        Act("verify", partial(verifying.verify, found=found), forms.Verification, version=True),
        Act("tell", telling.tell, lambda *args, **kept: forms.Told(*args, proposers=people(), **kept), version=True),
        Act("rate", telling.rate, partial(forms.Rating, today=today)),
        Act("send_back", answering.send_back, forms.Reason, version=True),
        Act(
            "merge",
            operations.merge,
            lambda *args, **kept: forms.Into(*args, others=others[:100], **kept),
            version=True,
        ),
        Act("unmerge", operations.unmerge, version=True),
        Act("take_down_answer", answering.take_down_answer, forms.Signed, version=True),
        Act(
            "take_down_confirmation",
            answering.take_down_confirmation,
            forms.Confirmation,
            version=True,
        ),
        Act(
            "take_down_rating",
            telling.take_down_rating,
            lambda *args, **kept: forms.RatingOfOne(*args, proposers=people(), today=today, **kept),
            version=True,
        ),
        Act("correct", operations.correct, partial(forms.Put, today=today), version=True),
        Act("correct_confirmation", answering.correct_confirmation, forms.Correction, version=True),
        Act(
            "note_signed_answer",
            answering.note_signed_answer,
            lambda *args, **kept: forms.SignedAnswer(*args, scans=scans_of(opinion), **kept),
            version=True,
        ),
        Act("raise_again", operations.raise_again, forms.Again, version=True),
        Act("make_suggestion", suggesting.make_suggestion, forms.Suggesting, version=True),
        Act("withdraw", operations.withdraw, forms.Reason, version=True),
    )


def _closed(opinion: Opinion, asked: list[str], standing: Any) -> dict[str, Refusal]:
    closed = {verb: why for verb in asked if (why := not_theirs(opinion, verb, standing))}
    if opinion.outcome and "rate" in asked and "rate" not in closed:
        me = proposers_of(opinion).filter(person=standing.person).order_by("pk").first() if standing.person else None
        closed |= {"rate": NOT_TOLD} if me and me.told_on is None else {}
    if opinion.outcome and opinion.outcome not in CLAIMS:
        closed["verify"] = NOTHING_CLAIMED
    return closed
