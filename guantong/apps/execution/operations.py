"""Every verb about money to use again, and about why a project is fast or slow (可统筹资金、快慢原因的办理)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from guantong.apps.actors.models import Membership
from guantong.apps.components.search import searchable
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.models import Cause, Offer
from guantong.apps.execution.recording import cause_done, offer_done
from guantong.apps.execution.reusing import lines_on
from guantong.apps.execution.sight import home_of
from guantong.apps.execution.workflow import CAUSE, OFFER
from guantong.apps.notices import operations as notices
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.fiscal.records.progress import by_project
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(
    *, unit_code: str, project_code: str, on: str, amount: int, reason: str, by: Standing, as_of: datetime
) -> Offer:  # fmt: skip
    """Propose that money of a unit's project be used again: a line of the list on a day (`on`, "" the latest), `amount` in fen.

    Raises BadInput where the list has no such line, where more is proposed than is not spent, or where it was proposed already.
    """
    asked = on_a_day(on, as_of.date())
    line = (
        next((o for o in lines_on(asked) if (o.unit_code, o.project_code) == (unit_code, project_code)), None)
        if asked
        else None
    )
    path = home_of(by, unit_code, line.unit if line else "")
    state = OFFER.demand("propose", by, NEW, path)
    if asked is None or line is None:
        raise BadInput({"": _NO_LINE})
    _within(amount, line.allowed - line.paid)
    try:
        with transaction.atomic():
            row = Offer.objects.create(
                year=asked.day.year, day=asked.day, unit_code=unit_code, unit=line.unit, project_code=project_code, project=line.project,
                path=path, allowed=line.allowed, paid=line.paid, planned=line.planned, amount=amount, reason=reason, state=state,
                offered_by=by.person, offered_at=as_of, search=searchable(line.unit, line.project),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"": _OFFERED}) from error
    return offer_done(row, "propose", by, as_of)


@transaction.atomic
def revise(*, offer: Offer, version: int, amount: int, reason: str, by: Standing, as_of: datetime) -> Offer:
    """Propose another amount, before it went to finance."""
    row = _held(offer, "revise", version, by)
    _within(amount, row.allowed - row.paid)
    row.amount, row.reason = amount, reason
    return _moved(row, "revise", by, as_of)


@transaction.atomic
def send(*, offer: Offer, version: int, by: Standing, as_of: datetime) -> Offer:
    """Hand a proposal to finance: it waits on the desks of the finance bureau."""
    row = _held(offer, "send", version, by)
    row.sent_on = as_of.date()
    row = _moved(row, "send", by, as_of)
    for path in finance_on(as_of.date()):
        notices.ask(
            of=row, verb="answer", title=f"答复可统筹资金建议 {row.pk}", where=reverse("execution:offer", args=[row.pk]), path=path,
            role=Role.FINANCE_BUREAU, by=by, as_of=as_of,
        )  # fmt: skip
    return row


@transaction.atomic
def answer(
    *, offer: Offer, version: int, agreed: int, answer: str, answered_on: date, by: Standing, as_of: datetime
) -> Offer:  # fmt: skip
    """Note what finance answered: `agreed` fen of what was proposed, nothing included."""
    row = _held(offer, "answer", version, by)
    if not 0 <= agreed <= row.amount:
        raise BadInput({"agreed": _MORE_THAN_PROPOSED})
    _not_to_come(answered_on, "answered_on", as_of)
    row.agreed, row.answer, row.answered_on = agreed, answer, answered_on
    row = _moved(row, "answer", by, as_of)
    notices.finish(of=row, verb="answer", by=by, as_of=as_of)
    return row


@transaction.atomic
def reallocate(
    *, offer: Offer, version: int, moved: int, document: str, moved_on: date, by: Standing, as_of: datetime
) -> Offer:  # fmt: skip
    """Note what was really moved by which document; it may be less than was agreed, never more than was proposed."""
    row = _held(offer, "reallocate", version, by)
    if not 0 <= moved <= row.amount:
        raise BadInput({"moved": _MORE_THAN_PROPOSED})
    _not_to_come(moved_on, "moved_on", as_of)
    row.moved, row.document, row.moved_on = moved, document, moved_on
    return _moved(row, "reallocate", by, as_of)


@transaction.atomic
def withdraw(*, offer: Offer, version: int, by: Standing, as_of: datetime) -> Offer:
    """Take a proposal back before it went to finance; it stays to be seen, and may be made anew."""
    return _moved(_held(offer, "withdraw", version, by), "withdraw", by, as_of)


@transaction.atomic
def state_cause(
    *, unit_code: str, project_code: str, on: str, pace: str, code: str, words: str, by: Standing, as_of: datetime
) -> Cause:  # fmt: skip
    """State why a project of a unit is "slow" or "fast" in the year of a day, by one of the codes and in the unit's words."""
    asked = on_a_day(on, as_of.date())
    told = asked.ledger.told(by_project, asked.day, unit_code=unit_code, project_code=project_code) if asked else []
    line = told[0] if told else None
    path = home_of(by, unit_code, line.unit if line else "")
    state = CAUSE.demand("state_cause", by, NEW, path)
    if asked is None or line is None or not project_code:
        raise BadInput({"": _NO_PROJECT})
    if code not in causes(pace):
        raise BadInput({"cause": _NO_CAUSE})
    try:
        with transaction.atomic():
            row = Cause.objects.create(
                year=asked.day.year, day=asked.day, unit_code=unit_code, unit=line.unit, project_code=project_code, project=line.name,
                path=path, pace=pace, code=code, words=words, state=state, stated_by=by.person, stated_at=as_of,
                search=searchable(line.unit, line.name),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"cause": _STATED}) from error
    return cause_done(row, "state_cause", by, as_of)


