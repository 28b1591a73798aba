"""What a person says of two items: one matter, with what becomes of both, or two (配对办理)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.consultation.board_fates import fold_in, held, list_jointly, path_of
from guantong.apps.consultation.board_queries import facing
from guantong.apps.consultation.board_recording import demand_conferring, held_board, noted
from guantong.apps.consultation.board_workflow import PAIRING
from guantong.apps.consultation.models import Board, Pairing, PlanLine, Suggestion
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

WAYS = {
    "government": Words("以政府项目列入，建议与它合为一件", "the government's project leads, the suggestion is the same matter"),
    "people": Words("以项目建议列入，政府项目与它合为一件", "the suggestion leads, the government's project is the same matter"),
    "folded": Words("以政府项目列入，建议作为其中一部分并入", "the government's project leads, the suggestion is merged as a part"),
}  # fmt: skip


@transaction.atomic
def accept_match(
    *, board: Board, government: str, people: str, way: str, amount: int, words: str, version: int, by: Standing, as_of: datetime
) -> Pairing:  # fmt: skip
    """Say that two items are one matter: it goes on the joint list with the agreed amount, and both have their fate at once.

    What the machine laid side by side is kept as it was. Raises as the verbs of an item do.
    """
    row = _held(board, government, people, "accept_match", version, by, as_of)
    if way not in WAYS:
        raise BadInput({"way": _NO_WAY})
    lead, other = (people, government) if way == "people" else (government, people)
    at = held(board, lead, "list_jointly", None, by)
    list_jointly(board=board, code=lead, amount=amount, words=words, version=at.version, by=by, as_of=as_of)
    joined = held(board, other, "list_jointly", None, by)
    if way == "folded":
        fold_in(board=board, code=other, into=lead, words=words, version=joined.version, by=by, as_of=as_of)
    else:
        list_jointly(
            board=board, code=other, into=lead, amount=0, words=words, version=joined.version, by=by, as_of=as_of
        )
    return _moved(row, "accept_match", words, by, as_of)


@transaction.atomic
def refuse_match(
    *, board: Board, government: str, people: str, words: str, version: int, by: Standing, as_of: datetime
) -> Pairing:  # fmt: skip
    """Say that two items are two matters: the pair is suggested no more; nothing becomes of either by that."""
    return _moved(
        _held(board, government, people, "refuse_match", version, by, as_of), "refuse_match", words, by, as_of
    )


@transaction.atomic
def reconsider_match(
    *, board: Board, government: str, people: str, version: int, by: Standing, as_of: datetime
) -> Pairing:  # fmt: skip
    """Leave a pair to be judged anew; the fates of both items stay until they are changed themselves."""
    return _moved(
        _held(board, government, people, "reconsider_match", version, by, as_of), "reconsider_match", "", by, as_of
    )


def _held(
    board: Board, government: str, people: str, verb: str, version: int, by: Standing, as_of: datetime
) -> Pairing:  # fmt: skip
    whole = held_board(board)
    found = facing(whole, as_of.date())
    line, suggestion = found.rows.get(government), found.rows.get(people)
    if not isinstance(line, PlanLine) or not isinstance(suggestion, Suggestion):
        raise BadInput({"": _GONE})
    of = {"line": line, "suggestion": suggestion}
    row = Pairing.objects.select_for_update(of=("self",)).filter(**of).first() or Pairing(board=whole, **of)
    PAIRING.demand_as_read(verb, by, row, version, path_of(line, whole))
    demand_conferring(whole)
    compared = found.compared(government, people)
    row.percent = compared.percent
    row.why = [
        {"kind": part.kind, "zh": part.why.zh, "en": part.why.en, "weight": part.weight} for part in compared.parts
    ]
    return row


def _moved(row: Pairing, verb: str, words: str, by: Standing, as_of: datetime) -> Pairing:
    path = path_of(row.line, row.board)
    row.state = PAIRING.demand(verb, by, row.state, path)
    row.words, row.decided_by, row.decided_on = words.strip(), by.person, as_of.date()
    row.version += 1
    row.save()
    noted(row, PAIRING, verb, by, as_of, path, state=row.state, percent=row.percent)
    return row


_NO_WAY = Words("请选择以哪一项列入", "choose which of them leads")
_GONE = Words("其中一项已不在清单中：请刷新", "one of them is on the lists no more: reload")
