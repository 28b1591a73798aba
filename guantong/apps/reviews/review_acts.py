"""The verbs of a review with what each asks: for its page and for the interface alike (审查活动的办理)."""

from functools import partial

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.reviews import congress, congress_forms, holding, operations, paper_work, queries, review_forms
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.workflow import REVIEW
from guantong.domain.reviews.kinds import Part
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

NO_VOTERS = Refusal(
    "state", Words("这一种审查活动不作听取选民意见的佐证", "this kind is no evidence of hearing voters")
)
NO_POINTS = Refusal(
    "state", Words("这一种审查活动没有法定的逐项要点", "this kind has no points of the law to go through")
)
NO_DELEGATIONS = Refusal("state", Words("这一种审查活动不以代表团为单位", "no delegations take part in this kind"))
NO_REPORT = Refusal("state", Words("这一种审查活动不向主席团报告", "this kind reports to no Presidium"))


def congress_acts_of(request: HttpRequest, row: Review) -> Acts:
    """Return the verbs of a kind in which delegations take part, or that reports to the Presidium, for their own page."""
    return Acts(
        request, REVIEW, _congress(row), row.state, row.path, {"review": row}, version=row.version, closed=_closed(row)
    )


def every_act_of(request: HttpRequest, row: Review) -> Acts:
    """Return all of them, for the interface."""
    return acts_of(request, row, also=_congress(row))


def _congress(row: Review) -> tuple[Act, ...]:
    steps = partial(congress_forms.Step, steps=queries.edition_of(row).report)
    return (
        Act("list_delegations", congress.list_delegations, version=True),
        Act("note_report_step", congress.note_report_step, steps, version=True),
    )


def _closed(row: Review) -> dict[str, Refusal]:
    """Return which verbs the kind keeps closed, and why."""
    kind, edition = queries.kind_of(row), queries.edition_of(row)
    closed = {} if kind.hears_voters else {"decide_heard": NO_VOTERS}
    closed |= {} if edition.check_lists else {"tick": NO_POINTS}
    closed |= {} if Part.DELEGATION in edition.takes_part else {"list_delegations": NO_DELEGATIONS}
    return closed if edition.report else {**closed, "note_report_step": NO_REPORT}


def acts_of(request: HttpRequest, row: Review, written: str = "", also: tuple[Act, ...] = ()) -> Acts:
    """Return the verbs of a review, as its page shows them."""
    edition = queries.edition_of(row)
    units, points = row.units.all(), queries.points_of(row, edition)
    verbs = (
        *also,
        Act("take_units", operations.take_units, version=True),
        Act("name_unit", operations.name_unit, review_forms.Unit, version=True),
        Act("drop_unit", operations.drop_unit, partial(review_forms.Dropped, units=units), version=True),
        Act("set_quota", operations.set_quota, partial(review_forms.Places, parts=edition.takes_part), version=True),
        Act("invite", operations.invite, review_forms.Invitation, version=True),
        Act("hold", holding.hold, review_forms.Begin, version=True),
        Act("tick", holding.tick, partial(review_forms.Ticking, points=points), version=True),
        Act("write_minutes", holding.write_minutes, review_forms.Minutes, version=True),
        Act("conclude", holding.conclude, review_forms.Conclusion, version=True),
        Act("feed_back", holding.feed_back, review_forms.FedBack, version=True),
        Act("close_review", holding.close_review, version=True, main=True),
        Act("decide_heard", holding.decide_heard, review_forms.Heard, version=True),
        Act(
            "draft_paper",
            paper_work.draft_paper,
            partial(review_forms.DraftPaper, documents=paper_work.documents_of(row)),
            version=True,
        ),
        Act(
            "amend_review",
            operations.amend_review,
            partial(review_forms.Plan, by=request.standing, special=bool(edition.specials)),
            version=True,
        ),
        Act("move_review", operations.move_review, review_forms.Move, version=True),
        Act("cancel_review", operations.cancel_review, review_forms.Why, version=True),
    )
    initial = {
        name: getattr(row, name)
        for name in ("title", "year", "plan_item", "outside_plan", "session", "basis", "purpose", "frozen_on", "begins_on", "ends_on", "place", "outcome", "document", "heard", "heard_why")
    }  # fmt: skip
    initial |= {"minutes": written, "invited_on": request.today, "held_on": row.begins_on or request.today}  # type: ignore[attr-defined]
    initial |= {"concluded_on": request.today, "fed_back_on": request.today}  # type: ignore[attr-defined]
    return Acts(
        request, REVIEW, verbs, row.state, row.path, {"review": row}, initial, version=row.version, closed=_closed(row)
    )
