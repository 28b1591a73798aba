"""Opinions go to finance in a batch: prepared here, by a letter a named person sends, its number and day noted (转送)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Membership, Organisation
from guantong.apps.actors.queries import in_force
from guantong.apps.components.search import searchable
from guantong.apps.notices import operations as notices
from guantong.apps.opinions.answering import asked_of_the_unit
from guantong.apps.opinions.models import Opinion, Referral
from guantong.apps.opinions.recording import held, moved, opinion_done, thing_done
from guantong.apps.opinions.whose import desk_of
from guantong.apps.opinions.workflow import REFERRAL
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

MOST = 300
"""So many opinions stand in one letter."""


def finance_on(day: date) -> Organisation | None:
    """Return the finance bureau of a day: where somebody has that post."""
    posts = Membership.objects.filter(in_force(day), role=Role.FINANCE_BUREAU).order_by("organisation__path")
    found = posts.select_related("organisation").first()
    return found.organisation if found else None


@transaction.atomic
def prepare(*, opinions: Sequence[Opinion], title: str, by: Standing, as_of: datetime) -> Referral:
    """Prepare the referral of some raised opinions of one year to finance; nothing is sent by it.

    Raises BadInput for none, too many, those of several years, one that is in another referral, and without a finance bureau.
    """
    state = REFERRAL.demand("prepare", by, NEW, "")
    rows = list(Opinion.objects.select_for_update().filter(pk__in=[one.pk for one in opinions]).order_by("pk"))
    to = finance_on(as_of.date())
    if to is None:
        raise BadInput({"": _NO_FINANCE})
    if not 0 < len(rows) <= MOST or len({row.year for row in rows}) > 1:
        raise BadInput({"": _WHICH})
    if taken := [row for row in rows if row.state != "raised" or row.referral_id]:
        raise BadInput({"": _TAKEN.filled(which="、".join(str(row.pk) for row in taken))})
    made = Referral.objects.create(
        year=rows[0].year, title=title.strip()[:120], path=to.path, addressee=to.name, desk=desk_of(by), prepared_by=by.person,
        prepared_at=as_of, state=state, search=searchable(title, to.name),
    )  # fmt: skip
    for row in rows:
        row.referral = made
        row.version += 1
        row.save()
        opinion_done(row, row, "prepare", by, as_of, inside=True, table=REFERRAL, referral=made.pk)
    thing_done(made, REFERRAL, "prepare", by, as_of, made.desk, opinions=[row.pk for row in rows])
    return made


@transaction.atomic
def note_sent(
    *, referral: Referral, number: str, sent_on: date, due_on: date | None, due_document: str, version: int, by: Standing,
    as_of: datetime,
) -> Referral:  # fmt: skip
    """Note that the letter was sent, with its number and day; its opinions now wait for an answer.

    A day to answer by stands only with the number of the document that names it: nothing else makes a clock run.
    """
    row = locked(referral, "note_sent", version, by)
    wrong = {}
    if not number.strip():
        wrong["number"] = _NUMBER
    if sent_on > as_of.date():
        wrong["sent_on"] = _TO_COME
    if due_on is not None and not due_document.strip():
        wrong["due_document"] = _BY_WHAT
    if due_on is not None and due_on < sent_on:
        wrong["due_on"] = _BEFORE
    if wrong:
        raise BadInput(wrong)
    row.number, row.sent_on, row.sent_by = number.strip(), sent_on, by.person
    row.due_on, row.due_document = due_on, due_document.strip() if due_on else ""
    row = done(row, "note_sent", by, as_of, number=row.number, sent_on=sent_on.isoformat())
    for one in row.opinions.filter(state="raised").order_by("pk"):
        sent = moved(held(one, "refer", None, by), "refer", by, as_of, referral=row.pk)
        asked_of_the_unit(sent, by, as_of)
    notices.ask(
        of=row, verb="confirm", title=f"书面答复转送的意见：{row.title}"[:120], where=f"/opinions/referrals/{row.pk}/",
        path=row.path, role=Role.FINANCE_BUREAU, by=by, as_of=as_of, due_on=due_on, waits_for=row.addressee,
    )  # fmt: skip
    return row


@transaction.atomic
def give_up(*, referral: Referral, version: int, by: Standing, as_of: datetime) -> Referral:
    """Do not send what was prepared: its opinions stand as they did before."""
    row = locked(referral, "give_up", version, by)
    for one in row.opinions.select_for_update().order_by("pk"):
        one.referral = None
        one.version += 1
        one.save()
        opinion_done(one, one, "give_up", by, as_of, inside=True, table=REFERRAL, referral=row.pk)
    return done(row, "give_up", by, as_of)


def locked(referral: Referral, verb: str, version: int, by: Standing) -> Referral:
    """Return the referral locked, if the verb is open to `by` and nobody changed it since."""
    row = Referral.objects.select_for_update().get(pk=referral.pk)
    REFERRAL.demand_as_read(verb, by, row, version, row.path)
    return row


def done(row: Referral, verb: str, by: Standing, as_of: datetime, **content: object) -> Referral:
    """Bring a locked referral to where a verb leads, and record it; outside the congress only once it was sent."""
    row.state = REFERRAL.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    thing_done(row, REFERRAL, verb, by, as_of, row.path if row.sent_on else row.desk, **content)
    return row


_NO_FINANCE = Words("机构与任职中没有财政局，请先登记", "no finance bureau is registered")
_WHICH = Words(f"请选择同一年度的 1 至 {MOST} 条意见", f"choose 1 to {MOST} opinions of one year")
_TAKEN = Words("意见 {which} 已归并、已转送或在另一批中", "merged, referred or in another batch: {which}")
_NUMBER = Words("请照原样填写转送函的文号", "type the number of the letter as it is")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_BY_WHAT = Words(
    "答复期限要写明依据的文号；没有规定期限的留空", "name the document that sets the day, or leave both empty"
)
_BEFORE = Words("答复期限不早于送出日期", "the day is not before it was sent")
