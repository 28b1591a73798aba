"""One of each thing between the two lists, every text of it a canary (矩阵的相向会商)."""

import json
from datetime import date

from guantong.apps.consultation.models import (
    Board,
    Call,
    JointList,
    ListDecision,
    PlanFile,
    PlanLine,
    Round,
    Suggestion,
)
from guantong.domain.facing.joint import digests
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("board", "conferring", "frozen")
def board(at: Place) -> Asked:
    """A board with an item on either side, a decision about its list."""
    made = _board(at, at.state)
    call = made.call
    of = PlanFile.objects.create(
        call=call, number=1, name="清单", sm3="0" * 64, path=at.body.path, brought_by="somebody", brought_at=NOON, state="taken_in"
    )  # fmt: skip
    PlanLine.objects.create(
        call=call, of=of, number=1, unit=at.canary("unit"), title=at.canary("title"), content=at.canary("content"), place=at.body, amount=100,
        at={"sheet": "x", "row": 2},
    )  # fmt: skip
    Suggestion.objects.create(
        call=call, number=1, title="路灯", text="x", place=at.body, path=at.body.path, field="urban", state="submitted",
        proposed_by="somebody", submitted_on=NOON.date(),
    )  # fmt: skip
    ListDecision.objects.create(
        board=made, edition=1, body="council", held_on=NOON.date(), number=at.canary("number"), sm3="0" * 64, noted_by="somebody"
    )  # fmt: skip
    year = {"year": call.year}
    return {
        "consultation:board": year, "consultation:board_freeze": year, "consultation:board_item": {**year, "code": "R-01"},
        "consultation:board_match": {**year, "government": "G-01", "people": "R-01"},
    }  # fmt: skip


@thing("conferring_round", "open", "closed")
def conferring_round(at: Place) -> Asked:
    """A round of conferring."""
    made = Round.objects.create(
        board=_board(at), number=1, held_on=NOON.date(), participants=at.canary("participants"), summary=at.canary("summary"),
        state=at.state,
    )  # fmt: skip
    return {"consultation:board_round": {"year": made.board.call.year, "number": 1}}


@thing("joint_list", "frozen", "published", "replaced", "taken_down")
def joint_list(at: Place) -> Asked:
    """A frozen edition of a joint list."""
    of = _board(at, "frozen")
    lead = {"number": "G-01", "list": "government", "title": at.canary("lead")}
    line = {
        "at": 1, "title": at.canary("title"), "content": at.canary("content"), "amount": 100, "place": "", "field": "urban", "from": [lead],
    }  # fmt: skip
    record = {
        "kind": "joint_list", "year": of.call.year, "version": 1, "decided": [], "lines": [line], "suggestions": [], "government_items": 1,
    }  # fmt: skip
    spelled = json.dumps(record, ensure_ascii=False)
    JointList.objects.create(
        board=of, edition=1, spelled=spelled, state=at.state, frozen_by="somebody", frozen_on=NOON.date(), reason=at.canary("reason"),
        **digests(spelled.encode()),
    )  # fmt: skip
    asked = {"year": of.call.year, "edition": 1}
    return {"consultation:joint_list": asked, "consultation:joint_bytes": asked}


def _board(at: Place, state: str = "conferring") -> Board:
    call = Call.objects.create(
        year=3000 + Call.objects.count(), path="", body="区人大", opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 30), state="open"
    )  # fmt: skip
    return Board.objects.create(call=call, path=at.body.path, state=state)
