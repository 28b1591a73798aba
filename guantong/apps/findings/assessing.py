"""What is done about an assessment: proposed, voted on, announced from its box, and the way that was decided noted (满意度测评)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import members_on, result, rule_on, wrong_in
from guantong.apps.components.search import searchable
from guantong.apps.findings.assessment_queries import paths_of, roll_for
from guantong.apps.findings.assessment_workflow import ASSESSMENT, FOUND
from guantong.apps.findings.models import Assessed, Assessment, Matter, WayTaken
from guantong.apps.findings.ways import Way, way_on
from guantong.apps.findings.whose import desk_of
from guantong.apps.findings.words import ORGANS, REPORTS
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.papers.parts import Unsourced, of
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal, Stale


@transaction.atomic
def propose(
    *, title: str, report: str, path: str, session: str, held_on: date, by: Standing, as_of: datetime,
    matters: Iterable[Matter] = (), earlier: Assessment | None = None,
) -> Assessment:  # fmt: skip
    """Propose that a report and the body at `path` be assessed at a session; `matters` are those it is about."""
    state = ASSESSMENT.demand("propose", by, NEW, path)
    body = Organisation.objects.filter(path=path, ends_on=None).first()
    wrong = _wrong(title, session)
    if report not in REPORTS:
        wrong["report"] = _NO_REPORT
    if body is None:
        wrong["path"] = _NO_BODY
    if wrong or body is None:
        raise BadInput(wrong)
    row = Assessment.objects.create(
        title=title.strip(), report=report, path=path, body=str(body), desk=desk_of(by, as_of.date()), session=session.strip(),
        held_on=held_on, round=earlier.round + 1 if earlier else 1, earlier=earlier, proposed_by=by.person,
        proposed_at=as_of, state=state, search=searchable(title, str(body)),
    )  # fmt: skip
    _recorded(row, row, "propose", by, as_of, round=row.round)
    for matter in matters:
        _recorded(Assessed.objects.create(assessment=row, matter=matter), row, "propose", by, as_of, matter=matter.pk)
    return row


@transaction.atomic
def revise(
    *, assessment: Assessment, title: str, session: str, held_on: date, version: int, by: Standing, as_of: datetime
) -> Assessment:  # fmt: skip
    """Change what it is called, the session and the day before the vote is prepared."""
    row = held(assessment, "revise", version, by)
    if wrong := _wrong(title, session):
        raise BadInput(wrong)
    row.title, row.session, row.held_on = title.strip(), session.strip(), held_on
    row.search = searchable(title, row.body)
    return _moved(row, "revise", by, as_of)


@transaction.atomic
def prepare_vote(
    *, assessment: Assessment, way: str, judged: str, version: int, by: Standing, as_of: datetime,
    keyholder_one: str = "", keyholder_two: str = "", recused: Sequence[str] = (),
) -> Assessment:  # fmt: skip
    """Prepare its box: the members of the day without who is of the assessed bodies, the rule of the day or none.

    Again only where the box before was declared void.
    """
    row = held(assessment, "prepare_vote", version, by)
    if closed := closed_to(row, as_of.date()).get("prepare_vote"):
        raise NotAllowed(closed)
    rule = rule_on(row.held_on) if judged == "rule" else None
    if judged == "rule" and rule is None:
        raise BadInput({"judged": _NO_RULE})
    row.box = ballots.prepare(
        title=row.title, question=f"对{row.body}{REPORTS[row.report].zh}的评价"[:200], held_on=row.held_on, way=way,
        keyholders=(keyholder_one, keyholder_two), rule=rule.decides if rule else None, subject=row.journal_key,
        roll=roll_for(paths_of(row), row.held_on, recused), where=f"/findings/assessments/{row.pk}/", by=by, as_of=as_of,
    )  # fmt: skip
    return _moved(row, "prepare_vote", by, as_of, box=row.box.pk)


@transaction.atomic
def announce(*, assessment: Assessment, version: int, by: Standing, as_of: datetime) -> Assessment:
    """Announce what the box found: read from it here and now, and typed by nobody."""
    row = held(assessment, "announce", version, by)
    if closed := closed_to(row, as_of.date()).get("announce"):
        raise NotAllowed(closed)
    row.finds, row.outcome = _found(row.box)
    row.announced_on = as_of.date()
    root = row.box.root if row.box else ""
    _recorded(row, row, "announce", by, as_of, finds=row.finds, root=root)
    row = _moved(row, FOUND.get(row.finds, "find_nothing"), by, as_of, finds=row.finds)
    _owes(row, by, as_of)
    return row


@transaction.atomic
def record_way(
    *, assessment: Assessment, way: str, organ: str, document: str, decided_on: date, version: int, by: Standing,
    as_of: datetime, signers: Sequence[str] = (), due_on: date | None = None, words: str = "",
) -> Assessment:  # fmt: skip
    """Note the one way that was decided, with its document and its day; signers are counted on the roll of that day.

    Raises BadInput where the way is none of that day, another organ decides it, or too few signed.
    """
    row = held(assessment, "record_way", version, by)
    roll = {member.person for member in members_on(decided_on)}
    signed = list(dict.fromkeys(signers))
    known = way_on(way, decided_on)
    wrong = _wrong_way(row, known, organ, document, decided_on, due_on, as_of)
    if known and (too_few := _too_few(known, signed, roll)):
        wrong["signers"] = too_few
    if wrong:
        raise BadInput(wrong)
    try:
        with transaction.atomic():
            taken = WayTaken.objects.create(
                assessment=row, way=way, organ=organ, document=document.strip(), decided_on=decided_on, due_on=due_on,
                words=words, signers=signed, members=len(roll), recorded_by=by.person, recorded_at=as_of,
            )  # fmt: skip
    except IntegrityError as error:
        raise Stale(row) from error
    _recorded(taken, row, "record_way", by, as_of, way=way, organ=organ, signers=len(signed), members=len(roll))
    notices.finish(of=row, verb="record_way", by=by, as_of=as_of)
    return _moved(row, "record_way", by, as_of, way=way)


@transaction.atomic
def take_back(*, assessment: Assessment, reason: str, version: int, by: Standing, as_of: datetime) -> Assessment:
    """Take back what was recorded in error, with the reason; it stays to be read."""
    row = held(assessment, "take_back", version, by)
    if closed := closed_to(row, as_of.date()).get("take_back"):
        raise NotAllowed(closed)
    taken = row.ways.get(taken_back=False)
    taken.taken_back, taken.reason = True, reason
    taken.save()
    _recorded(taken, row, "take_back", by, as_of)
    row = _moved(row, "take_back", by, as_of)
    _owes(row, by, as_of)
    return row


@transaction.atomic
def assess_again(
    *, assessment: Assessment, title: str, session: str, held_on: date, version: int, by: Standing, as_of: datetime
) -> Assessment:  # fmt: skip
    """Propose the next assessment, of the same body and matters, linked to this one. Returns it."""
    row = held(assessment, "assess_again", version, by)
    if closed := closed_to(row, as_of.date()).get("assess_again"):
        raise NotAllowed(closed)
    if held_on <= row.held_on:
        raise BadInput({"held_on": _NOT_AFTER.filled(day=row.held_on)})
    _moved(row, "assess_again", by, as_of)
    matters = [one.matter for one in row.about.select_related("matter")]
    return propose(
        title=title, report=row.report, path=row.path, session=session, held_on=held_on, matters=matters, earlier=row,
        by=by, as_of=as_of,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, assessment: Assessment, version: int, by: Standing, as_of: datetime) -> Assessment:
    """Withdraw what was proposed, before its vote."""
    return _moved(held(assessment, "withdraw", version, by), "withdraw", by, as_of)


def held(assessment: Assessment, verb: str, version: int, by: Standing) -> Assessment:
    """Return the row locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = locked(assessment)
    ASSESSMENT.demand_as_read(verb, by, row, version, row.path)
    return row


