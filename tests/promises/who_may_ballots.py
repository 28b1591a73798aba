"""One of each thing of ballots, every text of it a canary (矩阵的票箱)."""

from datetime import date, timedelta
from secrets import token_hex

from guantong.apps.ballots.models import Box, CountSheet, Rule, Seat
from guantong.apps.components.search import searchable
from guantong.domain.seal.share import new_share
from tests.ballots import MORE_THAN_HALF
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("box", "prepared", "open", "closed", "typed", "opened", "void")
def box(at: Place) -> Asked:
    """A box of an organisation, with somebody on its roll: the roll is seen by fewer than the box."""
    title = at.canary("title")
    way = "paper" if at.state == "typed" else "sealed"
    grades = {"satisfied": 1, "basically": 0, "dissatisfied": 0}
    counts = {
        "whole": 1,
        "expected": 1,
        "present": 1,
        "issued": 1,
        "returned": 1,
        "valid": 1,
        "invalid": 0,
        "grades": grades,
    }
    made = Box.objects.create(
        title=title, question=at.canary("question"), path=at.body.path, body=at.canary("body"), way=way,
        held_on=NOON.date(), state=at.state, members=1, keyholder_one="somebody", keyholder_two="another",
        key_one=new_share()[1], key_two=new_share()[1], prepared_by="somebody", prepared_at=NOON, typed_by="somebody",
        reason=at.canary("reason"), counts=counts if at.state == "opened" else {}, search=searchable(title),
    )  # fmt: skip
    if at.state == "typed":
        CountSheet.objects.create(
            box=made, counts=counts, teller_one=at.canary("teller"), teller_two=at.canary("teller"), typed_by="somebody"
        )
    name = Place(at.body, at.relation, "roll", at.state).canary("name")
    Seat.objects.create(box=made, person=f"zx{token_hex(4)}", name=name)
    routes = ("box", "cast", "share", "sheets", "tally", "result", "published")
    return {"api:box": {"key": made.pk}, **{f"ballots:{route}": {"pk": made.pk} for route in routes}}


_DAYS = iter(range(100_000))


@thing("ballot_rule", "proposed", "in_force", "ended")
def rule(at: Place) -> Asked:
    """A rule of assessment: no organisation's own, all who vote read it."""
    document = at.canary("document")
    since = date(2000, 1, 1) - timedelta(days=next(_DAYS))
    made = Rule.objects.create(
        document=document, since=since, content={**MORE_THAN_HALF.plain(), "document": document}, state=at.state,
        proposed_by="somebody", proposed_at=NOON,
    )  # fmt: skip
    return {"ballots:rule": {"pk": made.pk}}
