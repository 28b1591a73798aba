"""The verbs of one plan, each with what it asks (方案的办理)."""

from functools import partial

from django.http import HttpRequest

from guantong.apps.adjustments import forms, items, operations, studying
from guantong.apps.adjustments.models import Item, Plan
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.acts import Act, Acts
from guantong.domain.roles import Standing


def acts_of(request: HttpRequest, plan: Plan, lines: list[Item], *, late: bool) -> Acts:
    """Return what may be done to a plan; the council's choice is offered only where it came late, taking in where rows wait."""
    listed = (
        Act("submit", operations.submit, forms.Submitted, version=True),
        Act("approve", operations.approve, forms.Decided, version=True),
        Act("approve_partly", operations.approve_partly, forms.Decided, version=True),
        Act("reject", operations.reject, forms.Decided, version=True),
        Act("publish", operations.publish, forms.Published, version=True),
        Act("file", operations.file, forms.Filed, version=True),
        Act("choose_option", operations.choose_option, forms.Chosen, version=True),
        Act("set_session", operations.set_session, forms.Sitting, version=True),
        Act("study", studying.study, version=True, main=True),
        Act("remark", studying.remark, partial(forms.Remarked, lines=lines), version=True),
        Act("draft_opinion", studying.draft_opinion, version=True),
        Act("answer_remark", studying.answer_remark, partial(forms.RemarkAnswered, plan=plan), version=True),
        Act("answer", studying.answer, forms.Answered, version=True),
        Act("revise", studying.revise, forms.Revised, version=True),
        Act("bring_items", items.bring_items, forms.Bringing, version=True),
        Act("type_item", items.type_item, forms.Typed, version=True),
        Act("drop_item", items.drop_item, partial(forms.Dropped, lines=lines, whole=False), version=True),
        Act("take_decision_back", operations.take_decision_back, forms.Reason, version=True),
        Act("correct", operations.correct, forms.Corrected, version=True),
        Act("withdraw", operations.withdraw, forms.Reason, version=True),
    )
    acts = [act for act in listed if request.method == "POST" or _shown(act.verb, plan, lines, late=late)]
    initial = {
        "session": plan.session_id, "title": plan.title, "received_on": plan.received_on, "document": plan.document,
        "limit_document": plan.limit_document, "triggers": plan.triggers, "submitted_on": request.today, "decided_on": request.today,  # type: ignore[attr-defined]
        "published_on": request.today, "filed_on": request.today, "option_on": request.today, "answered_on": request.today,  # type: ignore[attr-defined]
        "feedback_on": request.today, "came_on": request.today, "option": plan.option, "option_document": plan.option_document,  # type: ignore[attr-defined]
        "level": "internal",
    }  # fmt: skip
    order = {row.verb: at for at, row in enumerate(PLAN.rows)}
    acts.sort(key=lambda act: (act.verb in _ASIDE, order[act.verb]))
    return Acts(request, PLAN, acts, plan.state, plan.path, {"plan": plan}, initial, version=plan.version)


def reading_acts(request: HttpRequest, plan: Plan, *, ready: bool) -> Acts:
    """Return what may be done to rows that were brought and wait; taking in is shown where every row can be read."""
    acts = (
        Act("take_in_items", items.take_in_items, version=True, main=True),
        Act("set_items_aside", items.set_items_aside, version=True),
    )
    shown = [act for act in acts if ready or act.verb == "set_items_aside" or request.method == "POST"]
    return Acts(request, PLAN, shown, plan.state, plan.path, {"plan": plan}, version=plan.version)


def begins(standing: Standing) -> bool:
    """True for who may register a plan."""
    return PLAN.begun_by("receive", standing)


def _shown(verb: str, plan: Plan, lines: list[Item], *, late: bool) -> bool:
    match verb:
        case "choose_option":
            return late
        case "drop_item":
            return bool(lines)
        case "draft_opinion" | "answer_remark":
            return plan.remarks.exists()
        case _:
            return True


_ASIDE = (
    "set_session",
    "bring_items",
    "type_item",
    "drop_item",
    "choose_option",
    "correct",
    "withdraw",
    "take_decision_back",
)