def locked(assessment: Assessment) -> Assessment:
    """Return the row as it stands, held until the end of the transaction."""
    return Assessment.objects.select_for_update().get(pk=assessment.pk)


def noted(row: Assessment, verb: str, by: Standing, as_of: datetime, **content: Any) -> Assessment:
    """Note that a paper was drafted for it."""
    return _moved(row, verb, by, as_of, **content)


def closed_to(row: Assessment, day: date) -> dict[str, Refusal]:
    """Return the verbs that the table would open and this assessment itself closes on a day, each with the reason."""
    following = Assessment.objects.filter(earlier=row).exists() if row.state in ("followed", "undecided") else False
    way = row.ways.filter(taken_back=False).first() if row.state == "followed" else None
    box = row.box
    closed = {
        "prepare_vote": STANDS if row.state == "voting" and box and box.state != "void" else None,
        "announce": _not_yet(row, day),
        "assess_again": FOLLOWED if following else OTHER_WAY if way and way.way != "report_again" else None,
        "take_back": FOLLOWED if following else None,
    }
    return {verb: why for verb, why in closed.items() if why}


def _found(box: Box | None) -> tuple[str, str]:
    """Return what the rule of a counted box finds, and the document's own word for it."""
    told = result(box) if box is not None else None
    if told is None:
        raise NotAllowed(NOT_COUNTED)
    return told.outcome.finds.value, told.outcome.words.zh


