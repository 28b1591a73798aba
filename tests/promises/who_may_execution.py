"""One of each thing of execution, every text of it a canary (矩阵的可统筹资金与快慢原因)."""

from datetime import date
from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.execution.models import Cause, Offer
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("offer", "proposed", "sent", "answered", "reallocated", "withdrawn")
def offer(at: Place) -> Asked:
    """A proposal of the organisation, as far as its state goes."""
    unit, answered, moved = at.canary("unit"), at.state in ("answered", "reallocated"), at.state == "reallocated"
    made = Offer.objects.create(
        year=2026, day=date(2026, 9, 30), unit_code=token_hex(4), unit=unit, project_code=token_hex(4), project=at.canary("project"),
        path=at.body.path, allowed=100_00, paid=20_00, planned=30_00, amount=50_00, reason=at.canary("reason"), state=at.state,
        offered_by="somebody", offered_at=NOON, sent_on=NOON.date(), agreed=40_00 if answered else None,
        answer=at.canary("answer") if answered else "", answered_on=NOON.date() if answered else None, moved=40_00 if moved else None,
        document=at.canary("document") if moved else "", moved_on=NOON.date() if moved else None, search=searchable(unit),
    )  # fmt: skip
    return {"execution:offer": {"pk": made.pk}}


@thing("cause", "stated", "taken_back")
def cause(at: Place) -> Asked:
    """A cause that the organisation stated."""
    unit = at.canary("unit")
    made = Cause.objects.create(
        year=2026, day=date(2026, 9, 30), unit_code=token_hex(4), unit=unit, project_code=token_hex(4), project=at.canary("project"),
        path=at.body.path, pace="slow", code="land", words=at.canary("words"), state=at.state, stated_by="somebody", stated_at=NOON,
        search=searchable(unit),
    )  # fmt: skip
    return {"execution:cause": {"pk": made.pk}}
