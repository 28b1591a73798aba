"""The small-office profile (小机构方案): what three people may do that the separation of duties forbids, and to whom it shows."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from guantong.apps.actors.models import Membership, Organisation, Person, SmallOffice
from guantong.apps.actors.queries import in_force
from guantong.apps.actors.separation import exceptions
from guantong.apps.actors.workflow import SMALL_OFFICE
from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import entries_seen_by, within
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def turn_on(
    *, organisation: Organisation, second: Person, reason: str, by: Standing, as_of: datetime
) -> SmallOffice:  # fmt: skip
    """Turn the profile on for `organisation` and those below it, and name the second person there."""
    SMALL_OFFICE.demand("turn_on", by, NEW, "")
    if not second.memberships.filter(in_force(as_of.date()), organisation__path__startswith=organisation.path).exists():
        raise BadInput({"second": Words("第二人须在这个机构任职", "the second person must hold a post there")})
    if not reason.strip():
        raise BadInput({"reason": Words("请写明理由", "give the reason")})
    if SmallOffice.objects.filter(organisation=organisation, ends_on=None).exists():
        raise BadInput({"organisation": Words("这个机构已启用", "already on for this organisation")})
    row = SmallOffice.objects.create(
        organisation=organisation, second=second, reason=reason.strip(), begins_on=as_of.date()
    )
    _record(row, "turn_on", by, as_of)
    return row


@transaction.atomic
def turn_off(*, office: SmallOffice, by: Standing, as_of: datetime) -> SmallOffice:
    """Turn the profile off today; refused while posts are held that only it allows."""
    row = SmallOffice.objects.select_for_update().select_related("organisation", "second").get(pk=office.pk)
    SMALL_OFFICE.demand("turn_off", by, state_of(row), row.organisation.path)
    held = [post for post in exceptions(as_of.date()) if post.organisation.path.startswith(row.organisation.path)]
    if held:
        names = "、".join(post.person.name for post in held)
        raise NotAllowed(
            Refusal(
                "state",
                Words(f"仍有兼任未收回：{names}", f"still held: {names}"),
                Words("先收回兼任的角色", "end them first"),
            )
        )
    row.ends_on = max(as_of.date(), row.begins_on)
    row.save()
    _record(row, "turn_off", by, as_of)
    return row


def offices_seen_by(standing: Standing) -> QuerySet[SmallOffice]:
    """Return the profiles of the offices whose people `standing` may read: an exception is hidden from nobody there."""
    seen = within(standing.areas("people"), "organisation__path")
    return SmallOffice.objects.filter(seen).select_related("organisation", "second").order_by("-begins_on", "-pk")


def exceptions_seen_by(standing: Standing, day: date) -> QuerySet[Membership]:
    """Return the exceptions of `day` in the organisations whose people `standing` may read."""
    return exceptions(day).filter(within(standing.areas("people"), "organisation__path"))


def exceptional_entries(standing: Standing) -> list[Entry]:
    """Return the latest entries of what only the exception of a small office allowed, as far as one reads the journal."""
    if not SmallOffice.objects.exists():
        return []
    return list(entries_seen_by(standing).filter(text__contains='"small_office":true')[:20])


def state_of(row: SmallOffice) -> str:
    """Return the state of a profile."""
    return "on" if row.ends_on is None else "off"


def _record(row: SmallOffice, verb: str, by: Standing, as_of: datetime) -> None:
    words, code = SMALL_OFFICE.row(verb).words, row.organisation.code
    record(
        by=by, as_of=as_of, room="actors", verb=verb, path=row.organisation.path, of=row,
        says=Words(f"{words.zh}：{code}", f"{words.en}: {code}"),
        content={"organisation": code, "second": row.second.username},
    )  # fmt: skip