def _not_yet(row: Assessment, day: date) -> Refusal | None:
    """Return why there is nothing to announce: no count, no session yet, or a box that is not as it was opened."""
    box = row.box
    if box is None or box.state != "opened":
        return NOT_COUNTED
    if day < row.held_on:
        return NOT_HELD
    return ALTERED if box.way == "sealed" and wrong_in(box, box.root) else None


def _owes(row: Assessment, by: Standing, as_of: datetime) -> None:
    if row.state == "not_satisfied":
        notices.ask(
            of=row, verb="record_way", title=f"登记测评后续方式：{row.title}", where=f"/findings/assessments/{row.pk}/",
            path=row.desk, by=by, as_of=as_of, waits_for=_WAITS.zh,
        )  # fmt: skip


def _moved(row: Assessment, verb: str, by: Standing, as_of: datetime, **content: Any) -> Assessment:
    row.state = ASSESSMENT.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return _recorded(row, row, verb, by, as_of, version=row.version, **content)


def _recorded(
    thing: Journaled, row: Assessment, verb: str, by: Standing, as_of: datetime, **content: Any
) -> Assessment:  # fmt: skip
    """Its entries are the desk's that follows it: the assessed body reads what is announced, not what is considered."""
    said = ASSESSMENT.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=row.desk, of=thing, content={"state": row.state, **content},
        says=Words(f"{said.zh}：测评 {row.pk}", f"{said.en}: assessment {row.pk}"),
    )  # fmt: skip
    return row


def _wrong(title: str, session: str) -> dict[str, Words]:
    wrong = {name: _EMPTY for name, typed in (("title", title), ("session", session)) if not typed.strip()}
    try:
        of(title)
    except Unsourced:
        wrong["title"] = _NO_AMOUNT
    return wrong


def _wrong_way(
    row: Assessment, way: Way | None, organ: str, document: str, decided_on: date, due_on: date | None, as_of: datetime
) -> dict[str, Words]:  # fmt: skip
    wrong: dict[str, Words] = {}
    if way is None:
        wrong["way"] = _NO_WAY
    elif organ not in way.decides:
        wrong["organ"] = _NOT_THEIRS.filled(way=way.words, organs=_either(way.decides))
    if not document.strip():
        wrong["document"] = _NO_DOCUMENT
    if not row.held_on <= decided_on <= as_of.date():
        wrong["decided_on"] = _NOT_THEN.filled(day=row.held_on)
    if due_on is not None and due_on <= decided_on:
        wrong["due_on"] = _DUE_BEFORE
    return wrong


