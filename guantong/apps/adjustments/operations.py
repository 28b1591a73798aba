"""The verbs of a plan: received whatever its day, counted to a session, submitted, decided, published, filed (预算调整办理)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.adjustments.models import Edition, Plan
from guantong.apps.adjustments.moving import finance_path, held, kept, move, not_to_come, recorded, said
from guantong.apps.adjustments.terms import terms
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.search import searchable
from guantong.apps.years.models import Session
from guantong.apps.years.queries import count_to_session
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def receive(
    *, year: int, number: int, title: str, received_on: date, triggers: Sequence[str], by: Standing, as_of: datetime,
    document: str = "", session: Session | None = None, limit_document: str = "",
) -> Plan:  # fmt: skip
    """Receive a preliminary plan: stamped with its day, refused for nothing that is the government's to answer for.

    `triggers` are its grounds as it gives them; a plan that names none is received and shown as naming none. Raises BadInput for
    a number that stands already in the year and for a day to come.
    """
    if number < 1:
        raise BadInput({"number": _NUMBER})
    return _made(
        "receive", year=year, number=number, title=title, received_on=received_on, by=by, as_of=as_of, document=document,
        session=session, limit_document=limit_document, triggers=_known("triggers", triggers, received_on, "triggers"),
    )  # fmt: skip


@transaction.atomic
def report(
    *, year: int, title: str, received_on: date, not_adjustment: str, by: Standing, as_of: datetime, document: str = "",
    session: Session | None = None,
) -> Plan:  # fmt: skip
    """Register a matter that is no adjustment, with which of the three it is: it is reported 报告事项, nothing is blocked."""
    (why,) = _known("not_adjustments", [not_adjustment], received_on, "not_adjustment")
    return _made(
        "report", year=year, number=0, title=title, received_on=received_on, by=by, as_of=as_of, document=document,
        session=session, not_adjustment=why,
    )  # fmt: skip


@transaction.atomic
def set_session(*, plan: Plan, session: Session | None, version: int, by: Standing, as_of: datetime) -> Plan:
    """Name the session a plan is put before: its days are counted to it. A moved session keeps its earlier days by itself."""
    row = held(plan, "set_session", version, by)
    before, row.session = row.session, session
    return move(
        row, "set_session", by, as_of, before=before.journal_key if before else "", now=session.journal_key if session else ""
    )  # fmt: skip


@transaction.atomic
def choose_option(
    *, plan: Plan, option: str, option_document: str, option_on: date, version: int, by: Standing, as_of: datetime
) -> Plan:  # fmt: skip
    """Note what the chairpersons' council chose for a plan that came late, with the number and day of its decision.

    The count it was chosen on is kept beside it. Raises BadInput where no session is named or the plan is not late for it.
    """
    row = held(plan, "choose_option", version, by)
    if row.session is None:
        raise BadInput({"": _NO_SESSION})
    counts = count_to_session(row.received_on, row.session)
    late = [count for count in counts if count.short]
    if not late:
        raise BadInput({"": _NOT_LATE})
    (row.option,) = _known("options", [option], option_on, "option")
    not_to_come("option_on", option_on, as_of)
    row.option_document, row.option_on = said("option_document", option_document), option_on
    row.option_basis = f"{late[-1].days}/{late[-1].session_on.isoformat()}"
    return move(
        row, "choose_option", by, as_of, option=row.option, document=row.option_document, counted=row.option_basis
    )


@transaction.atomic
def submit(*, plan: Plan, submitted_on: date, version: int, by: Standing, as_of: datetime) -> Plan:
    """Note the day the government put the plan before the standing committee."""
    row = held(plan, "submit", version, by)
    not_to_come("submitted_on", submitted_on, as_of)
    row.submitted_on = submitted_on
    return move(row, "submit", by, as_of, submitted_on=submitted_on)


def approve(**given: Any) -> Plan:
    """Note that the standing committee approved it, by which number, when."""
    return _decide("approve", **given)


def approve_partly(**given: Any) -> Plan:
    """Note that the standing committee approved a part of it, and which."""
    return _decide("approve_partly", **given)


def reject(**given: Any) -> Plan:
    """Note that the standing committee did not approve it."""
    return _decide("reject", **given)


@transaction.atomic
def take_decision_back(*, plan: Plan, reason: str, version: int, by: Standing, as_of: datetime) -> Plan:
    """Take back a decision that was noted wrongly; what was noted stays in the journal."""
    row = held(plan, "take_decision_back", version, by)
    was = {"decision": row.decision, "decided_on": row.decided_on}
    row.reason, row.decision, row.decided_on, row.decided_words = said("reason", reason), "", None, ""
    return move(row, "take_decision_back", by, as_of, **was)


@transaction.atomic
def publish(
    *, plan: Plan, published_on: date, published_where: str, version: int, by: Standing, as_of: datetime
) -> Plan:  # fmt: skip
    """Note the day and place the approved adjustment was published; the days since its approval are counted."""
    row = held(plan, "publish", version, by)
    _after(row.decided_on, "published_on", published_on, as_of)
    row.published_on, row.published_where = published_on, said("published_where", published_where)
    return move(row, "publish", by, as_of, published_on=published_on)


@transaction.atomic
def file(
    *, plan: Plan, filed_on: date, version: int, by: Standing, as_of: datetime, filed_document: str = ""
) -> Plan:  # fmt: skip
    """Note the day it was filed with the government above."""
    row = held(plan, "file", version, by)
    _after(row.decided_on, "filed_on", filed_on, as_of)
    row.filed_on, row.filed_document = filed_on, filed_document.strip()
    return move(row, "file", by, as_of, filed_on=filed_on)


@transaction.atomic
def correct(
    *, plan: Plan, title: str, received_on: date, document: str, limit_document: str, triggers: Sequence[str], reason: str,
    version: int, by: Standing, as_of: datetime,
) -> Plan:  # fmt: skip
    """Correct what was noted when it came, with the reason; both days it was said to have come on stay in the journal."""
    row = held(plan, "correct", version, by)
    not_to_come("received_on", received_on, as_of)
    was = {"was_received_on": row.received_on, "was_title": row.title, "was_triggers": row.triggers}
    row.reason, row.title, row.document, row.limit_document = (
        said("reason", reason),
        said("title", title),
        document,
        limit_document,
    )
    row.received_on, row.triggers = received_on, _known("triggers", triggers, received_on, "triggers")
    row.search = searchable(row.title, row.document)
    return move(row, "correct", by, as_of, received_on=received_on, **was)  # fmt: skip


@transaction.atomic
def withdraw(*, plan: Plan, reason: str, version: int, by: Standing, as_of: datetime) -> Plan:
    """Note that finance took a plan back before it was decided; it stays to be seen."""
    row = held(plan, "withdraw", version, by)
    row.reason = said("reason", reason)
    return move(row, "withdraw", by, as_of)


@transaction.atomic
def _decide(
    verb: str, *, plan: Plan, decision: str, decided_on: date, version: int, by: Standing, as_of: datetime,
    decided_words: str = "",
) -> Plan:  # fmt: skip
    row = held(plan, verb, version, by)
    _after(row.received_on, "decided_on", decided_on, as_of)
    row.decision, row.decided_on, row.decided_words = said("decision", decision), decided_on, decided_words.strip()
    if verb == "approve_partly":
        said("decided_words", decided_words)
    return move(row, verb, by, as_of, decision=row.decision, decided_on=decided_on)


def _made(
    verb: str, *, year: int, title: str, received_on: date, by: Standing, as_of: datetime, document: str, **facts: Any
) -> Plan:  # fmt: skip
    path = finance_path(as_of.date())
    state = PLAN.demand(verb, by, NEW, path)
    not_to_come("received_on", received_on, as_of)
    if not received_on.year - 1 <= year <= received_on.year + 1:
        raise BadInput({"year": _YEAR})
    try:
        with transaction.atomic():
            row = Plan.objects.create(
                year=year, title=said("title", title), path=path, received_on=received_on, document=document.strip(), state=state,
                registered_by=by.person, registered_at=as_of, search=searchable(title, document), **facts,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"number": _TAKEN}) from error
    edition = Edition.objects.create(plan=row, number=1, came_on=received_on)
    kept(edition, row, verb, by, as_of)
    counts = count_to_session(received_on, row.session) if row.session else ()
    return recorded(row, verb, by, as_of, received_on=received_on, days=[count.days for count in counts])


def _known(group: str, names: Sequence[str], day: date, field: str) -> list[str]:
    known = terms(group, day)
    if unknown := [name for name in names if name not in known]:
        raise BadInput({field: _UNKNOWN.filled(name=unknown[0])})
    return [name for name in known if name in names]


def _after(earliest: date | None, field: str, day: date, as_of: datetime) -> None:
    not_to_come(field, day, as_of)
    if earliest is not None and day < earliest:
        raise BadInput({field: _BEFORE.filled(day=earliest)})


_NUMBER = Words("请填当年第几次，从 1 起", "the number in its year, from 1")
_TAKEN = Words("这一年的这一次已经登记", "this number of the year is registered already")
_YEAR = Words("预算年度与收到日期相差一年以上，请核对", "the year is more than a year from the day it came: check it")
_UNKNOWN = Words("没有“{name}”这一项", "there is no “{name}” on that day")
_NO_SESSION = Words("请先登记提请的会议", "name the session first")
_NOT_LATE = Words("收到日期距会议不少于法定天数，没有要处理的", "it came in time for the session: nothing to choose")
_BEFORE = Words("不会早于 {day}", "not before {day}")
