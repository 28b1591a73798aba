"""An opinion is raised, corrected, merged, withdrawn, raised again (意见的提出)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.execution.sight import paths_of
from guantong.apps.opinions.binding import NOTHING, NOWHERE, Bound, Named, Source, oneself
from guantong.apps.opinions.models import Opinion, Proposer
from guantong.apps.opinions.recording import held, moved, opinion_done
from guantong.apps.opinions.whose import desk_of, is_staff
from guantong.apps.opinions.wording import KINDS, LEVELS, asks_on, heads_on, versions
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def raise_opinion(
    *, text: str, head: str, asks: Sequence[str], year: int, by: Standing, as_of: datetime, version: str = "",
    version_no: int | None = None, line: Bound = NOTHING, change_asked: int | None = None,
    proposers: Sequence[Named] = (), source: Source = NOWHERE, raised_on: date | None = None, earlier: Opinion | None = None,
) -> Opinion:  # fmt: skip
    """Raise an opinion on the budget of a year, against a `version` of it or none, bound to `line` or to nothing.

    Amounts in fen, with their sign. Who raises for others names them; a deputy, an expert, a member raises one's own alone.
    Raises BadInput for a word no list has, and where nobody is named.
    """
    path = line.path or (paths_of(by).path_of(line.unit_code, line.unit) if line.kind != "general" else "")
    state = OPINION.demand("raise_opinion", by, NEW, path)
    on = raised_on or as_of.date()
    _sound(text, head, asks, version, on, as_of.date())
    named = _proposers(proposers, by)
    row = Opinion.objects.create(
        year=year, text=text.strip(), head=head, asks=list(asks), budget_version=version, budget_number=version_no if version else None,
        bound=line.kind, unit_code=line.unit_code, unit=line.unit, project_code=line.project_code, project=line.project,
        fund_kind=line.fund_kind, spending_kind=line.spending_kind, subject_key=line.subject_key,
        amount_then=line.amount, evidence=dict(line.evidence), change_asked=change_asked, source_of=source.of,
        source_name=source.name[:160], source_where=source.where, path=path, body=body_called(path, line.unit), desk=desk_of(by),
        earlier=earlier, raised_on=on, raised_by=by.person, raised_at=as_of, state=state,
        search=searchable(text[:400], line.unit, line.project), people=searchable(*(one.name for one in named)),
    )  # fmt: skip
    opinion_done(row, row, "raise_opinion", by, as_of, source=source.of)
    for one in named:
        _named(row, one, "raise_opinion", by, as_of)
    return row


@transaction.atomic
def correct(
    *, opinion: Opinion, text: str, head: str, asks: Sequence[str], change_asked: int | None, version: int, by: Standing,
    as_of: datetime,
) -> Opinion:  # fmt: skip
    """Put an opinion otherwise before anybody acted on it."""
    row = held(opinion, "correct", version, by)
    _sound(text, head, asks, row.budget_version, row.raised_on, as_of.date())
    row.text, row.head, row.asks, row.change_asked = text.strip(), head, list(asks), change_asked
    row.search = searchable(text[:400], row.unit, row.project)
    return moved(row, "correct", by, as_of)


@transaction.atomic
def merge(*, opinion: Opinion, into: str, version: int, by: Standing, as_of: datetime) -> Opinion:
    """Merge an opinion into another that is raised too, of the same year and body: each keeps its words and its names.

    Raises BadInput for one that is no such opinion, or is merged itself.
    """
    other = int(into) if into.isdecimal() and len(into) < 19 else 0
    # both are locked in one order: of two that are merged into each other at once, one waits for the other
    both = {
        one.pk: one for one in Opinion.objects.select_for_update().filter(pk__in=(opinion.pk, other)).order_by("pk")
    }
    row, chief = held(opinion, "merge", version, by), both.get(other)
    if (
        chief is None
        or chief.pk == row.pk
        or chief.state != "raised"
        or (chief.year, chief.path) != (row.year, row.path)
    ):
        raise BadInput({"into": _NOT_INTO})
    if row.merged.exists():
        raise BadInput({"into": _HAS_OTHERS})
    row.merged_into, row.referral = chief, None
    return moved(row, "merge", by, as_of, inside=True, into=chief.pk)


@transaction.atomic
def unmerge(*, opinion: Opinion, version: int, by: Standing, as_of: datetime) -> Opinion:
    """Take a merging back: the opinion stands by itself again, as it was raised."""
    row = held(opinion, "unmerge", version, by)
    chief, row.merged_into = row.merged_into_id, None
    return moved(row, "unmerge", by, as_of, inside=True, out_of=chief)


@transaction.atomic
def withdraw(*, opinion: Opinion, words: str, version: int, by: Standing, as_of: datetime) -> Opinion:
    """Withdraw an opinion with the reason; what was merged into it stands by itself again."""
    row = held(opinion, "withdraw", version, by)
    for one in row.merged.select_for_update():
        one.merged_into = None
        moved(one, "come_apart", by, as_of, inside=True, out_of=row.pk)
    return moved(row, "withdraw", by, as_of, words)


@transaction.atomic
def raise_again(
    *, opinion: Opinion, text: str, change_asked: int | None, version: int, by: Standing, as_of: datetime
) -> Opinion:  # fmt: skip
    """Raise an answered opinion again: a new one, linked to the old, by the same people, bound to the same. Returns the new one."""
    row = held(opinion, "raise_again", version, by)
    moved(row, "raise_again", by, as_of)
    names = [Named(one.name, one.kind, one.level, one.person) for one in row.proposers.all()]
    bound = Bound(
        row.unit_code, row.unit, row.project_code, row.project, row.fund_kind, row.spending_kind, row.subject_key,
        row.amount_then, row.evidence, row.path,
    )  # fmt: skip
    return raise_opinion(
        text=text, head=row.head, asks=row.asks, year=row.year, by=by, as_of=as_of, version=row.budget_version,
        version_no=row.budget_number, line=bound, change_asked=change_asked, proposers=names,
        source=Source(row.source_of, row.source_name, row.source_where), earlier=row,
    )  # fmt: skip


def body_called(path: str, unit: str) -> str:
    """Return what users read for who answers."""
    from guantong.apps.actors.models import Organisation

    return str(Organisation.objects.filter(path=path).values_list("name", flat=True).first() or unit) if path else unit


def _sound(text: str, head: str, asks: Sequence[str], version: str, on: date, today: date) -> None:
    wrong = {}
    if not text.strip():
        wrong["text"] = _EMPTY
    if head not in heads_on(on):
        wrong["head"] = _NO_HEAD
    if set(asks) - set(asks_on(on)):
        wrong["asks"] = _NO_ASK
    if version and version not in versions():
        wrong["budget_version"] = _NO_VERSION
    if on > today:
        wrong["raised_on"] = _TO_COME
    if wrong:
        raise BadInput(wrong)


def _proposers(given: Sequence[Named], by: Standing) -> list[Named]:
    """Return who raises it: those who are named, or for a person without a desk that person alone."""
    own = oneself(by)
    if own is not None and not is_staff(by) and Role.SUBDISTRICT_COMMITTEE not in by.roles:
        return [own]
    named = [one for one in given if one.name.strip()]
    if not named:
        raise BadInput({"proposers": _NOBODY})
    if any(one.kind not in KINDS or one.level not in LEVELS for one in named):
        raise BadInput({"proposers": _NO_KIND})
    return named


def _named(row: Opinion, one: Named, verb: str, by: Standing, as_of: datetime) -> None:
    made = Proposer.objects.create(
        opinion=row, name=one.name.strip()[:40], kind=one.kind, level=one.level, person=one.person
    )
    opinion_done(made, row, verb, by, as_of, inside=True)


_EMPTY = Words("请写明意见", "write the opinion")
_NO_HEAD = Words("请选择审查重点", "choose one of the heads of examination")
_NO_ASK = Words("要求不在清单中", "that is not on the list of what may be asked")
_NO_VERSION = Words("没有这个预算版本", "there is no such version of the budget")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_NOBODY = Words("请写明提出人", "say who raised it")
_NO_KIND = Words("提出人的身份或层级不在清单中", "kind or level of a proposer is not on the list")
_NOT_INTO = Words(
    "只能并入同一年度、同一答复单位、已提出未转送的另一条意见",
    "it goes into another of the same year and body that is raised and not yet referred",
)
_HAS_OTHERS = Words("已有意见并入本条，请先撤销归并", "others were merged into it: take that back first")
