"""What units answer to a review away from the system: questions left for after the meeting, what was agreed (会后书面答复表、会商结果确认表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.components.locked_workbook import yuan_of
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.findings import list_values as values
from guantong.apps.reviews.agreeing import confirm_for_department
from guantong.apps.reviews.asking import answer
from guantong.apps.reviews.models import AgreedChange, Inquiry
from guantong.apps.reviews.queries import changes_seen_by, inquiries_seen_by
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_CONFIRMED = values.spoken({"yes": ["同意"]})


def _questions(standing: Standing, _today: date) -> list[Asked]:
    rows = inquiries_seen_by(standing).filter(state="carried_over").exclude(path="").select_related("review")
    return [
        Asked(
            str(one.pk), str(one.version), one.path, one.unit,
            {
                "review": one.review.title, "number": str(one.number), "text": one.text,
                "due_on": one.due_on.isoformat() if one.due_on else "",
            },
            f"{one.review.title} 第{one.number}条", reverse("reviews:inquiry", args=[one.pk]), one,
        )
        for one in rows.order_by("review", "number")
    ]  # fmt: skip


def _answered(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Inquiry]:
    for one in answers:
        yield answer(
            inquiry=one.of, answer=one.facts["answer"], answered_by=one.facts["answered_by"] or signed.signed_by,
            answered_on=signed.signed_on, version=one.of.version, by=by, as_of=as_of,
        )  # fmt: skip


def _wants_answer(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if facts["answer"] else {"answer": _NO_ANSWER}


def _changes(standing: Standing, _today: date) -> list[Asked]:
    rows = changes_seen_by(standing).filter(state="proposed").exclude(path="").select_related("review")
    return [
        Asked(
            str(one.pk), str(one.version), one.path, one.unit,
            {
                "review": one.review.title, "line": one.line, "before": yuan_of(one.before), "change": yuan_of(one.change), "text": one.text,
            },
            f"{one.review.title} {one.line}", reverse("reviews:change", args=[one.pk]), one,
        )
        for one in rows.order_by("review", "pk")
    ]  # fmt: skip


def _agreed(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[AgreedChange]:
    for one in answers:
        yield confirm_for_department(
            agreed=one.of,
            name=one.facts["name"] or signed.signed_by,
            version=one.of.version,
            by=by,
            as_of=as_of,
        )


def _value(name: str, text: str) -> Any:
    if name == "confirmed":
        return values.word(text, _CONFIRMED)
    return values.short(text, {"answer": 5000, "answered_by": 80}.get(name, 60))


def _wants_consent(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if facts["confirmed"] else {"confirmed": _NO_CONSENT}


_NO_ANSWER = Words("请写答复", "nothing is answered")
_NO_CONSENT = Words(
    "同意的写“同意”；不同意的空着，另函说明", "write 同意 to agree; leave it empty otherwise, and say why in a letter"
)
TWINS = (
    Twin(
        "inquiries", Words("会后书面答复表", "answers in writing after a meeting"), Words("录入书面答复", "taken down as the answer"),
        {"review": "审查活动", "number": "条号", "text": "问题", "due_on": "约定答复日期"}, {"answer": "答复", "answered_by": "答复人（姓名、职务）"},
        ("逐条答复；这次不答复的空着。答复人空着的，按签字人记。", "没有约定日期的，不因未答复记为逾期。"),
        _value, _answered, waiting=_questions, lacking=_wants_answer,
        widths={"review": 28, "text": 50, "answer": 60, "answered_by": 22},
    ),
    Twin(
        "agreed_changes", Words("会商结果确认表", "confirmation of what was agreed"), Words("录入部门确认", "taken down as the department's confirmation"),
        {"review": "审查活动", "line": "预算项目", "before": "原安排（元）", "change": "增减（元）", "text": "商定内容"},
        {"confirmed": "部门意见", "name": "确认人（姓名、职务）"},
        ("同意的从下拉中选“同意”。不同意的空着，由部门另函说明，会商结果不因此生效。", "确认人空着的，按签字人记。代表方在部门之后确认。"),
        _value, _agreed, waiting=_changes, lacking=_wants_consent, offered={"confirmed": ["同意"]},
        widths={"review": 28, "line": 30, "text": 44, "name": 22},
    ),
)  # fmt: skip
