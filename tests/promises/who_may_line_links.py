"""One link of budget lines, every text of it a canary (矩阵的预算项对应)."""

from secrets import token_hex

from guantong.apps.opinions.models import LineLink
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("line_link", "decided", "taken_back")
def line_link(at: Place) -> Asked:
    """What somebody decided about two lines of the organisation."""
    code = token_hex(4)
    made = LineLink.objects.create(
        year=2027, unit_code=code, unit=at.canary("unit"), before=[[code, token_hex(4), "general", ""]],
        after=[[code, token_hex(4), "general", ""]], names={"before": [at.canary("before")], "after": [at.canary("after")]},
        reason=at.canary("reason"), decided_by="somebody", decided_at=NOON, state=at.state,
    )  # fmt: skip
    return {"opinions:line_link": {"pk": made.pk}}
