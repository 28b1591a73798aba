"""One of each thing of execution, every text of it a canary (矩阵的可统筹资金、快慢原因与重点部门)."""

from datetime import date
from secrets import token_hex

from django.db.models import Max

from guantong.apps.components.search import searchable
from guantong.apps.execution.models import Cause, Offer, Selection
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_FIRST = 2000


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


@thing("selection", "proposed", "submitted", "decided", "withdrawn")
def selection(at: Place) -> Asked:
    """A selection of key units that the organisation proposed; of a year nobody else has."""
    decided, code, year = at.state == "decided", token_hex(4), _a_year()
    name = at.canary("name")
    made = Selection.objects.create(
        year=year, day=date(2026, 9, 30), path=at.body.path, term_first=year, lead=[], seed=at.canary("seed"), state=at.state,
        candidates=[{"code": code, "name": name, "kind": "administrative", "money": 100_00, "matters": 0, "reviewed": []}],
        choices=[{"group": "departments", "code": code, "way": "drawn"}], proposed_by="somebody", proposed_at=NOON,
        proposed_on=NOON.date(), units=[code] if decided else [], document=at.canary("document") if decided else "",
        decided_on=NOON.date() if decided else None, decided_by="somebody" if decided else "",
        reason=at.canary("reason") if at.state == "withdrawn" else "",
    )  # fmt: skip
    return {"execution:selection": {"pk": made.pk}, "execution:selection_list": {"pk": made.pk}}


def _a_year() -> int:
    return (Selection.objects.aggregate(latest=Max("year"))["latest"] or _FIRST) + 1
