"""One of each thing of opinions, every text of it a canary (矩阵的意见、转送、代表建议、离线表)."""

from typing import Any

from guantong.apps.components.search import searchable
from guantong.apps.opinions.acts import verbs
from guantong.apps.opinions.models import (
    DeputySuggestion,
    HistoryFile,
    Opinion,
    Proposer,
    Referral,
    ReturnedAnswers,
)
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_DESK = "RD.CWH.YSGW."
_OPINION = {
    "year": 2027,
    "head": "departments",
    "bound": "project",
    "desk": _DESK,
    "raised_on": NOON.date(),
    "raised_by": "somebody",
    "raised_at": NOON,
}


def _opinion(at: Place, state: str, **facts: Any) -> Opinion:
    """Make an opinion about the organisation; words that are no canary unless `facts` say so."""
    given = {"text": "请说明依据", "unit": "单位", "body": "单位", **facts}
    return Opinion.objects.create(**_OPINION, path=at.body.path, state=state, search=searchable(given["text"]), **given)


@thing("opinion", "raised", "referred", "drafted", "replied", "verified")
def opinion(at: Place) -> Asked:
    """An opinion about the organisation; who raised it is read by who follows it alone."""
    answered = at.state in ("replied", "verified")
    made = _opinion(
        at, at.state, text=at.canary("text"), unit=at.canary("unit"), body=at.canary("body"), project=at.canary("project"),
        source_name=at.canary("source"), draft_outcome="adopted", draft_reason=at.canary("draft"), draft_place=at.canary("draft_place"),
        outcome="adopted" if answered else "", reason=at.canary("reason") if answered else "", place=at.canary("place") if answered else "",
        document=at.canary("document") if answered else "", confirmed_on=NOON.date() if answered else None, confirmed_by="somebody",
        landing="landed" if at.state == "verified" else "", landed_version="approved" if at.state == "verified" else "",
    )  # fmt: skip
    name = at.canary("proposer") if at.state == "raised" else "代表"
    Proposer.objects.create(opinion=made, name=name, kind="deputy", level="district")
    calls = ("opinion", *(f"opinion_{verb}" for verb in verbs()))
    return {"opinions:opinion": {"pk": made.pk}, **{f"api:{call}": {"key": made.pk} for call in calls}}


@thing("referral", "prepared", "sent")
def referral(at: Place) -> Asked:
    """A batch that goes to the organisation."""
    sent = at.state == "sent"
    made = Referral.objects.create(
        year=2027, title=at.canary("title"), path=at.body.path, addressee=at.canary("addressee"), desk=_DESK, state=at.state,
        number=at.canary("number") if sent else "", sent_on=NOON.date() if sent else None, sent_by="somebody" if sent else "",
        prepared_by="somebody", prepared_at=NOON,
    )  # fmt: skip
    calls = ("referral", "referred_opinions")
    pages = {f"opinions:{route}": {"pk": made.pk} for route in ("referral", "referral_archive")}
    return {**pages, **{f"api:{call}": {"key": made.pk} for call in calls}}


@thing("suggestion", "made", "assigned")
def suggestion(at: Place) -> Asked:
    """A suggestion that the organisation's desk made of an opinion."""
    assigned = at.state == "assigned"
    made = DeputySuggestion.objects.create(
        opinion=_opinion(at, "raised"), title=at.canary("title"), text=at.canary("text"), path=at.body.path,
        number=at.canary("number") if assigned else "", assigned_on=NOON.date() if assigned else None, made_by="somebody", made_at=NOON,
        state=at.state,
    )  # fmt: skip
    return {"opinions:suggestion": {"pk": made.pk}, "opinions:suggestion_file": {"pk": made.pk}}


@thing("returned_answers", "read", "taken_down")
def returned_answers(at: Place) -> Asked:
    """A sheet of answers that came back from the organisation."""
    made = ReturnedAnswers.objects.create(
        name=at.canary("name"), sm3="0" * 64, path=at.body.path, body=at.canary("body"), typed_by=at.canary("typed"),
        signed_by=at.canary("signed"), signed_on=NOON.date(), uploaded_by="somebody", uploaded_at=NOON, state=at.state,
    )  # fmt: skip
    return {"opinions:sheet": {"pk": made.pk}}


@thing("history_file", "read", "taken_in")
def history_file(at: Place) -> Asked:
    """A file of earlier opinions that the organisation's desk brought."""
    made = HistoryFile.objects.create(
        name=at.canary("name"),
        sm3="0" * 64,
        path=at.body.path,
        uploaded_by="somebody",
        uploaded_at=NOON,
        state=at.state,
    )
    return {"opinions:history": {"pk": made.pk}}
