"""Every verb about the key units of a year: proposed, put before the chairpersons' council, noted as it decided (重点部门选取的办理).

The software decides nothing: it draws and scores a list; whoever notes the council's decision notes what the council said.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.urls import reverse

from guantong.apps.actors.models import Membership
from guantong.apps.actors.queries import in_force
from guantong.apps.execution.candidates import candidates_of
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.models import Selection
from guantong.apps.execution.recording import selection_done
from guantong.apps.execution.selections import Redrawn, kept_candidates, kept_choices
from guantong.apps.execution.sight import home_of
from guantong.apps.execution.workflow import SELECTION
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Role, Standing
from guantong.domain.selection.composition import Candidate, composition, term
from guantong.domain.selection.deciding import DecisionError, decided
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def select(
    *, year: int, on: str, lead: Sequence[str], term_first: int, by: Standing, as_of: datetime
) -> Selection:  # fmt: skip
    """Propose the key units of `year` from the books of a day (`on`, "" the latest); `lead` are codes or names of leading units.

    List and seed are kept and recorded together, the seed the machine's. Raises BadInput where the books have no such unit or no
    unit at all, for a year outside the term, and where the year has its proposal already.
    """
    state, path = SELECTION.demand("select", by, NEW, ""), home_of(by, "")
    asked, span = on_a_day(on, as_of.date()), term(term_first, as_of.date())
    found = candidates_of(asked, year, by) if asked else []
    if asked is None or not found:
        raise BadInput({"": _NO_BOOKS})
    if not span.first <= year <= span.latest:
        raise BadInput({"term_first": _OUTSIDE.filled(year=year, first=span.first, last=span.latest)})
    codes = _leading(lead, found, as_of.date())
    row = Selection(
        year=year, day=asked.day, path=path, term_first=term_first, lead=codes, candidates=kept_candidates(found), seed=token_hex(8),
        state=state, proposed_by=by.person, proposed_at=as_of, proposed_on=as_of.date(),
    )  # fmt: skip
    row.choices = kept_choices(Redrawn(row).proposal)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadInput({"year": _SELECTED.filled(year=year)}) from error
    return selection_done(row, "select", by, as_of)


@transaction.atomic
def submit(*, selection: Selection, version: int, by: Standing, as_of: datetime) -> Selection:
    """Put it before the chairpersons' council: the office waits to note what it decides."""
    row = _held(selection, "submit", version, by)
    row.submitted_on = as_of.date()
    row = _moved(row, "submit", by, as_of)
    posts = Membership.objects.filter(in_force(as_of.date()), role=Role.STANDING_COMMITTEE_OFFICE.value)
    for path in sorted(set(posts.values_list("organisation__path", flat=True))):
        notices.ask(
            of=row, verb="decide", title=f"登记主任会议对{row.year}年重点部门的决定", where=reverse("execution:selection", args=[row.pk]),
            path=path, role=Role.STANDING_COMMITTEE_OFFICE, by=by, as_of=as_of,
        )  # fmt: skip
    return row


@transaction.atomic
def decide(
    *, selection: Selection, version: int, document: str, decided_on: date, added: Mapping[str, str], left_out: Mapping[str, str],
    by: Standing, as_of: datetime,
) -> Selection:  # fmt: skip
    """Note what the council decided: the units it `added` to the proposal and `left_out` of it by code, each with its reason.

    Raises BadInput for a deviation without a reason or of a unit that does not fit, for nobody left, and for a day before the
    proposal or to come.
    """
    row = _as_decided(_held(selection, "decide", version, by), document, decided_on, added, left_out, by, as_of)
    row = _moved(row, "decide", by, as_of)
    notices.finish(of=row, verb="decide", by=by, as_of=as_of)
    return row


