"""A joint list is put to the vote: its lines become the candidate sheet, and what was voted is told to whoever asked for them (交付票决)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.consultation.board_recording import held_board, noted
from guantong.apps.consultation.board_workflow import JOINT_LIST
from guantong.apps.consultation.models import JointList, Suggestion
from guantong.apps.consultation.queries import links_of
from guantong.apps.contests import operations as contests
from guantong.apps.contests.candidates import Line
from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import may_follow, taken_in
from guantong.apps.voices.models import Need
from guantong.apps.voices.telling import tell
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal


@transaction.atomic
def put_to_vote(
    *, joint: JointList, title: str, body: Organisation, held_on: date, done_by: date, places: int, way: str, version: int, by: Standing,
    as_of: datetime, members: int = 0, keyholder_one: str = "", keyholder_two: str = "",
) -> Contest:  # fmt: skip
    """Prepare a vote on the lines of a joint list, numbered as they stand; `done_by` is each line's day until somebody writes another.

    The sheet stays to be looked at, changed and fixed by others, like any sheet. Raises BadInput by field, NotAllowed while another
    vote on this edition stands.
    """
    row = _held(joint, "put_to_vote", version, by)
    if voted_on(row):
        raise NotAllowed(VOTED_ON)
    made = contests.prepare(
        title=title, body=body, held_on=held_on, places=places, way=way, members=members, keyholder_one=keyholder_one,
        keyholder_two=keyholder_two, by=by, as_of=as_of,
    )  # fmt: skip
    made = contests.write_sheet(
        contest=made, sheet=list(_sheet(row, done_by)), version=made.version, by=by, as_of=as_of
    )
    row.contest = made
    _moved(row, "put_to_vote", by, as_of, contest=made.pk)
    return made


@transaction.atomic
def tell_voted(*, joint: JointList, version: int, by: Standing, as_of: datetime) -> int:
    """Tell whoever raised a need of the list what the announced vote made of it; returns how many needs were told.

    Of a line that was not taken in it says so: it stays on the list, and who asked for it reads that it was voted on. Raises
    NotAllowed before the result is announced.
    """
    row = _held(joint, "tell_voted", version, by)
    if closed := telling_closed(row):
        raise NotAllowed(closed)
    assert row.contest is not None  # noqa: S101 - else it was closed
    taken, decided, told = set(taken_in(row.contest)), _decided_upon(row.contest), 0
    for line, needs in needs_of_lines(row):
        said = _DECIDED if str(line["at"]) in decided else _TAKEN if str(line["at"]) in taken else _NOT_TAKEN
        for need in needs:
            facts = {"title": line["title"], "body": row.contest.body, "day": row.contest.held_on}
            words = said.format(**facts, document=decided.get(str(line["at"]), ""))
            told += tell(need=need, step="voted", words=words, link=_address(row), by=by, as_of=as_of) is not None
    _moved(row, "tell_voted", by, as_of, told=told)
    return told


def voted_on(row: JointList) -> bool:
    """True when this edition was put to a vote that stands."""
    return row.contest is not None and row.contest.state != "withdrawn"


def telling_closed(row: JointList) -> Refusal | None:
    """Return why nobody can be told yet of what was voted; None once the result is announced and nothing more is to be decided."""
    if row.contest is None or not row.contest.announced_at:
        return _NOT_ANNOUNCED
    return None if _ended(row.contest) else _NOT_ENDED


def _ended(contest: Contest) -> bool:
    """True where the vote, and every one that followed it, is announced, and of a tie or a gap people have decided."""
    later = list(contest.following.exclude(state="withdrawn"))
    open_yet = contest.state == "announced" and bool(may_follow(contest))
    return bool(contest.announced_at) and not open_yet and all(map(_ended, later))


def needs_of_lines(row: JointList) -> Iterator[tuple[dict[str, Any], list[Need]]]:
    """Return the lines of a joint list, each with the needs that its suggestions, and what was merged into them, answer."""
    known = {one.code: one for one in Suggestion.objects.filter(call=row.board.call, number__isnull=False)}
    for line in row.record["lines"]:
        asked = [known[one["number"]] for one in line["from"] if one["number"] in known]
        yield line, list({link.need_id: link.need for one in asked for link in links_of(one)}.values())


def _sheet(row: JointList, done_by: date) -> Iterator[Line]:
    for line in row.record["lines"]:
        numbers = "、".join(one["number"] for one in line["from"])
        yield Line(
            str(line["at"]), line["title"], line["content"] or line["title"], line["amount"], done_by,
            f"{row.record['year']}年共同清单第{line['at']}项（{numbers}）", _address(row),
        )  # fmt: skip


def _decided_upon(contest: Contest) -> dict[str, str]:
    """Return the numbers that people took in by a decision after a tie or a gap, each with its document."""
    found = dict.fromkeys(contest.takes, contest.document)
    for later in contest.following.exclude(state="withdrawn"):
        found |= _decided_upon(later)
    return found


def _address(row: JointList) -> str:
    return reverse("consultation:joint_public", args=[row.record["year"]]) if row.state == "published" else ""


def _held(joint: JointList, verb: str, version: int, by: Standing) -> JointList:
    board = held_board(joint.board)
    row = JointList.objects.select_for_update(of=("self",)).select_related("contest").get(pk=joint.pk)
    JOINT_LIST.demand_as_read(verb, by, row, version, board.path, row.frozen_by)
    return row


def _moved(row: JointList, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    row.version += 1
    row.save()
    noted(row, JOINT_LIST, verb, by, as_of, row.board.path, edition=row.edition, **content)


VOTED_ON = Refusal(
    "state",
    Words("这一版清单已交付票决", "this edition was put to the vote"),
    Words("撤回那次票决之后", "it opens when that vote is withdrawn"),
)
_NOT_ANNOUNCED = Refusal(
    "state",
    Words("票决结果尚未公布", "no result was announced"),
    Words("交付票决、结果公布之后", "it opens when a vote was taken and its result announced"),
)
_NOT_ENDED = Refusal(
    "state",
    Words("票数相同或名额有缺，还没有后续决定", "a tie or a gap is still to be decided upon"),
    Words(
        "再次投票公布或后续决定登记之后",
        "it opens when the further vote is announced, or what was decided is on record",
    ),
)
_DECIDED = "{day} {body}票决后，按{document}列入：{title}，将列入预算组织实施"
_TAKEN = "{day} {body}票决通过：{title}，将列入预算组织实施"
_NOT_TAKEN = "{day} {body}票决未通过：{title}，本年度不列入"
