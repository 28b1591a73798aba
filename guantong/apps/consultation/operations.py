"""The verbs of a suggestion: drafted from needs, put forward, signed by others, withdrawn (项目建议办理)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.consultation.evidence import let_evidence_in
from guantong.apps.consultation.models import Call, NeedLink, Proposer, Suggestion
from guantong.apps.consultation.recording import held, in_turn, moved, noted
from guantong.apps.consultation.telling import tell_needs, tell_proposers, tell_withdrawn
from guantong.apps.consultation.whose import (
    demand_own,
    demand_unconflicted,
    is_staff,
    needs_to_link,
    of_row,
)
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.files.operations import hang
from guantong.apps.voices.words import fields
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_ROLES = {
    Role.DEPUTY: "deputy",
    Role.SUBDISTRICT_COMMITTEE: "subdistrict_committee",
    Role.LIAISON_STATION: "liaison_station",
}


def draft(
    *, call: Call, title: str, text: str, place: Organisation, field: str, by: Standing, as_of: datetime, where: str = "",
    department: Organisation | None = None, people: int | None = None, people_basis: str = "", cost: int | None = None,
    cost_basis: str = "", needs: Collection[int] = (), for_name: str = "", photo: bytes = b"", photo_name: str = "",
) -> Suggestion:  # fmt: skip
    """Draft a suggestion for a community or sub-district, with the needs it answers and a photo; only its author reads it yet.

    `for_name` is the deputy on whose paper staff type it. Raises NotAllowed for whoever must keep out, BadInput by field.
    The same draft sent again is the draft that is there.
    """
    SUGGESTION.demand("draft", by, NEW, place.path)
    told = _sound(
        title=title, text=text, field=field, people=people, people_basis=people_basis, cost=cost, cost_basis=cost_basis
    )
    demand_unconflicted(by, place.path, department.path if department else "", names=(title, text))
    first = _first(by, for_name)
    file = let_evidence_in(photo, photo_name, place.path, by, as_of)
    with transaction.atomic():
        again = Suggestion.objects.filter(call=call, proposed_by=by.person, place=place, state="draft")
        if there := again.filter(title=told["title"], text=told["text"]).first():
            return there
        row = Suggestion.objects.create(
            call=call, place=place, path=place.path, where=where.strip()[:120], department=department, proposed_by=by.person,
            search=searchable(told["title"], str(place), where), **told,
        )  # fmt: skip
        noted(row, SUGGESTION, "draft", by, as_of, row.path, call=call.pk)
        signed = Proposer.objects.create(suggestion=row, first=True, signed_on=as_of.date(), **first)
        noted(signed, SUGGESTION, "draft", by, as_of, row.path)
        _link(row, needs, "draft", by, as_of)
        if file:
            hang(file=file, to=row, by=by, as_of=as_of)
    return row


@transaction.atomic
def edit(
    *, suggestion: Suggestion, title: str, text: str, place: Organisation, field: str, version: int, by: Standing, as_of: datetime,
    where: str = "", department: Organisation | None = None, people: int | None = None, people_basis: str = "",
    cost: int | None = None, cost_basis: str = "",
) -> Suggestion:  # fmt: skip
    """Change a draft; raises Stale where it changed since `version`."""
    row = held(suggestion, "edit", version, by)
    demand_own(row, by)
    told = _sound(
        title=title, text=text, field=field, people=people, people_basis=people_basis, cost=cost, cost_basis=cost_basis
    )
    demand_unconflicted(by, place.path, department.path if department else "", names=(title, text))
    SUGGESTION.demand("draft", by, NEW, place.path)
    for name, value in {**told, "place": place, "where": where.strip()[:120], "department": department}.items():
        setattr(row, name, value)
    row.path, row.search = place.path, searchable(row.title, str(place), row.where)
    return moved(row, "edit", by, as_of)


@transaction.atomic
def link_needs(*, suggestion: Suggestion, needs: Collection[int], by: Standing, as_of: datetime) -> Suggestion:
    """Link more needs; whoever raised them is told as soon as it is put forward. Raises BadInput for one not seen."""
    row = held(suggestion, "link_needs", None, by)
    demand_own(row, by)
    if not needs:
        raise BadInput({"needs": _NO_NEEDS})
    _link(row, needs, "link_needs", by, as_of)
    if row.state == "submitted":
        tell_needs(row, by, as_of)
    return moved(row, "link_needs", by, as_of, needs=len(needs))


@transaction.atomic
def unlink_need(*, suggestion: Suggestion, link: int, by: Standing, as_of: datetime) -> Suggestion:
    """Take a need off a draft; its journal keeps that it was linked."""
    row = held(suggestion, "unlink_need", None, by)
    demand_own(row, by)
    found = NeedLink.objects.select_for_update().filter(pk=link, suggestion=row, state="linked").first()
    if found is None:
        raise BadInput({"": _NO_LINK})
    found.state = "taken_back"
    found.save()
    noted(found, SUGGESTION, "unlink_need", by, as_of, row.path, need=found.need_id)
    return moved(row, "unlink_need", by, as_of)


def add_evidence(
    *, suggestion: Suggestion, photo: bytes, photo_name: str, by: Standing, as_of: datetime
) -> Suggestion:  # fmt: skip
    """Hang a photo or a paper on it as evidence; its name says nothing of persons."""
    SUGGESTION.demand("add_evidence", by, suggestion.state, suggestion.path)
    demand_own(suggestion, by)
    file = let_evidence_in(photo, photo_name, suggestion.path, by, as_of)
    if file is None:
        raise BadInput({"photo": _NO_FILE})
    with transaction.atomic():
        row = held(suggestion, "add_evidence", None, by)
        hang(file=file, to=row, by=by, as_of=as_of)
        return moved(row, "add_evidence", by, as_of)


@transaction.atomic
def submit(*, suggestion: Suggestion, version: int, by: Standing, as_of: datetime) -> Suggestion:
    """Put it forward: it gets the next number of its call, everybody inside reads it, its needs are told.

    Raises BadInput where the call is closed.
    """
    row = held(suggestion, "submit", version, by)
    demand_own(row, by)
    paths, names = of_row(row)
    demand_unconflicted(by, *paths, names=names)
    call = in_turn(row.call_id)
    if call.state != "open":
        raise BadInput({"": _CLOSED.filled(year=call.year)})
    row.number = (Suggestion.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0) + 1
    row.submitted_on = as_of.date()
    row = moved(row, "submit", by, as_of, number=row.number)
    tell_needs(row, by, as_of)
    return row


@transaction.atomic
def co_sign(*, suggestion: Suggestion, by: Standing, as_of: datetime) -> Suggestion:
    """Sign another's suggestion as a deputy; twice is once. Raises NotAllowed for whoever must keep out of it."""
    row = held(suggestion, "co_sign", None, by)
    paths, names = of_row(row)
    demand_unconflicted(by, *paths, names=names)
    if Proposer.objects.filter(suggestion=row, person=by.person, state="signed").exists():
        raise BadInput({"": _SIGNED})
    signed = Proposer.objects.create(
        suggestion=row, kind="deputy", person=by.person, name=by.name, path=_post(by).path, signed_on=as_of.date()
    )
    noted(signed, SUGGESTION, "co_sign", by, as_of, row.path)
    return moved(row, "co_sign", by, as_of)


