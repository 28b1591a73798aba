"""Objections while an item is built: noted, answered, the plan changed or not, resolved or kept, told back (异议)."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.files.operations import hang
from guantong.apps.livelihood.models import Change, Item, Objection, Project
from guantong.apps.livelihood.progress import _photo
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.terms import OBJECTED
from guantong.apps.livelihood.workflow import OBJECTION
from guantong.apps.voices.models import Need
from guantong.apps.voices.telling import tell
from guantong.domain.gathering.copies import likeness
from guantong.domain.gathering.personal import masked
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_MOST, _LEAST = 3, Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An item of an earlier year that went well and may be compared; a person looks, nothing follows from it."""

    key: str
    name: str
    year: int
    unit: str
    result: str
    share: int


def raise_objection(
    *, item: Item, source: str, words: str, raised_on: date, by: Standing, as_of: datetime, households: int | None = None,
    place: str = "", need: Need | None = None, photo: bytes = b"", photo_name: str = "",
) -> Objection:  # fmt: skip
    """Note an objection, masked; of whom it is, nothing is kept. `households` None is not counted. Raises BadInput by field."""
    state = OBJECTION.demand("raise_objection", by, NEW, item.path)
    hidden = masked(words[:5000]).text
    wrong = {} if hidden.strip() else {"words": _EMPTY}
    if source not in OBJECTED or (source == "need") != (need is not None):
        wrong["source"] = _NO_SOURCE
    if raised_on > as_of.date():
        wrong["raised_on"] = _NOT_YET
    if item.state not in ("listed", "under_way", "said_done"):
        wrong[""] = _NOT_BEING_BUILT
    if wrong:
        raise BadInput(wrong)
    file = _photo("livelihood.objection", item.path, photo, photo_name, False, by, as_of)
    with transaction.atomic():
        row = Objection.objects.create(
            item=item, path=item.path, source=source, words=hidden, households=households, place=masked(place[:120]).text[:120],
            raised_on=raised_on, need=need, state=state, raised_by=by.person, raised_at=as_of, search=searchable(item.name, hidden[:200]),
        )  # fmt: skip
        noted(row, OBJECTION, "raise_objection", row.path, by, as_of, item=item.pk, source=source)
        if file:
            hang(file=file, to=row, by=by, as_of=as_of)
    return row


@transaction.atomic
def answer_objection(
    *, objection: Objection, answer: str, version: int | None, by: Standing, as_of: datetime, source: str = ""
) -> Objection:
    """Take down the unit's answer; given anew it takes the former's place, which stays in the journal."""
    row = _held(objection, "answer_objection", version, by)
    row.answer, row.answered_on, row.answer_source = _said(answer, "answer"), as_of.date(), source
    return _moved(row, "answer_objection", by, as_of)


@transaction.atomic
def change_plan(
    *, objection: Objection, before: str, after: str, document: str, changed_on: date, version: int, by: Standing, as_of: datetime,
    cost: int | None = None,
) -> Objection:  # fmt: skip
    """Note that design or plan were changed because of it: what was, what is, what it costs (fen; None is not known yet)."""
    row = _held(objection, "change_plan", version, by)
    if changed_on > as_of.date():
        raise BadInput({"changed_on": _NOT_YET})
    made = Change.objects.create(
        objection=row, before=_said(before, "before"), after=_said(after, "after"), cost=cost, document=_said(document, "document"),
        changed_on=changed_on,
    )  # fmt: skip
    noted(made, OBJECTION, "change_plan", row.path, by, as_of, objection=row.pk, cost=cost)
    return _moved(row, "change_plan", by, as_of, cost=cost)


@transaction.atomic
def look_at_earlier(*, objection: Objection, earlier: str, version: int, by: Standing, as_of: datetime) -> Objection:
    """Note which earlier item a person looked at and holds to be comparable; the machine only suggests."""
    row = _held(objection, "look_at_earlier", version, by)
    kind, _, number = earlier.partition("-")
    if not number.isdecimal() or earlier not in {one.key for one in comparable_to(row.item)}:
        raise BadInput({"earlier": _NO_EARLIER})
    row.earlier = Project.objects.get(pk=int(number)) if kind == "project" else None
    row.earlier_item = Item.objects.get(pk=int(number)) if kind == "item" else None
    return _moved(row, "look_at_earlier", by, as_of, earlier=earlier)


