"""One meeting in each state, every text of it a canary (矩阵的共识会)."""

from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.consensus import tying
from guantong.apps.consensus.models import Meeting, Seat, Sheet, Statement
from guantong.domain.consensus.meeting import FEWEST
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("meeting", "prepared", "open", "closed", "void")
def meeting(at: Place) -> Asked:
    """A meeting of an organisation to which nobody of the matrix is asked; a result stands only once it closed."""
    title = at.canary("title")
    made = Meeting.objects.create(
        title=title, question=at.canary("question"), held_on=NOON.date(), path=at.body.path, body=at.canary("body"),
        about_name=at.canary("about"), subject=at.canary("subject"), state=at.state, prepared_by="somebody",
        reason=at.canary("reason"), opened_at=NOON, closed_at=NOON, search=searchable(title),
    )  # fmt: skip
    Seat.objects.create(meeting=made, person=f"zx{token_hex(4)}", name=at.canary("name"), role="deputy")
    Seat.objects.create(meeting=made, person=f"zx{token_hex(4)}", name=at.canary("paper"), role="expert", on_paper=True)
    said = Statement.objects.create(meeting=made, text=at.canary("text"), prepared=True)
    Statement.objects.create(meeting=made, text=at.canary("brought"), state="proposed")
    if at.state == "open":
        tying.make_key(made)
        Sheet.objects.create(pk=token_hex(32), meeting=made)
    if at.state == "closed":
        whole = [FEWEST, 0, 0]
        line = {"key": f"{said.pk}", "whole": whole, "by_group": [whole], "agreement": [6, 7], "sets_apart": []}
        made.outcome = {"participants": FEWEST, "sizes": [FEWEST], "statements": [line]}
        made.save()
    routes = ("meeting", "take_part", "projector", "sheets", "type_sheet", *(("outcome",) if at.state == "closed" else ()))  # fmt: skip
    return {"api:meeting": {"key": made.pk}, **{f"consensus:{route}": {"pk": made.pk} for route in routes}}
