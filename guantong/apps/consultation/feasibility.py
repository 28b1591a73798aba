"""An office says what it makes of a suggestion: criterion by criterion, each with its reason, and what it costs (可行性意见)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.consultation.criteria import VERDICTS, criteria_on
from guantong.apps.consultation.models import Feasibility, Suggestion
from guantong.apps.consultation.recording import held, moved, noted
from guantong.apps.consultation.telling import tell_proposers
from guantong.apps.consultation.whose import STAFF_ROLES, demand_unconflicted, of_row
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.notices import operations as notices
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@transaction.atomic
def ask_feasibility(*, suggestion: Suggestion, office: Organisation, by: Standing, as_of: datetime) -> Suggestion:
    """Ask an office what it says of a suggestion: it waits on its desk, without a day that would turn red."""
    row = held(suggestion, "ask_feasibility", None, by)
    notices.ask(
        of=row, verb="state_feasibility", title=f"可行性意见：{row.code} {row.title}"[:120], where=reverse("consultation:suggestion", args=[row.pk]),
        path=office.path, by=by, as_of=as_of,
    )  # fmt: skip
    return moved(row, "ask_feasibility", by, as_of, office=office.code)


@transaction.atomic
def state_feasibility(
    *, suggestion: Suggestion, verdicts: Mapping[str, tuple[str, str]], by: Standing, as_of: datetime, office: Organisation | None = None,
    cost: int | None = None, cost_basis: str = "", document: str = "", stated_on: date | None = None,
) -> Feasibility:  # fmt: skip
    """State what an office makes of it: {criterion: (verdict, reason)}; what has a verdict has its reason, what is left out is not looked at.

    One's own office, or for staff the `office` whose paper they type. What it said before stays on record. Raises NotAllowed for a
    unit that was not asked and for whoever must keep out, BadInput by field.
    """
    row = held(suggestion, "state_feasibility", None, by)
    name, path = _office(row, office, by)
    paths, names = of_row(row)
    demand_unconflicted(by, *paths, names=names)
    on = stated_on or as_of.date()
    told = _sound(verdicts, cost, cost_basis, on, as_of.date())
    for former in Feasibility.objects.select_for_update().filter(suggestion=row, path=path, state="standing"):
        former.state = "replaced"
        former.save()
        noted(former, SUGGESTION, "state_feasibility", by, as_of, row.path)
    made = Feasibility.objects.create(
        suggestion=row, office=name, path=path, verdicts=told, cost=cost, cost_basis=cost_basis.strip(), document=document.strip(),
        stated_by=by.person, stated_on=on,
    )  # fmt: skip
    noted(made, SUGGESTION, "state_feasibility", by, as_of, row.path, office=path)
    notices.finish(of=row, verb="state_feasibility", by=by, as_of=as_of)
    moved(row, "state_feasibility", by, as_of, office=path)
    tell_proposers(row, f"{name}已填可行性意见", by, as_of)
    return made


def _office(row: Suggestion, office: Organisation | None, by: Standing) -> tuple[str, str]:
    posts = [
        post for post in SUGGESTION.row("state_feasibility").admitting(by, row.path) if post.role not in STAFF_ROLES
    ]
    if not posts:
        if office is None:
            raise BadInput({"office": _WHOSE})
        return office.name, office.path
    asked = {row.department.path} if row.department else set()
    mine = next((post for post in posts if post.role is not Role.BUDGET_UNIT or post.path in asked), None)
    mine = mine or next((post for post in posts if was_asked(row, post.path)), None)
    if mine is None:
        raise NotAllowed(Refusal("who", _NOT_ASKED))
    return str(Organisation.objects.get(path=mine.path).name), mine.path


def was_asked(row: Suggestion, path: str) -> bool:
    """True where the office at `path` was asked, whether it answered or not."""
    return DueWork.objects.filter(key=row.journal_key, verb="state_feasibility", path=path).exists()


def _sound(
    verdicts: Mapping[str, tuple[str, str]], cost: int | None, cost_basis: str, on: date, today: date
) -> dict[str, dict[str, str]]:
    """Return the verdicts as they are kept; raises BadInput by field: `reason_<code>` where one has no reason."""
    known = {one.code for one in criteria_on(on)}
    given = {code: one for code, one in verdicts.items() if one[0]}
    wrong: dict[str, Words] = {
        f"reason_{code}": _NO_REASON for code, (_, reason) in given.items() if not reason.strip()
    }
    wrong |= {
        f"verdict_{code}": _UNKNOWN for code, (said, _) in given.items() if code not in known or said not in VERDICTS
    }
    wrong |= {"": _NOTHING} if not given else {}
    wrong |= {"cost_basis": _NO_BASIS} if cost is not None and not cost_basis.strip() else {}
    wrong |= {"cost": _NEGATIVE} if cost is not None and cost < 0 else {}
    wrong |= {"stated_on": _TO_COME} if on > today else {}
    if wrong:
        raise BadInput(wrong)
    return {code: {"verdict": said, "reason": reason.strip()} for code, (said, reason) in given.items()}


_WHOSE = Words("请选择出具意见的单位", "choose whose paper it is")
_NOT_ASKED = Words("没有征求本单位的意见；请由建议承办单位或发改、财政部门填写", "your unit was not asked for it")
_NO_REASON = Words("写明理由：没有理由的判断不作数", "give the reason: a verdict without one does not count")
_UNKNOWN = Words("请从所列中选择", "choose one of those listed")
_NOTHING = Words("请至少填写一项，并写明理由", "fill in one at least, with its reason")
_NO_BASIS = Words("请写明依据", "say what it rests on")
_NEGATIVE = Words("金额不能是负数", "an amount is not below nothing")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
