"""The verbs of one item: joint, later, merged, declined with its reason, or open again (去处办理).

Every verb locks the board, then the item's own fate: two people who decide the same item at once do not overwrite each other.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from guantong.apps.consultation.board_queries import Listed
from guantong.apps.consultation.board_recording import demand_conferring, held_board, noted
from guantong.apps.consultation.board_workflow import FATE
from guantong.apps.consultation.models import Board, Call, ItemFate, Round, Suggestion
from guantong.apps.consultation.queries import lines_in_play, suggestions_in_play
from guantong.domain.facing.fates import SHORTEST
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

_LISTS: dict[str, Callable[[Call], QuerySet[Any]]] = {"G": lines_in_play, "R": suggestions_in_play}
_NOTHING = {"into": None, "amount": None, "year": None, "reason": "", "document": "", "words": ""}


@transaction.atomic
def list_jointly(
    *, board: Board, code: str, amount: int, version: int, by: Standing, as_of: datetime, into: str = "", words: str = ""
) -> ItemFate:  # fmt: skip
    """Put an item on the joint list with the agreed amount in fen, or as one matter with the leading item `into` of the other list.

    Raises BadInput by field, Stale where the item was decided since `version`, NotAllowed once the list is frozen.
    """
    row = held(board, code, "list_jointly", version, by)
    lead = _lead(row, into) if into else None
    if lead is not None:
        if lead.suggestion_id is None == (row.suggestion_id is None):
            raise BadInput({"into": _ONE_LIST})
        if lead.taken_in.exclude(pk=row.pk).filter(state="joint").exists():
            raise BadInput({"into": _PAIRED})
    if amount < 0:
        raise BadInput({"amount": _NEGATIVE})
    _demand_no_followers(row, lead is not None)
    return _settled(row, "list_jointly", by, as_of, into=lead, amount=None if lead else amount, words=words.strip())


@transaction.atomic
def put_off(
    *, board: Board, code: str, year: int, words: str, version: int, by: Standing, as_of: datetime
) -> ItemFate:  # fmt: skip
    """Adopt an item in a later year."""
    row = held(board, code, "put_off", version, by)
    if year <= row.board.call.year:
        raise BadInput({"year": _LATER.filled(year=row.board.call.year)})
    _demand_no_followers(row, True)
    return _settled(row, "put_off", by, as_of, year=year, words=words.strip())


@transaction.atomic
def fold_in(
    *, board: Board, code: str, into: str, words: str, version: int, by: Standing, as_of: datetime
) -> ItemFate:  # fmt: skip
    """Merge an item into a line of the joint list, of whichever list that came from."""
    row = held(board, code, "fold_in", version, by)
    lead = _lead(row, into)
    _demand_no_followers(row, True)
    return _settled(row, "fold_in", by, as_of, into=lead, words=words.strip())


@transaction.atomic
def decline(
    *, board: Board, code: str, reason: str, words: str, version: int, by: Standing, as_of: datetime, document: str = ""
) -> ItemFate:  # fmt: skip
    """Decline an item for a reason that is in force on the day, with words to its proposers; raises BadInput for less."""
    row = held(board, code, "decline", version, by)
    known = reasons_on(as_of.date()).get(reason)
    wrong: dict[str, Words] = {}
    if known is None:
        wrong["reason"] = _NO_REASON
    elif known.asks and not document.strip():
        wrong["document"] = _NO_DOCUMENT
    if len(words.strip()) < SHORTEST:
        wrong["words"] = _NO_WORDS
    if wrong:
        raise BadInput(wrong)
    _demand_no_followers(row, True)
    return _settled(row, "decline", by, as_of, reason=reason, document=document.strip(), words=words.strip())


@transaction.atomic
def take_fate_back(*, board: Board, code: str, version: int, by: Standing, as_of: datetime) -> ItemFate:
    """Leave an item open again; what was merged into it must go elsewhere first."""
    row = held(board, code, "take_fate_back", version, by)
    _demand_no_followers(row, True)
    return _settled(row, "take_fate_back", by, as_of)


def held(board: Board, code: str, verb: str, version: int | None, by: Standing) -> ItemFate:
    """Return the fate of the item in play with that code, board and fate locked, if `verb` is open to `by`.

    Raises NotAllowed, for one in conflict and once the list is frozen too; Stale; BadInput for no such item.
    """
    whole = held_board(board)
    item = _in_play(whole, code)
    of = {"suggestion": item} if isinstance(item, Suggestion) else {"line": item}
    row = ItemFate.objects.select_for_update(of=("self",)).filter(**of).first() or ItemFate(board=whole, **of)
    row.board = whole
    FATE.demand_as_read(verb, by, row, version, path_of(item, whole))
    demand_conferring(whole)
    return row


def path_of(item: Listed, board: Board) -> str:
    """Return the organisation an item is of: where one has a conflict of interest with it, one does not decide of it."""
    if isinstance(item, Suggestion):
        return item.department.path if item.department else board.path
    return item.path or board.path


def _settled(row: ItemFate, verb: str, by: Standing, as_of: datetime, **facts: Any) -> ItemFate:
    path = path_of(row.item, row.board)
    for name, value in {**_NOTHING, **facts}.items():
        setattr(row, name, value)
    row.state = FATE.demand(verb, by, row.state, path)
    row.round = _round(row.board)
    row.decided_by, row.decided_on, row.version = by.person, as_of.date(), row.version + 1
    row.save()
    content = {"round": row.round, "state": row.state, "reason": row.reason, "amount": row.amount, "year": row.year}
    noted(row, FATE, verb, by, as_of, path, into=row.into_id, **content)
    return row


def _round(board: Board) -> int:
    found = Round.objects.filter(board=board, state="open").first()
    if found is None:
        raise NotAllowed(_NO_ROUND)
    return int(found.number)


def _in_play(board: Board, code: str) -> Listed:
    letter, _, number = code.partition("-")
    known = letter in _LISTS and number.isascii() and number.isdecimal() and len(number) < 5
    found = _LISTS[letter](board.call).filter(number=int(number)).first() if known else None
    if found is None:
        raise BadInput({"": _GONE.filled(code=code)})
    return found


def _lead(row: ItemFate, code: str) -> ItemFate:
    item = _in_play(row.board, code)
    of = {"suggestion": item} if isinstance(item, Suggestion) else {"line": item}
    lead = ItemFate.objects.select_for_update(of=("self",)).filter(**of, state="joint", into=None).first()
    if lead is None or lead.pk == row.pk:
        raise BadInput({"into": _NO_LEAD.filled(code=code)})
    return lead


def _demand_no_followers(row: ItemFate, leaves: bool) -> None:
    if leaves and row.pk and (found := row.taken_in.exclude(state="open").count()):
        raise BadInput({"": _FOLLOWED.filled(n=found)})


_ONE_LIST = Words("两项在同一张清单：只能并入", "both are on one list: it can only be merged")
_PAIRED = Words("它已与另一项合为一件：其余的用“并入”", "it is one matter with another already: merge the others")
_NEGATIVE = Words("金额不能是负数", "an amount is not below nothing")
_LATER = Words("请填写 {year} 年以后的年份", "a year after {year}")
_NO_REASON = Words("请选一条现行理由", "choose a reason that is in force")
_NO_DOCUMENT = Words("这条理由须写明依据的文号和条款", "this reason needs the number of its document and the clause")
_NO_WORDS = Words("请向提出人写明理由，至少一句话", "tell its proposers why, in a sentence")
_GONE = Words("{code} 已不在清单中：请刷新", "{code} is on the lists no more: reload")
_NO_LEAD = Words("{code} 还没有单独列入共同清单", "{code} is no line of the joint list")
_FOLLOWED = Words(
    "有 {n} 项已并入这一项或与它合为一件：先为它们另定去处",
    "{n} items were merged into it: find them another fate first",
)
_NO_ROUND = Refusal(
    "state",
    Words("现在没有进行中的会商：去处在会商中议定", "no round is going on: fates are settled in conferring"),
    Words("先开始一轮会商，写明日期和参加人", "begin a round, with its day and who takes part"),
)
