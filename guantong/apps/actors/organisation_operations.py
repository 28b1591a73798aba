"""The verbs of an organisation that stands: amend, record a succession, dissolve (机构的更正、沿革、撤销).

An organisation never changes its place: rooms name it by its path. One that is moved (划转) is founded anew under its
new parent, and the succession ties the two.
"""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.checks import NO_NAME, no_dates_reversed
from guantong.apps.actors.models import Membership, Organisation, Succession, SuccessionKind
from guantong.apps.actors.queries import line_of, names_before, standing_below, version_of
from guantong.apps.actors.workflow import ORGANISATION
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, Stale

_ONE_TO_ONE = (SuccessionKind.RENAMED, SuccessionKind.MOVED)
_NAMED = 5


def state_of(body: Organisation) -> str:
    """Return the state of `body` in its workflow."""
    return "standing" if body.ends_on is None else "dissolved"


@transaction.atomic
def amend(
    *, organisation: Organisation, name: str, short_name: str, aliases: str, kind: str, begins_on: date | None,
    by: Standing, as_of: datetime, version: int | None = None,
) -> Organisation:  # fmt: skip
    """Correct what is said of a body; a name it bore stays among its aliases, so that it is still found."""
    row = _taken(organisation, "amend", by, version)
    if not name.strip():
        raise BadInput({"name": NO_NAME})
    no_dates_reversed(begins_on, row.ends_on, "begins_on")
    known = [alias.strip() for alias in aliases.replace("，", "、").replace(",", "、").split("、") if alias.strip()]
    if row.name != name and row.name not in known:
        known.append(row.name)
    if len("、".join(known)) > 200:
        raise BadInput({"aliases": _TOO_MANY})
    changed = [
        field
        for field, value in (
            ("name", name), ("short_name", short_name), ("aliases", "、".join(known)), ("kind", kind),
            ("begins_on", begins_on),
        )
        if getattr(row, field) != value
    ]  # fmt: skip
    row.name, row.short_name, row.aliases, row.kind, row.begins_on = name, short_name, "、".join(known), kind, begins_on
    row.search = spellings(row)
    row.save()
    record(
        by=by, as_of=as_of, room="actors", verb="amend", path=row.path, of=row,
        says=Words(f"更正机构 {row.code}", f"amended {row.code}"), content={"fields": changed},
    )  # fmt: skip
    return row


@transaction.atomic
def succeed(
    *, organisation: Organisation, latter: Organisation, kind: str, on: date, document: str, by: Standing,
    as_of: datetime, version: int | None = None,
) -> Succession:  # fmt: skip
    """Record that `organisation` went on as, into, or gave rise to `latter` by a document; dissolves nobody."""
    _one_succession_at_a_time()
    row = _taken(organisation, "succeed", by, version)
    _sound_succession(row, latter, SuccessionKind(kind), on, document.strip())
    succession = Succession.objects.create(former=row, latter=latter, kind=kind, on=on, document=document.strip())
    for stretch in line_of(row):
        body = stretch.organisation
        Organisation.objects.filter(pk=body.pk).update(search=spellings(body))
    record(
        by=by, as_of=as_of, room="actors", verb="succeed", path=row.path, of=succession,
        says=Words(f"登记沿革：{row.code} {SuccessionKind(kind).label} {latter.code}", f"{row.code} {kind} {latter.code}"),
        content={"former": row.code, "latter": latter.code, "kind": kind, "on": on.isoformat(), "document": document},
    )  # fmt: skip
    return succession


@transaction.atomic
def dissolve(
    *, organisation: Organisation, on: date, document: str, by: Standing, as_of: datetime, version: int | None = None
) -> Organisation:
    """Dissolve a body from a day; refused, and said what to do, while it has members or bodies below."""
    row = _taken(organisation, "dissolve", by, version)
    no_dates_reversed(row.begins_on, on, "on")
    if not document.strip():
        raise BadInput({"document": _NO_DOCUMENT})
    below = list(standing_below(row, on).values_list("code", flat=True))
    if below:
        raise BadInput({"on": _HAS_BELOW.filled(count=len(below), codes=_some(below))})
    held = Membership.objects.filter(organisation=row).exclude(ends_on__lte=on).order_by("pk")
    usernames = list(held.values_list("person__username", flat=True).distinct())
    if usernames:
        raise BadInput({"on": _HAS_MEMBERS.filled(count=len(usernames), people=_some(usernames))})
    row.ends_on = on
    row.save()
    record(
        by=by, as_of=as_of, room="actors", verb="dissolve", path=row.path, of=row,
        says=Words(f"撤销机构 {row.code}", f"dissolved {row.code}"),
        content={"on": on.isoformat(), "document": document.strip()},
    )  # fmt: skip
    return row


