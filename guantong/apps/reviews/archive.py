"""The archive package of one review: who came, what was asked and answered, agreed and resolved, its papers; taken on record (归档包)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.papers import archive
from guantong.apps.papers.archive import Kept, hand_over, kept_of
from guantong.apps.papers.archive_sheet import sheet
from guantong.apps.reviews.models import Inquiry, Review
from guantong.apps.reviews.queries import changes_seen_by, inquiries_seen_by, kind_of, participants_seen_by
from guantong.apps.reviews.recording import recorded
from guantong.apps.reviews.workflow import AGREED_CHANGE, INQUIRY, PARTICIPANT, RESOLUTION, REVIEW
from guantong.domain.money import Unit, format_fen
from guantong.domain.roles import Standing


@transaction.atomic
def archived(*, review: Review, by: Standing, as_of: datetime) -> list[Kept]:
    """Return what stands in the package of a review, and record that it was taken; each sensitive file is noted as handed out."""
    REVIEW.demand("archive", by, review.state, review.path)
    found = kept_of(review, by)
    for name, words in (("会议纪要", review.minutes), ("结论", review.outcome)):
        if words:
            found.append(Kept(f"正文/{name}.txt", name, "录入文字", f"{review.held_on or ''}", text="\ufeff" + words))
    hand_over(found, by, as_of)
    recorded(review, review, REVIEW, "archive", by, as_of, things=len(found))
    return found


def package(review: Review, things: list[Kept], by: Standing, as_of: datetime) -> Iterator[bytes]:
    """Yield the zip of a review piece by piece; nothing of a unit one keeps out of stands in it."""
    people = participants_seen_by(by).filter(review=review)
    inquiries = list(inquiries_seen_by(by).filter(review=review).order_by("number"))
    changes = list(changes_seen_by(by).filter(review=review))
    resolutions = list(review.resolutions.all())
    sections = (
        ("参加人", ("姓名", "状态"), [(one.name, PARTICIPANT.states[one.state].zh) for one in people]),
        ("询问与答复", ("序号", "条号", "答复单位", "问题", "答复", "答复人", "答复日期", "状态"), [_asked(one) for one in inquiries]),
        (
            "会商结果", ("单位", "预算项目", "增减（元）", "商定内容", "部门确认", "代表方确认", "状态"),
            [(one.unit, one.line, format_fen(one.change, Unit.YUAN), one.text, one.department_name, one.deputies_name, AGREED_CHANGE.states[one.state].zh) for one in changes],
        ),
        (
            "决议", ("决议", "草案文件", "表决日期", "出席", "赞成", "反对", "弃权", "文件所载结果", "状态"),
            [(one.title, one.file, one.voted_on, one.present, one.in_favour, one.against, one.abstained, {True: "通过", False: "未通过"}.get(one.passed, "—"), RESOLUTION.states[one.state].zh) for one in resolutions],
        ),
    )  # fmt: skip
    pages = sheet(review.title, _facts(review), things, sections, by, as_of)
    yield from archive.package(review, things, pages, as_of, (*inquiries, *changes, *resolutions))


def _asked(one: Inquiry) -> tuple[Any, ...]:
    said = (one.answer, one.answered_by, one.answered_on)
    return (one.number, one.slip or "—", one.unit, one.text, *said, INQUIRY.states[one.state].zh)


def _facts(review: Review) -> list[tuple[str, Any]]:
    units = "、".join(review.units.values_list("name", flat=True))
    return [
        ("名称", review.title), ("种类", kind_of(review).words.zh), ("状态", REVIEW.states[review.state].zh), ("年度", review.year),
        ("组织单位", review.organiser), ("监督计划项目", review.plan_item or ("临时安排" if review.outside_plan else "")), ("内容", review.purpose),
        ("被审单位", units), ("日期", review.begins_on), ("地点", review.place), ("数据截至", review.frozen_on), ("通知日期", review.invited_on),
        ("举行日期", review.held_on), ("结论日期", review.concluded_on), ("反馈日期", review.fed_back_on), ("反馈文号", review.document),
        ("办结日期", review.closed_on), ("取消理由", review.reason),
    ]  # fmt: skip
