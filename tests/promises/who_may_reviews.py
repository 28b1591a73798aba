"""One of each thing of the reviews, every text of it a canary (矩阵的审查活动、参加人、询问与会商结果)."""

from datetime import date
from secrets import token_hex
from typing import Any

from guantong.apps.components.search import searchable
from guantong.apps.reviews.models import (
    AgreedChange,
    Follow,
    Inquiry,
    OfferedProject,
    Pack,
    PackCopy,
    Participant,
    ReportNote,
    Resolution,
    Review,
    ReviewedUnit,
)
from guantong.domain.reviews.packs import Depth, Head, Row, Section, Source, Unit
from guantong.domain.reviews.packs import Pack as Held
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_DAY = date(2026, 11, 12)
_VERBS = (
    "amend_review", "take_units", "name_unit", "drop_unit", "set_quota", "invite", "move_review", "hold", "write_minutes", "tick",
    "list_delegations", "note_report_step", "conclude", "feed_back", "close_review", "decide_heard", "draft_paper", "cancel_review",
)  # fmt: skip
_CHANGE_VERBS = ("amend_change", "confirm_for_department", "confirm_for_deputies", "link_opinion", "withdraw_change")
_INQUIRY_VERBS = ("amend_inquiry", "answer", "correct_answer", "carry_over", "withdraw_inquiry", "merge", "renumber")


def _review(at: Place, state: str, **facts: Any) -> Review:
    """Make a review of the organisation with one unit, itself; words that are no canary unless `facts` say so."""
    given = {"title": "审查会", "organiser": "组织单位", "outside_plan": True, **facts}
    made = Review.objects.create(
        kind=given.pop("kind", "pre_review"), year=2027, path=at.body.path, begins_on=_DAY, invited_on=_DAY, held_on=_DAY, planned_by="somebody",
        planned_at=NOON, state=state, search=searchable(given["title"]), **given,
    )  # fmt: skip
    ReviewedUnit.objects.create(review=made, code="CG", name="被审单位", path=at.body.path, how="named")
    return made


@thing("review", "planned", "held", "concluded", "followed_up")
def review(at: Place) -> Asked:
    """A review that the organisation organises, and is reviewed in."""
    made = _review(
        at, at.state, title=at.canary("title"), organiser=at.canary("organiser"), purpose=at.canary("purpose"),
        place=at.canary("place"), reason=at.canary("reason"), minutes=at.canary("minutes"), outcome=at.canary("outcome"),
    )  # fmt: skip
    pages = ("reviews:review", "reviews:review_archive", "reviews:sign_in", "reviews:board", "reviews:changes")
    calls = ("review", "inquiries", "changes", "take_down", "ask", *(f"review_{verb}" for verb in _VERBS))
    asked: dict[str, dict[str, Any]] = {page: {"pk": made.pk} for page in pages}
    asked["reviews:sheet"] = {"pk": made.pk, "what": "answers"}
    return {**asked, **{f"api:{call}": {"key": made.pk} for call in calls}}


@thing("hall")
def hall(at: Place) -> Asked:
    """A review as the hall sees it."""
    made = _review(at, "held")
    _inquiry(at, made, "asked")
    return {"reviews:projector": {"pk": made.pk}}


@thing("roster")
def roster(at: Place) -> Asked:
    """A review with somebody on its list."""
    made = _review(at, "held")
    _participant(at, made, "named")
    return {page: {"pk": made.pk} for page in ("reviews:participants", "reviews:meeting", "reviews:slips")}


@thing("participant", "named", "attended", "excused", "struck")
def participant(at: Place) -> Asked:
    """Somebody on a list."""
    return {"reviews:participant": {"pk": _participant(at, _review(at, "held"), at.state).pk}}


@thing("inquiry", "asked", "answered", "carried_over", "withdrawn", "merged")
def inquiry(at: Place) -> Asked:
    """An inquiry to the organisation."""
    made = _inquiry(at, _review(at, "held"), at.state)
    calls = ("inquiry", *(f"inquiry_{verb}" for verb in _INQUIRY_VERBS))
    return {
        "reviews:inquiry": {"pk": made.pk},
        "reviews:raised": {"pk": made.pk},
        "reviews:raised_line": {"pk": made.pk},
        **{f"api:{call}": {"key": made.pk} for call in calls},
    }


@thing("agreed_change", "proposed", "by_department", "agreed", "withdrawn")
def agreed_change(at: Place) -> Asked:
    """What was agreed with the organisation."""
    made = AgreedChange.objects.create(
        review=_review(at, "held"), unit_code="CG", unit=at.canary("unit"), path=at.body.path, line=at.canary("line"), before=900_00,
        change=-300_00, text=at.canary("text"), department_name=at.canary("department"), deputies_name=at.canary("deputies"),
        reason=at.canary("reason"), proposed_by="somebody", proposed_at=NOON, state=at.state,
    )  # fmt: skip
    calls = ("change", *(f"change_{verb}" for verb in _CHANGE_VERBS))
    return {
        "reviews:change": {"pk": made.pk},
        "reviews:raised_change": {"pk": made.pk},
        **{f"api:{call}": {"key": made.pk} for call in calls},
    }


@thing("sitting", "invited", "held", "closed")
def sitting(at: Place) -> Asked:
    """A review by the congress, with a delegation and a step of its report."""
    made = _review(at, at.state, kind="congress_review", title=at.canary("title"))
    Participant.objects.create(review=made, number=1, part="delegation", name=at.canary("delegation"), state="named")
    ReportNote.objects.create(review=made, step="passed", on=_DAY, file=at.canary("file"), place="第1页", by="somebody")
    return {"reviews:congress": {"pk": made.pk}}


