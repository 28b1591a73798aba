"""A board between two lists, its round, its frozen list, every text of them a canary (矩阵的相向会商)."""

from datetime import date

from guantong.apps.consultation.models import Board, Call, ItemFate, JointList, PlanFile, PlanLine, Round, Suggestion
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("convergence_board", "conferring", "frozen")
def convergence_board(at: Place) -> Asked:
    """A board with one item of each list."""
    year = 2400 + Call.objects.count()
    call = Call.objects.create(year=year, path="", body="x", opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 30))
    of = PlanFile.objects.create(
        call=call, number=1, name="x", sm3="0" * 64, path="", brought_by="x", brought_at=NOON, state="taken_in"
    )
    line = PlanLine.objects.create(call=call, of=of, number=1, unit="x", title=at.canary("line"), amount=100)
    row = Suggestion.objects.create(
        call=call, number=1, title="x", text="x", place=at.body, path=at.body.path, field="urban", state="submitted", proposed_by="x",
        submitted_on=NOON.date(),
    )  # fmt: skip
    board = Board.objects.create(call=call, path=at.body.path, state=at.state or "conferring")
    Round.objects.create(board=board, number=1, held_on=NOON.date(), participants=at.canary("participants"))
    ItemFate.objects.create(
        board=board, line=line, state="later", year=2999, round=1, words=at.canary("words"), decided_on=NOON.date()
    )
    spelled = f'{{"year":{year},"version":1,"lines":[],"suggestions":[],"decided":[],"government_items":1}}'
    JointList.objects.create(
        board=board,
        edition=1,
        spelled=spelled,
        sm3=at.canary("sm3"),
        sha256="0" * 64,
        frozen_by="x",
        frozen_on=NOON.date(),
    )
    code = {"year": year}
    return {
        "consultation:board": code, "consultation:board_freeze": code, "consultation:board_round": {**code, "number": 1},
        "consultation:board_item": {**code, "code": line.code},
        "consultation:board_match": {**code, "government": line.code, "people": row.code},
        "consultation:joint_list": {**code, "edition": 1}, "consultation:joint_bytes": {**code, "edition": 1},
    }  # fmt: skip
