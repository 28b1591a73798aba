"""One of each thing of the years, every text of it a canary (矩阵的会议、议题、监督计划与法域)."""

from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.years.models import FiscalYear, PlanItem, ProfileChoice, Session, SupervisionPlan, Topic
from tests.promises.who_may_things import Asked, Place, thing

_POOL = range(2201, 2401)
"""Years that nobody else has: all of them are there from the first on, so that making a plan adds no year to a list."""


@thing("session", "planned", "held", "cancelled")
def session(at: Place) -> Asked:
    """A session of the organisation."""
    name = at.canary("name")
    move = {"from": "2026-11-10", "to": "2026-11-12", "why": at.canary("why"), "on": "2026-11-01", "document": ""}
    made = Session.objects.create(
        year=_year(2026), kind="standing_committee", name=name, path=at.body.path, planned_on=date(2026, 11, 12),
        document=at.canary("document"), moves=[move], state=at.state, search=searchable(name),
    )  # fmt: skip
    return {"years:session": {"pk": made.pk}}


@thing("profile_choice", "withdrawn", "chosen")
def profile_choice(at: Place) -> Asked:
    """A choice of a legal profile, from a day long ago."""
    made = ProfileChoice.objects.create(
        profile="national", since=date(2008, 1, 1), document=at.canary("document"), path=at.body.path, state=at.state
    )
    return {"years:choice": {"pk": made.pk}}


@thing("topic", "proposed", "candidate", "taken_in", "not_taken", "withdrawn")
def topic(at: Place) -> Asked:
    """A topic that the organisation proposed."""
    title = at.canary("title")
    made = Topic.objects.create(
        year=_year(2026), title=title, source="society", why=at.canary("why"), path=at.body.path,
        proposer=at.canary("proposer"), proposed_on=date(2026, 11, 1), reason=at.canary("reason"), state=at.state,
        search=searchable(title),
    )  # fmt: skip
    return {"years:topic": {"pk": made.pk}}


@thing("supervision_plan", "calling", "adopted", "published")
def supervision_plan(at: Place) -> Asked:
    """A plan of a year of its own, with an item."""
    made = _plan(at, at.state)
    return {"years:supervision": {"pk": made.pk}}


@thing("plan_item", "listed", "dropped")
def plan_item(at: Place) -> Asked:
    """An item of a plan that is not published."""
    title = at.canary("title")
    made = PlanItem.objects.create(
        plan=_plan(at, "calling"), number=1, title=title, way="report", lead=at.canary("lead"),
        reason=at.canary("reason"), state=at.state, search=searchable(title),
    )  # fmt: skip
    return {"years:item": {"pk": made.pk}}


def _plan(at: Place, state: str) -> SupervisionPlan:
    taken = set(SupervisionPlan.objects.values_list("year__year", flat=True))
    number = next(year for year in _POOL if year not in taken)
    return SupervisionPlan.objects.create(
        year=_year(number), path=at.body.path, call=at.canary("call"), state=state,
        adopted_document=at.canary("document"), published_where=at.canary("where"),
    )  # fmt: skip


def _year(number: int) -> FiscalYear:
    if not FiscalYear.objects.filter(year=_POOL[0]).exists():
        FiscalYear.objects.bulk_create(FiscalYear(year=year) for year in _POOL)
    return FiscalYear.objects.get_or_create(year=number)[0]