@transaction.atomic
def take_back(*, cause: Cause, by: Standing, as_of: datetime) -> Cause:
    """Take a cause back; it stays to be seen."""
    row = Cause.objects.select_for_update().get(pk=cause.pk)
    row.state = CAUSE.demand("take_back", by, row.state, row.path)
    row.version += 1
    row.save()
    return cause_done(row, "take_back", by, as_of)


def _held(offer: Offer, verb: str, version: int, by: Standing) -> Offer:
    row = Offer.objects.select_for_update().get(pk=offer.pk)
    row.state = OFFER.demand_as_read(verb, by, row, version, row.path)
    return row


def _moved(row: Offer, verb: str, by: Standing, as_of: datetime) -> Offer:
    row.version += 1
    row.save()
    return offer_done(row, verb, by, as_of)


def finance_on(on: date) -> list[str]:
    """Return the paths of the bodies that speak for finance on a day."""
    posts = Membership.objects.filter(role=Role.FINANCE_BUREAU.value, begins_on__lte=on).exclude(ends_on__lt=on)
    return sorted(set(posts.filter(Q(organisation__ends_on=None)).values_list("organisation__path", flat=True)))


def _within(amount: int, unspent: int) -> None:
    if not 0 < amount <= unspent:
        raise BadInput({"amount": _MORE_THAN_UNSPENT})


def _not_to_come(day: date, field: str, as_of: datetime) -> None:
    if day > as_of.date():
        raise BadInput({field: _TO_COME})


_NO_LINE = Words(
    "截至这一天的可统筹资金清单中没有这一行；请回到清单按最新日期重新选择",
    "the list of that day has no such line: choose it again from the latest list",
)
_OFFERED = Words(
    "这个项目本年已提出过建议；要改金额请修改原建议", "it was proposed this year already: revise that proposal"
)
_MORE_THAN_UNSPENT = Words(
    "金额应大于零、不超过可支出减已支付的余额", "the amount is more than nothing and no more than what is not spent"
)
_MORE_THAN_PROPOSED = Words("金额不超过建议的金额，不同意的填 0", "no more than was proposed; write 0 for nothing")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_NO_PROJECT = Words("账册本年没有这个单位的这个项目", "the books of the year have no such project of that unit")
_NO_CAUSE = Words("请从原因目录中选择", "choose a cause of the list")
_STATED = Words("这个原因已经填报过", "this cause is stated already")