@transaction.atomic
def correct_decision(
    *, selection: Selection, version: int, document: str, decided_on: date, added: Mapping[str, str], left_out: Mapping[str, str],
    by: Standing, as_of: datetime,
) -> Selection:  # fmt: skip
    """Note anew what the council decided, as it was noted wrongly or the council decided anew; the former stays in the journal."""
    row = _as_decided(
        _held(selection, "correct_decision", version, by), document, decided_on, added, left_out, by, as_of
    )
    return _moved(row, "correct_decision", by, as_of)


@transaction.atomic
def withdraw_selection(*, selection: Selection, version: int, reason: str, by: Standing, as_of: datetime) -> Selection:
    """Withdraw a proposal before it was decided, with the reason; it stays to be seen, its seed with it."""
    row = _held(selection, "withdraw_selection", version, by)
    row.reason = reason
    row = _moved(row, "withdraw_selection", by, as_of)
    notices.withdraw(of=row, verb="decide", by=by, as_of=as_of)
    return row


def _held(selection: Selection, verb: str, version: int, by: Standing) -> Selection:
    row = Selection.objects.select_for_update().get(pk=selection.pk)
    row.state = SELECTION.demand_as_read(verb, by, row, version, row.path)
    return row


def _moved(row: Selection, verb: str, by: Standing, as_of: datetime) -> Selection:
    row.version += 1
    row.save()
    return selection_done(row, verb, by, as_of)


def _as_decided(
    row: Selection, document: str, decided_on: date, added: Mapping[str, str], left_out: Mapping[str, str],
    by: Standing, as_of: datetime,
) -> Selection:  # fmt: skip
    drawn = Redrawn(row)
    if not row.proposed_on <= decided_on <= as_of.date():
        raise BadInput({"decided_on": _NOT_BETWEEN})
    if not drawn.as_kept:
        raise BadInput({"": _NOT_AS_KEPT})
    try:
        made = decided(drawn.proposal, drawn.candidates, document, decided_on, added, left_out)
    except DecisionError as error:
        raise BadInput({"": error.words}) from error
    if not made.units:
        raise BadInput({"left_out": _NOBODY})
    row.units, row.added, row.left_out = list(made.units), dict(made.added), dict(made.left_out)
    row.document, row.decided_on, row.decided_by = document, decided_on, by.person
    return row


def _leading(lead: Sequence[str], found: Sequence[Candidate], day: date) -> list[str]:
    """Return the codes of the leading units; raises BadInput for one the books do not know, and for more than there are places."""
    codes = []
    for said in lead:
        known = [one for one in found if one.code == said] or [one for one in found if one.name == said]
        if len(known) != 1:
            raise BadInput({"lead": _NO_UNIT.filled(said=said)})
        codes.append(known[0].code)
    places = next((group.places for group in composition(day, tuple(codes)) if group.fixed), 0)
    if len(codes) > places:
        raise BadInput({"lead": _TOO_MANY.filled(places=places)})
    return list(dict.fromkeys(codes))


_NO_BOOKS = Words(
    "账册里没有这一天的单位和预算，无从提出候选单位；请先发布预算数据",
    "the books have no units and no budget on that day: publish the budget first",
)
_OUTSIDE = Words(
    "{year}年不在本届（{first}—{last}年）之内，请核对本届第一年", "{year} is outside the term of {first}–{last}"
)
_SELECTED = Words(
    "{year}年已有重点部门名单；要重新拟定，请先撤回原名单并写明理由",
    "{year} has its list already: withdraw that one first, with the reason",
)
_NO_UNIT = Words(
    "账册中没有“{said}”这个单位，或不止一个；请填编码", "the books have no unit “{said}”, or several: give its code"
)
_TOO_MANY = Words("牵头单位最多 {places} 个", "at most {places} leading units")
_NOT_BETWEEN = Words("决定日期不早于拟定日期、不晚于今天", "the day is not before the proposal, and not to come")
_NOT_AS_KEPT = Words(
    "按保存的名单和种子重新计算，与拟定时不一致，不能登记决定；请撤回后重新拟定",
    "drawn again it is not what was proposed: withdraw it and propose anew",
)
_NOBODY = Words("至少保留一个重点部门", "at least one unit stays")
