"""Standing in for an absent colleague (代办, AB角): named from a day to a day with the reason, ended early if need be."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guantong.apps.actors.models import Membership, Person, Substitution
from guantong.apps.actors.queries import in_force
from guantong.apps.actors.workflow import SUBSTITUTION
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import within
from guantong.domain.roles import ADMINISTRATORS, SUBSTITUTABLE, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_ADMINISTRATORS = {role.value for role in ADMINISTRATORS}
_SUBSTITUTABLE = {role.value for role in SUBSTITUTABLE}


@transaction.atomic
def stand_in(
    *, absent: Person, substitute: Person, begins_on: date, ends_on: date, reason: str, by: Standing, as_of: datetime,
    second: Person | None = None,
) -> Substitution:  # fmt: skip
    """Let `substitute` do the office work of `absent` from a day until, not including, another.

    All belong to one organisation; no administrator's post and no deputy's or expert's mandate passes. `second` confirms in that
    time what two do, where the two who are left are not enough: an exception, journaled and listed.
    Raises BadInput at the field that cannot be.
    """
    path = _check(absent, substitute, second, begins_on, ends_on, as_of.date())
    SUBSTITUTION.demand("stand_in", by, NEW, path)
    made = Substitution.objects.create(
        absent=absent, substitute=substitute, second=second, begins_on=begins_on, ends_on=ends_on, reason=reason
    )
    _record(made, "stand_in", path, by, as_of)
    return made


@transaction.atomic
def stand_down(*, substitution: Substitution, by: Standing, as_of: datetime) -> Substitution:
    """End a substitution today: the substitute's next request is only one's own."""
    row = (
        Substitution.objects.select_for_update(of=("self",))
        .select_related("absent", "substitute", "second")
        .get(pk=substitution.pk)
    )
    path = home_of(row.absent, row.begins_on)
    SUBSTITUTION.demand("stand_down", by, state_of(row, as_of.date()), path)
    row.ends_on = max(as_of.date(), row.begins_on)
    row.save()
    _record(row, "stand_down", path, by, as_of)
    return row


def state_of(row: Substitution, day: date) -> str:
    """Return the state of a substitution on a day."""
    return "in_force" if row.ends_on > day else "ended"


def substitutions_seen_by(standing: Standing) -> QuerySet[Substitution]:
    """Return the substitutions of people whose posts `standing` may read, and one's own on either side."""
    own = Q(absent__username=standing.person) | Q(substitute__username=standing.person)
    own |= Q(second__username=standing.person)
    posts = Membership.objects.filter(within(standing.areas("people"), "organisation__path"), person=OuterRef("absent"))
    found = Substitution.objects.filter(own | Exists(posts.filter(role__in=_SUBSTITUTABLE)))
    return found.select_related("absent", "substitute", "second").order_by("-begins_on", "-pk")


def home_of(absent: Person, day: date) -> str:
    """Return the organisation whose work is done for `absent`: of the first post that may be stood in for."""
    posts = Membership.objects.filter(in_force(day), person=absent, role__in=_SUBSTITUTABLE).order_by("pk")
    return posts.values_list("organisation__path", flat=True).first() or ""


def _check(
    absent: Person, substitute: Person, second: Person | None, begins_on: date, ends_on: date, today: date
) -> str:  # fmt: skip
    wrong: dict[str, Words] = {}
    day = max(begins_on, today)
    mine = set(_posts(absent, day).filter(role__in=_SUBSTITUTABLE).values_list("organisation", flat=True))
    theirs = dict(_posts(substitute, day).values_list("organisation", "role"))
    if absent == substitute:
        wrong["substitute"] = Words("代办人须是另一人", "the substitute must be another person")
    elif not mine:
        wrong["absent"] = Words(
            "没有可以代办的任职：管理员岗位、代表和专家的履职不得代办",
            "holds no post one may stand in for: not an administrator's, nor a deputy's or expert's mandate",
        )
    elif not mine & {body for body, role in theirs.items() if role not in _ADMINISTRATORS}:
        wrong["substitute"] = Words("代办人须与不在岗人员同在一个机构任职", "must hold a post in the same organisation")
    if second in (absent, substitute):
        wrong["second"] = Words("复核人须是第三人", "who confirms must be a third person")
    elif second and not mine & {
        b for b, role in _posts(second, day).values_list("organisation", "role") if role not in _ADMINISTRATORS
    }:
        wrong["second"] = Words("复核人须与不在岗人员同在一个机构任职", "must hold a post in the same organisation")
    if ends_on <= begins_on:
        wrong["ends_on"] = Words("结束日期应晚于开始日期", "must be after the first day")
    elif ends_on <= today:
        wrong["ends_on"] = Words("这段时间已经过去", "this time is past")
    if wrong:
        raise BadInput(wrong)
    return home_of(absent, day)


def _posts(person: Person, day: date):  # type: ignore[no-untyped-def]
    return Membership.objects.filter(in_force(day), person=person)


def _record(row: Substitution, verb: str, path: str, by: Standing, as_of: datetime) -> None:
    words = SUBSTITUTION.row(verb).words
    pair = (row.substitute.username, row.absent.username)
    record(
        by=by, as_of=as_of, room="actors", verb=verb, path=path, of=row,
        says=Words(f"{words.zh}：{pair[0]} 代 {pair[1]}", f"{words.en}: {pair[0]} for {pair[1]}"),
        content={"substitute": pair[0], "absent": pair[1]}
        | ({"second": row.second.username} if row.second else {})
        | {"begins_on": row.begins_on.isoformat(), "ends_on": row.ends_on.isoformat()},
    )  # fmt: skip
