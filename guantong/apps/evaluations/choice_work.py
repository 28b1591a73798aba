"""Choosing projects to be evaluated: deputies nominate, the list is drawn up with its arithmetic, a person notes the decision (评价项目选取)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import Choice, Nomination
from guantong.apps.evaluations.recording import begun, held, moved, nominated
from guantong.apps.evaluations.workflow import CHOICE, NOMINATION
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.sight import home_of
from guantong.apps.opinions.models import Opinion
from guantong.domain.fiscal.records.progress import by_project
from guantong.domain.roles import Standing
from guantong.domain.selection.attention import Noticed
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def nominate(*, year: int, project_code: str, project: str, reason: str, by: Standing, as_of: datetime) -> Nomination:
    """Nominate a project for evaluation; raises BadInput for a second time, NotAllowed for what one keeps out of."""
    state = NOMINATION.demand("nominate", by, NEW, "")
    if by.keeps_out_of(project, project_code):
        raise NotAllowed(Refusal("who", _CONFLICTED))
    try:
        with transaction.atomic():
            row = Nomination.objects.create(
                year=year, project_code=project_code, project=project, reason=reason, state=state, by=by.person, at=as_of,
                search=searchable(project, project_code),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"project_code": _NOMINATED}) from error
    return nominated(row, NOMINATION, "nominate", by, as_of)


@transaction.atomic
def withdraw_nomination(*, nomination: Nomination, by: Standing, as_of: datetime) -> Nomination:
    """Take back one's own nomination."""
    row = Nomination.objects.select_for_update().get(pk=nomination.pk)
    row.state = NOMINATION.demand("withdraw_nomination", by, row.state, "")
    if row.by != by.person:
        raise NotAllowed(NOT_OWN)
    row.save()
    return nominated(row, NOMINATION, "withdraw_nomination", by, as_of)


@transaction.atomic
def draw_up(*, year: int, counted: Sequence[Noticed], by: Standing, as_of: datetime) -> Choice:
    """Draw up the list: projects whose appeals and objections were `counted`, those nominated, those opinions of the year are about.

    Nominations and opinions are counted here by the project's code, withdrawn ones not; the money is the books'.

    A count nobody made stays unknown. Raises BadInput for no project, for one twice, and where the year has its list.
    """
    path = home_of(by, "")
    state, nominations = CHOICE.demand("draw_up", by, NEW, path), Nomination.objects.filter(year=year, state="standing")
    times, names = (
        Counter(nominations.values_list("project_code", flat=True)),
        dict(nominations.values_list("project_code", "project")),
    )
    raised = Opinion.objects.filter(year=year, history=False).exclude(state="withdrawn").exclude(project_code="")
    opinions = Counter(raised.values_list("project_code", flat=True))
    names = {**dict(raised.values_list("project_code", "project")), **names}
    known = {one.code: one for one in counted}
    if len(known) != len(counted):
        raise BadInput({"counted": _TWICE})
    for code in set(names) - set(known):
        known[code] = Noticed(code, names[code] or code, "", None, None, 0, None, None)
    if not known:
        raise BadInput({"counted": _NOBODY})
    asked = on_a_day("", as_of.date())
    lines = {line.key[-1]: line for line in asked.ledger.told(by_project, asked.day)} if asked else {}
    rows = []
    for code, one in sorted(known.items()):
        line = lines.get(code)
        found = replace(
            one,
            nominations=times[code],
            opinions=opinions[code],
            money=line.budget if line else None,
            unit=one.unit or (line.unit if line else ""),
        )
        rows.append({name: getattr(found, name) for name in Noticed.__dataclass_fields__})
    try:
        with transaction.atomic():
            row = Choice.objects.create(
                year=year, path=path, candidates=rows, state=state, drawn_by=by.person, drawn_on=as_of.date()
            )
    except IntegrityError as error:
        raise BadInput({"year": _THERE.filled(year=year)}) from error
    return begun(row, CHOICE, "draw_up", by, as_of, year=year, candidates=rows)


@transaction.atomic
def decide_choice(
    *, choice: Choice, chosen: Sequence[str], words: str, document: str, decided_on: date, version: int, by: Standing, as_of: datetime
) -> Choice:  # fmt: skip
    """Note the decision with its number; who was not chosen stays on the list. Raises BadInput for a code that is not on it."""
    row = held(choice, CHOICE, "decide_choice", version, by)
    if not chosen or {*chosen} - {one["code"] for one in row.candidates}:
        raise BadInput({"chosen": _NOT_ON_LIST})
    if not row.drawn_on <= decided_on <= as_of.date():
        raise BadInput({"decided_on": _NOT_BETWEEN})
    row.chosen, row.words, row.document = sorted({*chosen}), words, document
    row.decided_on, row.decided_by = decided_on, by.person
    return moved(row, CHOICE, "decide_choice", by, as_of, chosen=row.chosen, document=document)


@transaction.atomic
def withdraw_choice(*, choice: Choice, reason: str, version: int, by: Standing, as_of: datetime) -> Choice:
    """Withdraw a list before it was decided."""
    row = held(choice, CHOICE, "withdraw_choice", version, by)
    row.reason = reason
    return moved(row, CHOICE, "withdraw_choice", by, as_of)


NOT_OWN = Refusal("who", Words("由提名的代表本人撤回", "the deputy who nominated withdraws it"))
_CONFLICTED = Words(
    "您登记了与这个项目的利益冲突，不提名", "a conflict of interest with the project is registered for you"
)
_NOMINATED = Words("您这一年已提名过这个项目", "you nominated that project this year already")
_TWICE = Words("有项目写了两次", "a project stands there twice")
_NOBODY = Words("没有候选项目：既没有代表提名，也没有录入计数", "no project: nothing was nominated and nothing counted")
_THERE = Words(
    "{year}年已有候选名单；要重新列出，请先撤回并写明理由", "{year} has its list already: withdraw that one first"
)
_NOT_ON_LIST = Words("请在名单内选取至少一个项目", "choose at least one project of the list")
_NOT_BETWEEN = Words("决定日期不早于列出日期、不晚于今天", "the day is not before the list, and not to come")
