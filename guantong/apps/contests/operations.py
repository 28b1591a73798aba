"""The verbs of a vote on projects: its sheet written, fixed with a box, announced; a further vote, or what people decided (票决)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots.choosing import result_of
from guantong.apps.ballots.models import CONTEST_WAYS
from guantong.apps.components.search import searchable
from guantong.apps.contests.candidates import Line
from guantong.apps.contests.models import Contest, digest_of
from guantong.apps.contests.moving import held, kept, moved
from guantong.apps.contests.queries import BODIES, may_follow, procedure_on, roll_on
from guantong.apps.contests.workflow import CONTEST
from guantong.domain.roles import Standing
from guantong.domain.voting.contest import contest_from
from guantong.domain.voting.following import Following, run_off, second_vote
from guantong.domain.voting.procedure import Option, procedure_from
from guantong.domain.voting.result import Unfit, fitting
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_VOTES = (Option.RUN_OFF, Option.SECOND_VOTE)


@transaction.atomic
def prepare(
    *, title: str, body: Organisation, held_on: date, places: int, way: str, by: Standing, as_of: datetime, members: int = 0,
    keyholder_one: str = "", keyholder_two: str = "",
) -> Contest:  # fmt: skip
    """Prepare a vote of the congress or its standing committee; `members` 0 takes the roll of the day. Raises BadInput by field."""
    state = CONTEST.demand("prepare", by, NEW, "")
    wrong: dict[str, Words] = {}
    if body.kind not in BODIES:
        wrong["body"] = _NO_BODY
    if way not in CONTEST_WAYS:
        wrong["way"] = _NO_WAY
    if places < 1:
        wrong["places"] = _NO_PLACE
    if wrong:
        raise BadInput(wrong)
    made = Contest.objects.create(
        title=title, path=body.path, body=str(body), held_on=held_on, places=places, way=way, members=members, state=state,
        keyholder_one=keyholder_one, keyholder_two=keyholder_two, changed_by=by.person, search=searchable(title),
    )  # fmt: skip
    return kept(made, made, "prepare", by, as_of)


@transaction.atomic
def write_sheet(*, contest: Contest, sheet: Sequence[Line], version: int, by: Standing, as_of: datetime) -> Contest:
    """Write the candidate sheet anew, whole."""
    row = held(contest, "write_sheet", version, by)
    row.sheet = [line.plain() for line in sheet]
    return moved(row, "write_sheet", by, as_of, candidates=len(sheet))


@transaction.atomic
def fix_sheet(*, contest: Contest, version: int, by: Standing, as_of: datetime) -> Contest:
    """Fix the sheet by its digest under the procedure of the day, and prepare the box.

    Raises BadInput where no procedure is in force that day, or it cannot decide such a vote.
    """
    row = held(contest, "fix_sheet", version, by)
    procedure = procedure_on(row.held_on)
    if procedure is None:
        raise BadInput({"": _NO_PROCEDURE})
    return _boxed(row, "fix_sheet", procedure.content, by, as_of)


@transaction.atomic
def take_back(*, contest: Contest, version: int, by: Standing, as_of: datetime) -> Contest:
    """Take a fixed sheet back before anybody voted; its box is void."""
    row = held(contest, "take_back", version, by)
    if row.box is not None and row.box.state == "prepared":
        ballots.declare_void(box=row.box, reason=_TAKEN_BACK, version=row.box.version, by=by, as_of=as_of)
    row.box, row.digest, row.procedure = None, "", {}
    return moved(row, "take_back", by, as_of)


@transaction.atomic
def announce(*, contest: Contest, version: int, by: Standing, as_of: datetime) -> Contest:
    """Announce the result of the counted box: from now on everybody of the congress reads it, sheet by sheet."""
    row = held(contest, "announce", version, by)
    row.announced_at = as_of
    return moved(row, "announce", by, as_of, root=row.box.root if row.box else "")


@transaction.atomic
def vote_again(*, contest: Contest, held_on: date, version: int, by: Standing, as_of: datetime) -> Contest:
    """Prepare the further vote that the document gives: on those tied, or those left over; returns it, with its box.

    Raises BadInput where no more remain than there are places, so that there is nothing to choose.
    """
    row = held(contest, "vote_again", version, by)
    came, procedure = result_of(row.box), procedure_from(row.procedure)
    option = next(one for one in _VOTES if one in may_follow(row))
    following = (run_off if option is Option.RUN_OFF else second_vote)(came, procedure)
    row.option = option.value
    moved(row, "vote_again", by, as_of, option=option.value)
    return _next(row, following, held_on, by, as_of)


@transaction.atomic
def record_decision(
    *, contest: Contest, option: str, takes: Sequence[str], words: str, document: str, decided_on: date, version: int,
    by: Standing, as_of: datetime,
) -> Contest:  # fmt: skip
    """Keep what people decided on a tie or a gap: which of those that did not pass are taken in, by which document.

    Raises BadInput for what the document does not give, and for more than there are places.
    """
    row = held(contest, "record_decision", version, by)
    came = result_of(row.box)
    may, left = [one for one in may_follow(row) if one not in _VOTES], came.left or came.vacant
    among = came.tied or tuple(one.tally.number for one in came.rows if one.tally.number not in came.passed)
    wrong: dict[str, Words] = {}
    if option not in may:
        wrong["option"] = _NOT_GIVEN
    if set(takes) - set(among) or (option != Option.TAKE_ALL_TIED and len(takes) > left):
        wrong["takes"] = _TOO_MANY.filled(left=left)
    if option == Option.LEAVE_VACANT and takes:
        wrong["takes"] = _VACANT
    if not document.strip():
        wrong["document"] = _NO_DOCUMENT
    if wrong:
        raise BadInput(wrong)
    row.option, row.words, row.document, row.decided_on = option, words, document.strip(), decided_on
    row.takes = list(came.tied) if option == Option.TAKE_ALL_TIED else [one for one in among if one in takes]
    return moved(row, "record_decision", by, as_of, option=option, takes=row.takes)


@transaction.atomic
def withdraw(*, contest: Contest, version: int, by: Standing, as_of: datetime) -> Contest:
    """Withdraw a vote that was not fixed."""
    row = held(contest, "withdraw", version, by)
    return moved(row, "withdraw", by, as_of)


def _next(row: Contest, following: Following, held_on: date, by: Standing, as_of: datetime) -> Contest:
    facts = {name: getattr(row, name) for name in ("path", "body", "way", "members", "keyholder_one", "keyholder_two")}
    made = Contest.objects.create(
        title=f"{row.title}（再次投票）", held_on=held_on, places=following.contest.places, after=row, state="draft",
        sheet=[one for one in row.sheet if one["number"] in following.contest.candidates], search=row.search, **facts,
    )  # fmt: skip
    kept(made, made, "prepare", by, as_of)
    return _boxed(made, "fix_sheet", following.procedure.plain(), by, as_of)


def _boxed(row: Contest, verb: str, procedure: Mapping[str, Any], by: Standing, as_of: datetime) -> Contest:
    candidates: list[dict[str, Any]] = row.sheet
    try:
        asked = contest_from({"candidates": [one["number"] for one in candidates], "places": row.places})
        fitting(asked, procedure_from(procedure))
    except Unfit as unfit:
        raise BadInput({"": unfit.words}) from unfit
    except ValueError as error:
        raise BadInput({"": _PLACES}) from error
    row.procedure = dict(procedure)
    row.digest = digest_of(row.title, row.places, candidates, row.procedure)
    body = Organisation.objects.get(path=row.path)
    roll = [] if row.members and row.way != "sealed" else roll_on(body, row.held_on)
    row.box = ballots.prepare(
        title=row.title, question=f"从 {len(candidates)} 个候选项目中票决 {row.places} 项", held_on=row.held_on, way=row.way, roll=roll, members=row.members or len(roll), body=body,
        keyholders=[one for one in (row.keyholder_one, row.keyholder_two) if one], where=f"/contests/{row.pk}/", by=by, as_of=as_of,
        contest={"candidates": candidates, "places": row.places, "procedure": row.procedure, "sheet_sm3": row.digest},
    )  # fmt: skip
    return moved(row, verb, by, as_of, digest=row.digest)


_NO_BODY = Words("由人民代表大会或其常委会表决", "it is for the congress or its standing committee")
_NO_WAY = Words("请选择投票方式", "choose how the vote is taken")
_NO_PLACE = Words("名额至少为 1", "there is a place at least")
_NO_PROCEDURE = Words(
    "会议当日没有有效的表决办法：先录入并由另一人确认。系统不预置表决办法",
    "no procedure is in force on the day of the meeting: enter one and have it confirmed. None ships",
)
_PLACES = Words("名额不能多于候选项目", "no more places than candidates")
_TAKEN_BACK = "候选单退回编制"
_NOT_GIVEN = Words("表决办法没有规定这种做法", "the document does not give this")
_TOO_MANY = Words(
    "只能在未列入的项目中选择，不超过所余名额 {left}", "among those not taken in, no more than the {left} places left"
)
_VACANT = Words("名额从缺时不列入项目", "places that stay vacant take in nobody")
_NO_DOCUMENT = Words("请写明决定的文号或会议纪要", "name the document of the decision")