def _too_few(way: Way, signed: Sequence[str], roll: set[str]) -> Words | None:
    """Return why the signatures are not enough for a way, or that it asks for none."""
    needed = way.signers_of(len(roll))
    if set(signed) - roll:
        return _NO_MEMBER
    if way.signers is None:
        return _ASKS_NONE.filled(way=way.words) if signed else None
    if len(signed) >= needed or (way.council and not signed):
        return None
    return (_FEWER_OR_COUNCIL if way.council else _FEWER).filled(
        way=way.words, needed=needed, members=len(roll), signed=len(signed)
    )


def _either(organs: Sequence[str]) -> Words:
    return Words("或".join(ORGANS[one].zh for one in organs), " or ".join(ORGANS[one].en for one in organs))


STANDS = Refusal(
    "state", Words("票箱已准备，投票按这个票箱进行", "its box is prepared; the vote is taken by it"),
    Words("原票箱作废之后才能重新准备", "another one when this is declared void"),
)  # fmt: skip
NOT_COUNTED = Refusal(
    "state", Words("票箱还没有开箱计票，没有可以公布的结果", "the box is not counted: there is nothing to announce"),
    Words("在票箱页面截止投票、开箱计票", "close the vote and count it on the page of the box"),
)  # fmt: skip
NOT_HELD = Refusal("state", Words("会议日期还没有到，不能公布结果", "the day of the session is still to come"))
ALTERED = Refusal(
    "state", Words("票箱内容与开箱时公布的根值不符，不能公布", "the box does not fit the root of its opening"),
    Words("请安全审计员核对留痕", "the security auditor holds it against the journal"),
)  # fmt: skip
OTHER_WAY = Refusal(
    "state", Words("登记的方式不是再次报告", "the way that was recorded is not to report again"),
)  # fmt: skip
FOLLOWED = Refusal("state", Words("已提出再次测评，见后一次测评", "the next assessment is proposed already"))
_WAITS = Words("常委会会议或主任会议决定", "the standing committee or the chairpersons' council")
_EMPTY = Words("不能为空", "say it")
_NO_AMOUNT = Words("测评事项的名称不写金额", "no amounts in the title")
_NO_REPORT = Words("请选择测评对象", "choose what is assessed")
_NO_BODY = Words("没有这个单位", "there is no such body")
_NO_RULE = Words(
    "会议当日没有有效的测评标准：先录入并确认，或选择不设标准",
    "no rule is in force that day: enter one and have it confirmed, or choose none",
)
_NOT_AFTER = Words("再次测评应在上次会议（{day}）之后", "it is held after the session of {day}")
_NO_WAY = Words("请从所列方式中选择一项", "choose one of the ways of that day")
_NOT_THEIRS = Words("“{way}”由{organs}决定", "“{way}” is decided by {organs}")
_NO_DOCUMENT = Words("请写明决定的文号", "name the decision by its number")
_NOT_THEN = Words(
    "决定日期应在测评会议（{day}）当日或之后，不晚于今天", "it was decided on {day} or later, and not after today"
)
_DUE_BEFORE = Words("期限应晚于决定日期", "the term ends after the day of the decision")
_NO_MEMBER = Words(
    "联名人里有当日不是常委会组成人员的，请核对", "somebody who signed was no member of the standing committee that day"
)
_ASKS_NONE = Words("“{way}”不需要联名：请不选联名人", "“{way}” asks for no signatures: choose none")
_FEWER = Words(
    "“{way}”须由组成人员 {needed} 人以上联名，现为 {signed} 人：请补足联名或不登记这一方式",
    "“{way}” asks for at least {needed} members' signatures, there are {signed}",
)
_FEWER_OR_COUNCIL = Words(
    "“{way}”须由组成人员 {members} 人的 1/5 以上即 {needed} 人联名，现为 {signed} 人；由主任会议提议的，不选联名人",
    "“{way}” asks for 1/5 of {members} members, {needed}; there are {signed}. Where the chairpersons' council proposes it, choose none",
)