@transaction.atomic
def resolve(*, objection: Objection, outcome: str, version: int, by: Standing, as_of: datetime) -> Objection:
    """A person holds it to be resolved, and says by what."""
    row = _held(objection, "resolve", version, by)
    row.outcome = _said(outcome, "outcome")
    return _moved(row, "resolve", by, as_of)


@transaction.atomic
def keep(*, objection: Objection, outcome: str, version: int, by: Standing, as_of: datetime) -> Objection:
    """The objection stands, with the reason why nothing is changed."""
    row = _held(objection, "keep", version, by)
    row.outcome = _said(outcome, "outcome")
    return _moved(row, "keep", by, as_of)


@transaction.atomic
def tell_back(*, objection: Objection, words: str, version: int, by: Standing, as_of: datetime) -> Objection:
    """Tell whoever raised it: by the receipt of the need it came in as, else as noted here (at the station, on the survey's page)."""
    row = _held(objection, "tell_back", version, by)
    row.told_words, row.told_on = _said(words, "words"), as_of.date()
    if row.need is not None:
        tell(need=row.need, step="built", words=row.told_words, by=by, as_of=as_of)
    return _moved(row, "tell_back", by, as_of, by_receipt=row.need_id is not None)


@transaction.atomic
def show_objection(*, objection: Objection, version: int, by: Standing, as_of: datetime) -> Objection:
    """Put it on the public page of its item: what, how many households, what became of it."""
    row = _held(objection, "show_objection", version, by)
    row.shown = True
    return _moved(row, "show_objection", by, as_of)


@transaction.atomic
def withdraw_objection(*, objection: Objection, outcome: str, version: int, by: Standing, as_of: datetime) -> Objection:
    """Withdraw what was noted by mistake, with the reason."""
    row = _held(objection, "withdraw_objection", version, by)
    row.outcome = _said(outcome, "outcome")
    return _moved(row, "withdraw_objection", by, as_of)


def comparable_to(item: Item) -> list[Earlier]:
    """Return up to three items of earlier years that were completed and are like this one by name and content, the likest first."""
    text = f"{item.name}{item.content}"[:400]
    found = [
        (likeness(text, f"{one.name}{one.target}"[:400]), Earlier(f"project-{one.pk}", one.name, one.year, one.unit, one.result, 0))
        for one in Project.objects.filter(standing=True, state="completed", year__lt=item.year)
    ]  # fmt: skip
    found += [
        (likeness(text, f"{one.name}{one.content}"[:400]), Earlier(f"item-{one.pk}", one.name, one.year, one.unit, one.done_words, 0))
        for one in Item.objects.filter(state__in=("built", "judged"), year__lt=item.year)
    ]  # fmt: skip
    near = sorted((pair for pair in found if pair[0] >= _LEAST), key=lambda pair: (-pair[0], pair[1].key))[:_MOST]
    return [Earlier(one.key, one.name, one.year, one.unit, one.result, round(share * 100)) for share, one in near]


def _held(objection: Objection, verb: str, version: int | None, by: Standing) -> Objection:
    return held(objection, OBJECTION, verb, version, by, objection.path)


def _moved(row: Objection, verb: str, by: Standing, as_of: datetime, **content: object) -> Objection:
    return moved(row, OBJECTION, verb, row.path, by, as_of, **content)


def _said(text: str, field: str) -> str:
    hidden = masked(text).text.strip()
    if not hidden:
        raise BadInput({field: _EMPTY})
    return hidden


_EMPTY = Words("没有填写", "it is empty")
_NO_SOURCE = Words("请选择来源；来自诉求的要选那件诉求", "choose where it came from; of a need, that need")
_NOT_YET = Words("日期不能晚于今天", "the day is not after today")
_NOT_BEING_BUILT = Words("项目不在实施中，不再登记异议", "it is not being built any more")
_NO_EARLIER = Words("请从建议中选一项", "choose one that is suggested")