@transaction.atomic
def sign_for(*, suggestion: Suggestion, name: str, signed_on: date, by: Standing, as_of: datetime) -> Suggestion:
    """Note the signature of a deputy given on paper; raises BadInput for one that is there."""
    row = held(suggestion, "sign_for", None, by)
    if signed_on > as_of.date():
        raise BadInput({"signed_on": _TO_COME})
    if not name.strip():
        raise BadInput({"name": _EMPTY})
    if Proposer.objects.filter(suggestion=row, name=name.strip(), state="signed").exists():
        raise BadInput({"name": _SIGNED})
    signed = Proposer.objects.create(suggestion=row, kind="deputy", name=name.strip()[:60], signed_on=signed_on)
    noted(signed, SUGGESTION, "sign_for", by, as_of, row.path)
    return moved(row, "sign_for", by, as_of)


@transaction.atomic
def take_back_signature(*, suggestion: Suggestion, by: Standing, as_of: datetime) -> Suggestion:
    """Take one's own signature back; whoever is first withdraws the suggestion instead."""
    row = held(suggestion, "take_back_signature", None, by)
    mine = Proposer.objects.select_for_update().filter(suggestion=row, person=by.person, state="signed", first=False)
    signed = mine.first() if by.person else None
    if signed is None:
        raise BadInput({"": _NOT_SIGNED})
    signed.state = "taken_back"
    signed.save()
    noted(signed, SUGGESTION, "take_back_signature", by, as_of, row.path)
    return moved(row, "take_back_signature", by, as_of)


