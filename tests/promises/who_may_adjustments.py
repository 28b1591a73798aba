"""One of each thing of adjustments, every text of it a canary (矩阵的预算调整)."""

from datetime import date

from guantong.apps.adjustments.models import Edition, Item, Plan, Remark
from guantong.apps.components.search import searchable
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_DECIDED = ("approved", "partly", "rejected", "published", "filed")


@thing("adjustment_plan", "received", "studying", "submitted", "approved", "published")
def plan(at: Place) -> Asked:
    """A plan, with one line and one remark; of a year and number of its own."""
    made = _plan(at, at.state, at.canary("title"))
    edition = Edition.objects.create(plan=made, number=1, came_on=NOON.date())
    Item.objects.create(
        edition=edition, row=1, side="expense", fund_kind="general", unit="x", path="", before=1, after=2, change=1
    )
    Remark.objects.create(plan=made, number=1, edition=1, words="x", given_by="somebody", given_at=NOON)
    asked = {"pk": made.pk}
    routes = ("plan", "preview", "versions", "item_file", "archive")
    keyed = {
        f"api:{name}": {"key": made.pk} for name in ("adjustment_plan", "adjustment_sums", "set_adjustment_session")
    }
    return {**{f"adjustments:{name}": asked for name in routes}, **keyed}


@thing("adjustment_item", "received", "published")
def item(at: Place) -> Asked:
    """A line of the organisation in a plan that is nobody's."""
    unit = at.canary("unit")
    edition = Edition.objects.create(plan=_plan(at, at.state, "方案", path="-"), number=1, came_on=NOON.date())
    Item.objects.create(
        edition=edition, row=1, side="expense", fund_kind="general", unit=unit, project=at.canary("project"), reason=at.canary("reason"),
        path=at.body.path, before=100, after=200, change=100, search=searchable(unit),
    )  # fmt: skip
    return {}


def _plan(at: Place, state: str, title: str, path: str | None = None) -> Plan:
    decided = state in _DECIDED
    reported = state == "reported"
    return Plan.objects.create(
        year=2300 + Plan.objects.count(), number=0 if reported else 1, title=title, path=at.body.path if path is None else path,
        triggers=["raises_debt"], not_adjustment="savings" if reported else "", received_on=date(2026, 10, 1), state=state,
        decision="x" if decided else "", decided_on=NOON.date() if decided else None, registered_by="somebody", registered_at=NOON,
        search=searchable(title),
    )  # fmt: skip
