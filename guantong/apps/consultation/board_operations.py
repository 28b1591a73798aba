"""The verbs of the board: begin, rounds of conferring, the two decisions, freeze, publish, open again by a new decision (会商办理)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.consultation.board_queries import decisions_of, facing, listed_digest, rounds_of, unready
from guantong.apps.consultation.board_recording import held_board, moved_board, noted
from guantong.apps.consultation.board_telling import tell_frozen, tell_published, tell_round
from guantong.apps.consultation.board_workflow import BOARD, DECISION, JOINT_LIST, ROUND
from guantong.apps.consultation.models import Board, Call, JointList, ListDecision, Round
from guantong.apps.consultation.queries import lines_in_play, suggestions_in_play
from guantong.apps.files.operations import hang, let_in
from guantong.domain.facing.fates import Fate
from guantong.domain.facing.joint import BODIES, digests, spelled
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def open_board(*, call: Call, by: Standing, as_of: datetime) -> Board:
    """Begin to confer about the two lists of a call; begun already it is the board that is there."""
    BOARD.demand("open_board", by, NEW, call.path)
    there = Board.objects.filter(call=call).first()
    if there is not None:
        return there
    row = Board.objects.create(call=call, path=call.path)
    noted(row, BOARD, "open_board", by, as_of, row.path, year=call.year)
    return row


@transaction.atomic
def open_round(*, board: Board, held_on: date, participants: str, by: Standing, as_of: datetime) -> Round:
    """Begin a round of conferring: its day, and who takes part. One goes on at a time."""
    row = held_board(board)
    BOARD.demand("open_round", by, row.state, row.path)
    if not participants.strip():
        raise BadInput({"participants": _NOBODY})
    if row.rounds.filter(state="open").exists():
        raise BadInput({"": _GOES_ON})
    found = Round.objects.create(
        board=row, number=row.rounds.count() + 1, held_on=held_on, participants=participants.strip(),
        before=_plain(facing(row, as_of.date()).fates),
    )  # fmt: skip
    noted(found, ROUND, "edit_round", by, as_of, row.path, number=found.number)
    moved_board(row, "open_round", by, as_of, number=found.number)
    return found


@transaction.atomic
def edit_round(
    *, round: Round, held_on: date, participants: str, summary: str, version: int, by: Standing, as_of: datetime
) -> Round:  # fmt: skip
    """Change when it was, who took part, what was said."""
    row = _held_round(round, "edit_round", version, by)
    if not participants.strip():
        raise BadInput({"participants": _NOBODY})
    row.held_on, row.participants, row.summary = held_on, participants.strip(), summary.strip()
    return _moved_round(row, "edit_round", by, as_of)


def close_round(
    *, round: Round, summary: str, minutes: bytes, minutes_name: str, version: int, by: Standing, as_of: datetime
) -> Round:  # fmt: skip
    """Close a round with its minutes: what it changed and how near the lists stand is kept; proposers are told it was held."""
    ROUND.demand("close_round", by, round.state, round.board.path)
    if not summary.strip() or not minutes:
        raise BadInput({"minutes" if summary.strip() else "summary": _NO_MINUTES})
    file = let_in(
        to=round.journal_key, path=round.board.path, name=minutes_name, content=minutes, level=Level.INTERNAL, by=by, as_of=as_of
    )  # fmt: skip
    with transaction.atomic():
        row = _held_round(round, "close_round", version, by)
        found = facing(row.board, as_of.date())
        at = found.now(row.number)
        row.summary, row.after = summary.strip(), _plain(found.fates)
        row.settled = {
            "settled": at.settled.hits, "converged": at.converged.hits, "of": at.settled.of,
            **{side: [rate.hits, rate.of] for side, rate in at.of_side.items()}, "agreed": found.money.agreed,
            "pending": found.money.pending, "gap": found.money.gap,
        }  # fmt: skip
        row = _moved_round(row, "close_round", by, as_of, settled=row.settled)
        hang(file=file, to=row, by=by, as_of=as_of)
        tell_round(row, by, as_of)
    return row


def note_decision(
    *, board: Board, body: str, held_on: date, number: str, file: bytes, file_name: str, by: Standing, as_of: datetime
) -> ListDecision:  # fmt: skip
    """Note that a body decided to fix the list as it stands: its day, number and file. Raises BadInput by field."""
    BOARD.demand("note_decision", by, board.state, board.path)
    return _decision(board, "note_decision", "fix", board.edition, body, held_on, number, file, file_name, by, as_of)


@transaction.atomic
def strike_decision(*, decision: ListDecision, by: Standing, as_of: datetime) -> ListDecision:
    """Strike a decision that was noted wrongly, as long as nothing was frozen by it; it stays on record."""
    board = held_board(decision.board)
    row = ListDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    state = DECISION.demand("strike_decision", by, row.state, board.path)
    if board.state == "frozen" or row.edition != board.edition or row.purpose != "fix":
        raise NotAllowed(_FROZEN_BY_IT)
    row.state = state
    row.save()
    noted(row, DECISION, "strike_decision", by, as_of, board.path)
    return row


@transaction.atomic
def freeze(*, board: Board, version: int, by: Standing, as_of: datetime) -> JointList:
    """Freeze the joint list: by the two decisions, everything with its fate, within the ceiling. Its hash goes into the journal.

    Raises NotAllowed with everything that still keeps it, Stale where the board changed since `version`.
    """
    row = held_board(board)
    BOARD.demand_as_read("freeze", by, row, version, row.path)
    list(lines_in_play(row.call).select_for_update(of=("self",)))
    list(suggestions_in_play(row.call).select_for_update(of=("self",)))
    found, decided = facing(row, as_of.date()), decisions_of(row)
    if said := unready(found, rounds_of(row), decided, row.edition):
        raise NotAllowed(Refusal("state", _joined(said), _THEN))
    fixed = [one.decided for one in decided if one.purpose == "fix"]
    spelling = spelled(found.year, row.edition, found.fates, found.items, fixed)
    told = digests(spelling)
    frozen = JointList.objects.create(
        board=row, edition=row.edition, spelled=spelling.decode(), frozen_by=by.person, frozen_on=as_of.date(), **told
    )
    for earlier in row.lists.exclude(pk=frozen.pk).filter(state="taken_down"):
        _moved_list(earlier, "replace_list", by, as_of)
    noted(frozen, BOARD, "freeze", by, as_of, row.path, edition=row.edition, lines=len(found.lines), **told)
    moved_board(row, "freeze", by, as_of, **told)
    tell_frozen(found, by, as_of)
    return frozen


@transaction.atomic
def publish_list(*, joint: JointList, version: int, by: Standing, as_of: datetime) -> JointList:
    """Publish a frozen list to residents, by another person than froze it; every proposer is told what became of theirs."""
    board = held_board(joint.board)
    row = JointList.objects.select_for_update(of=("self",)).get(pk=joint.pk)
    JOINT_LIST.demand_as_read("publish_list", by, row, version, board.path, row.frozen_by)
    if row.edition != max(board.lists.values_list("edition", flat=True)):
        raise NotAllowed(_LATER_ONE)
    for earlier in board.lists.filter(state="published").exclude(pk=row.pk):
        _moved_list(earlier, "replace_list", by, as_of)
    row.published_by, row.published_on, row.reason = by.person, as_of.date(), ""
    row = _moved_list(row, "publish_list", by, as_of, sm3=row.sm3)
    tell_published(row, by, as_of)
    return row


@transaction.atomic
def take_list_down(*, joint: JointList, reason: str, version: int, by: Standing, as_of: datetime) -> JointList:
    """Take a published list down, with the reason residents read in its place."""
    board = held_board(joint.board)
    row = JointList.objects.select_for_update(of=("self",)).get(pk=joint.pk)
    JOINT_LIST.demand_as_read("take_list_down", by, row, version, board.path, row.frozen_by)
    row.reason = reason.strip()
    return _moved_list(row, "take_list_down", by, as_of)


def reopen_board(
    *, board: Board, body: str, held_on: date, number: str, file: bytes, file_name: str, by: Standing, as_of: datetime
) -> ListDecision:  # fmt: skip
    """Open a frozen list again by a new decision, for a new edition; the frozen one stays what it is, published or not."""
    BOARD.demand("reopen_board", by, board.state, board.path)
    return _decision(
        board, "reopen_board", "revise", board.edition + 1, body, held_on, number, file, file_name, by, as_of
    )


def _decision(
    board: Board, verb: str, purpose: str, edition: int, body: str, held_on: date, number: str, content: bytes, name: str,
    by: Standing, as_of: datetime,
) -> ListDecision:  # fmt: skip
    wrong: dict[str, Words] = {}
    if body not in BODIES:
        wrong["body"] = _NO_BODY
    if held_on > as_of.date():
        wrong["held_on"] = _TO_COME
    if not number.strip():
        wrong["number"] = _NO_NUMBER
    if not content:
        wrong["file"] = _NO_FILE
    if wrong:
        raise BadInput(wrong)
    let = let_in(
        to=board.journal_key, path=board.path, name=name, content=content, level=Level.INTERNAL, by=by, as_of=as_of
    )
    with transaction.atomic():
        row = held_board(board)
        BOARD.demand(verb, by, row.state, row.path)
        if verb == "reopen_board":
            row.edition = edition
        elif row.edition != edition:
            raise NotAllowed(_LATER_ONE)
        try:
            with transaction.atomic():
                made = ListDecision.objects.create(
                    board=row, edition=edition, purpose=purpose, body=body, held_on=held_on, number=number.strip()[:120],
                    sm3=let.kept, listed=listed_digest(facing(row, as_of.date()), edition), noted_by=by.person,
                )  # fmt: skip
        except IntegrityError as error:
            raise BadInput({"body": _NOTED}) from error
        hang(file=let, to=made, by=by, as_of=as_of)
        noted(made, BOARD, verb, by, as_of, row.path, body=body, number=made.number, on=held_on.isoformat())
        moved_board(row, verb, by, as_of, decision=made.pk)
    return made


def _held_round(round: Round, verb: str, version: int | None, by: Standing) -> Round:
    board = held_board(round.board)
    row = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    row.board = board
    ROUND.demand_as_read(verb, by, row, version, board.path)
    return row


def _moved_round(row: Round, verb: str, by: Standing, as_of: datetime, **content: Any) -> Round:
    row.state = ROUND.demand(verb, by, row.state, row.board.path)
    row.version += 1
    row.save()
    noted(row, ROUND, verb, by, as_of, row.board.path, number=row.number, **content)
    return row


def _moved_list(row: JointList, verb: str, by: Standing, as_of: datetime, **content: Any) -> JointList:
    path = row.board.path
    row.state = JOINT_LIST.demand(verb, by, row.state, path, row.frozen_by)
    row.version += 1
    row.save()
    noted(row, JOINT_LIST, verb, by, as_of, path, state=row.state, edition=row.edition, **content)
    return row


def _plain(fates: Sequence[Fate]) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number, "kind": one.kind.value, "round": one.round, "into": one.into, "amount": one.amount,
            "year": one.year, "reason": one.reason, "document": one.document, "words": one.words,
        }
        for one in sorted(fates, key=lambda one: one.number)
    ]  # fmt: skip


def _joined(said: Sequence[Words]) -> Words:
    return Words("".join(one.zh for one in said), " ".join(one.en for one in said))


_NOBODY = Words("请写明双方参加人", "say who took part for both sides")
_GOES_ON = Words("上一轮会商还没有结束", "the round before is not closed")
_NO_MINUTES = Words("请写明会商要点，并上传纪要", "say what was agreed, and bring the minutes")
_NO_BODY = Words("请选择会议", "choose the meeting")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_NO_NUMBER = Words("请填写文号或纪要号", "its number")
_NO_FILE = Words("请上传文件或纪要", "bring the file or the minutes")
_NOTED = Words("这个会议对这一版的议定已经登记", "the decision of this meeting on this edition is noted already")
_THEN = Words("逐项补齐后即可冻结", "it can be frozen once each of these is there")
_LATER_ONE = Refusal("state", Words("已有更新的一版", "there is a later edition"))
_FROZEN_BY_IT = Refusal(
    "state", Words("清单已按它冻结或重开，不能更正", "the list was frozen or opened by it: it stays"),
    Words("由新的决定形成新版", "a new decision makes a new edition"),
)  # fmt: skip