@thing("resolution", "drafted", "voted", "published", "withdrawn")
def resolution(at: Place) -> Asked:
    """A resolution of a review by the congress."""
    count = {"present": 9, "in_favour": 7, "against": 1, "abstained": 1, "not_pressed": 0, "passed": True}
    told = at.state in ("voted", "published")
    made = Resolution.objects.create(
        review=_review(at, "held", kind="congress_review"), title=at.canary("title"), file=at.canary("file"), place=at.canary("place"),
        reason=at.canary("reason"), drafted_by="somebody", drafted_at=NOON, state=at.state,
        **({**count, "voted_on": _DAY, "vote_file": at.canary("count"), "vote_place": "第1页"} if told else {}),
    )  # fmt: skip
    return {"reviews:resolution": {"pk": made.pk}}


@thing("follow_board", "invited")
def follow_board(at: Place) -> Asked:
    """A year of following, with a project offered."""
    made = _review(at, "invited", kind="deputy_follow", title=at.canary("title"))
    _project(at, made, at.canary("project"))
    return {"reviews:follow": {"pk": made.pk}}


@thing("follow_slips")
def follow_slips(at: Place) -> Asked:
    """The slips of a year of following."""
    made = _review(at, "invited", kind="deputy_follow")
    _follow(at, made, "following")
    return {"reviews:follow_slips": {"pk": made.pk}}


@thing("follow", "following", "ended")
def follow(at: Place) -> Asked:
    """A project that somebody on a list follows."""
    made = _follow(at, _review(at, "invited", kind="deputy_follow"), at.state)
    return {"reviews:followed": {"pk": made.pk}}


def _project(at: Place, of: Review, called: str) -> OfferedProject:
    return OfferedProject.objects.create(
        review=of, unit_code="CG", unit="被审单位", path=at.body.path, project=called, amount=900_00, file="部门预算公开", place="第1页",
        offered_by="somebody", offered_at=NOON, state="offered",
    )  # fmt: skip


def _follow(at: Place, of: Review, state: str) -> Follow:
    return Follow.objects.create(
        review=of,
        participant=_participant(at, of, "named"),
        offered=_project(at, of, at.canary("project")),
        chosen_at=NOON,
        state=state,
    )


@thing("review_figures")
def review_figures(at: Place) -> Asked:
    """A review that stands on figures of the books."""
    made = _review(at, "held", kind="government_debt")
    return {"reviews:figures": {"pk": made.pk}}


@thing("scored_review", "held")
def scored_review(at: Place) -> Asked:
    """A review that is scored."""
    made = _review(at, "held", kind="performance_review")
    return {"reviews:scores": {"pk": made.pk}}


@thing("pack_shelf")
def pack_shelf(at: Place) -> Asked:
    """A review with a pack made for it."""
    made = _pack(at, "made")
    return {"reviews:packs": {"pk": made.review_id}}


@thing("pack", "made", "released", "withdrawn")
def pack(at: Place) -> Asked:
    """A pack of a review that the organisation organises."""
    made = _pack(at, at.state)
    return {"reviews:pack": {"pk": made.pk}, "reviews:pack_file": {"pk": made.pk, "form": "xlsx"}}


@thing("pack_copy", "out", "back", "missing")
def pack_copy(at: Place) -> Asked:
    """A numbered copy of it."""
    made = PackCopy.objects.create(
        pack=_pack(at, "released"), number=1, holder=at.canary("holder"), given_on=_DAY, given_by="somebody", reason=at.canary("reason"),
        state=at.state,
    )  # fmt: skip
    return {"reviews:copy": {"pk": made.pk}}


def _pack(at: Place, state: str) -> Pack:
    """Make a pack with one row about the organisation; what it asks of a draft is a canary."""
    unit = Unit("CG", at.canary("unit"), at.body.path)
    head, source = Head("项目", "said", 4), Source(at.canary("file"), "表1", 0, 5)
    row = Row("CG", Depth.PAGE, (at.canary("project"),), 1)
    section = Section("lines", "草案项目", (head,), "为什么？", "reviews", True, (row,))
    held = Held(2027, (unit,), (section,), (source,), ())
    return Pack.objects.create(
        review=_review(at, "held"), number=1, day=_DAY, snapshot=1, content=held.plain(), digest=held.digest(), draft=True,
        made_by="somebody", made_at=NOON, released_name=at.canary("released"), reason=at.canary("withdrawn"), state=state,
    )  # fmt: skip


def _participant(at: Place, of: Review, state: str) -> Participant:
    return Participant.objects.create(
        review=of, number=1, part="voter", name=at.canary("name"), body=at.canary("body"), seat="A1", reason=at.canary("reason"),
        state=state, attended_at=NOON if state == "attended" else None,
    )  # fmt: skip


def _inquiry(at: Place, of: Review, state: str) -> Inquiry:
    told = state == "answered"
    return Inquiry.objects.create(
        review=of, number=1, slip=7, sent=token_hex(8), way="slip", asker=at.canary("asker"), asker_part="deputy", asked_by="somebody",
        asked_at=NOON, unit_code="CG", unit=at.canary("unit"), path=at.body.path, text=at.canary("text"),
        answer=at.canary("answer") if told else "", answered_by=at.canary("answered") if told else "",
        answered_on=_DAY if told else None, reason=at.canary("reason"), state=state,
    )  # fmt: skip