def spellings(body: Organisation) -> str:
    """Return what a body is found by: its names, its code, the names of those it came from."""
    return searchable(body.name, body.short_name, *body.aliases.split("、"), body.code, *names_before(body))


def _taken(organisation: Organisation, verb: str, by: Standing, version: int | None) -> Organisation:
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    ORGANISATION.demand(verb, by, state_of(row), row.path)
    if version is not None and version != version_of(row):
        raise Stale(row)
    return row


def _one_succession_at_a_time() -> None:
    """Hold the tops of the tree: two successions judged side by side could close a circle neither sees."""
    list(Organisation.objects.select_for_update().filter(parent=None).order_by("pk").values_list("pk"))


def _sound_succession(
    former: Organisation, latter: Organisation, kind: SuccessionKind, on: date, document: str
) -> None:
    wrong: dict[str, Words] = {}
    if not document:
        wrong["document"] = _NO_DOCUMENT
    no_dates_reversed(former.begins_on, on, "on")
    if latter.pk == former.pk:
        wrong["latter"] = _ITSELF
    elif former.pk in {stretch.organisation.pk for stretch in line_of(latter) if stretch.side > 0}:
        wrong["latter"] = _CIRCLE.filled(former=former.name, latter=latter.name)
    elif latter.begins_on is not None and on < latter.begins_on:
        wrong["on"] = _LATTER_NOT_YET.filled(name=latter.name, day=latter.begins_on)
    elif latter.ends_on is not None and on >= latter.ends_on:
        wrong["latter"] = _LATTER_GONE.filled(name=latter.name, day=latter.ends_on)
    elif Succession.objects.filter(former=former, latter=latter).exists():
        wrong["latter"] = _KNOWN
    elif kind in _ONE_TO_ONE and (other := Succession.objects.filter(former=former).first()):
        wrong["kind"] = _ALREADY.filled(how=other.get_kind_display(), name=other.latter.name)
    if wrong:
        raise BadInput(wrong)


def _some(codes: list[str]) -> str:
    return "、".join(codes[:_NAMED]) + ("……" if len(codes) > _NAMED else "")


_TOO_MANY = Words("别名合计不超过 200 字", "aliases together are no longer than 200 characters")
_NO_DOCUMENT = Words("请填写文号：机构变动以文件为据", "a document number is needed: such a change rests on a document")
_ITSELF = Words("不能由自己承接。请选另一个机构", "no organisation follows itself: choose another")
_CIRCLE = Words(
    "“{former}”本由“{latter}”而来，不能反过来。请核对前后",
    "{former} came from {latter}; it cannot be the other way round",
)
_LATTER_NOT_YET = Words("“{name}”{day} 才设立。请核对日期", "{name} was founded on {day}: check the day")
_LATTER_GONE = Words("“{name}”已于 {day} 撤销，不能承接", "{name} was dissolved on {day} and cannot follow")
_KNOWN = Words("这两个机构之间已登记过沿革", "a succession between the two is recorded already")
_ALREADY = Words(
    "已登记为{how}“{name}”。更名、划转只能有一个承接机构；若一分为几，请选“分设”",
    "already recorded ({how}, {name}); renamed or moved has one follower only: choose split for several",
)
_HAS_BELOW = Words(
    "还有 {count} 个下级机构（{codes}）。请先逐一撤销，或在承接机构下重新设立并登记“划转”",
    "{count} organisations still stand below ({codes}): dissolve or move them first",
)
_HAS_MEMBERS = Words(
    "这一天还有 {count} 人任职（{people}）。请安全管理员先结束其任职，或改任到承接机构",
    "{count} people still hold posts on that day ({people}): let the security administrator end those first",
)