@transaction.atomic
def withdraw(*, suggestion: Suggestion, version: int, by: Standing, as_of: datetime) -> Suggestion:
    """Withdraw it; its number is not given again, and what was merged into it must come apart first.

    Who signed it and whoever raised its needs are told.
    """
    row = held(suggestion, "withdraw", version, by)
    demand_own(row, by)
    if row.merged.exists():
        raise BadInput({"": _HOLDS_OTHERS})
    was_out = row.state == "submitted"
    row = moved(row, "withdraw", by, as_of)
    if was_out:
        tell_proposers(row, "提出人已撤回", by, as_of)
        tell_withdrawn(row, by, as_of)
    return row


def _sound(
    *, title: str, text: str, field: str, people: int | None, people_basis: str, cost: int | None, cost_basis: str
) -> Mapping[str, Any]:
    """Return what was typed, trimmed; raises BadInput by field for what is missing."""
    wrong = {name: _EMPTY for name, typed in (("title", title), ("text", text)) if not typed.strip()}
    wrong |= {} if field in fields() else {"field": _NO_FIELD}
    wrong |= {"people_basis": _NO_BASIS} if people is not None and not people_basis.strip() else {}
    wrong |= {"cost_basis": _NO_BASIS} if cost is not None and not cost_basis.strip() else {}
    wrong |= {"cost": _NEGATIVE} if cost is not None and cost < 0 else {}
    if wrong:
        raise BadInput(wrong)
    return {
        "title": title.strip()[:80], "text": text.strip(), "field": field, "people": people, "people_basis": people_basis.strip(),
        "cost": cost, "cost_basis": cost_basis.strip(),
    }  # fmt: skip


def _first(by: Standing, for_name: str) -> dict[str, str]:
    """Return who is first: the deputy, the body, or the deputy on whose paper staff type it."""
    if is_staff(by):
        if not for_name.strip():
            raise BadInput({"for_name": _FOR_WHOM})
        return {"kind": "deputy", "person": "", "name": for_name.strip()[:60], "path": ""}
    post = _post(by)
    kind = _ROLES[post.role]
    name = by.name if kind == "deputy" else post.organisation
    return {"kind": kind, "person": by.person, "name": name or by.name or by.person, "path": post.path}


def _post(by: Standing) -> Any:
    return next(post for post in by.posts if post.role in _ROLES)


def _link(row: Suggestion, needs: Collection[int], verb: str, by: Standing, as_of: datetime) -> None:
    """Link needs that `by` may link and that are not linked yet."""
    found = {need.pk: need for need in needs_to_link(by).filter(pk__in=set(needs))}
    if set(needs) - set(found):
        raise BadInput({"needs": _NOT_SEEN})
    there = set(row.links.filter(state="linked").values_list("need_id", flat=True))
    for key in sorted(set(found) - there):
        link = NeedLink.objects.create(suggestion=row, need=found[key], linked_on=as_of.date(), linked_by=by.person)
        noted(link, SUGGESTION, verb, by, as_of, row.path, need=key)


_EMPTY = Words("请填写", "fill it in")
_NO_FIELD = Words("请选择领域", "choose a field")
_NO_BASIS = Words("请写明依据", "say what it rests on")
_NEGATIVE = Words("金额不能是负数", "an amount is not below nothing")
_FOR_WHOM = Words("请填写提出建议的代表姓名", "name the deputy who puts it forward")
_NOT_SEEN = Words(
    "有的诉求已不在或看不到，请刷新后重选", "some of these needs are gone or not yours to see: choose again"
)
_NO_NEEDS = Words("请至少选一件诉求", "choose one need at least")
_NO_LINK = Words("这件诉求没有关联在这里", "that need is not linked here")
_NO_FILE = Words("请选择照片或文件", "choose a photo or a file")
_SIGNED = Words("已经签名", "signed already")
_NOT_SIGNED = Words(
    "您没有附议；领衔提出的，请撤回建议", "you did not co-sign it; whoever is first withdraws the suggestion"
)
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_HOLDS_OTHERS = Words("有建议已归并到这一件，先取消归并", "others were merged into it: take them apart first")
_CLOSED = Words(
    "{year} 年度征集已截止：草稿留存，可转入下一年度；也可随时依法提出代表建议",
    "the call of {year} is closed: the draft stays and may go into the next; a deputy's suggestion by law is possible at any time",
)
