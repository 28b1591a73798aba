"""The archive package of one batch of opinions: what was referred by which letter, every answer and what became of it (归档包)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.opinions.models import Opinion, Referral
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.recording import thing_done
from guantong.apps.opinions.wording import LANDINGS, OUTCOMES
from guantong.apps.opinions.workflow import OPINION, REFERRAL
from guantong.apps.papers import archive
from guantong.apps.papers.archive import Kept, hand_over, kept_of
from guantong.apps.papers.archive_sheet import sheet
from guantong.domain.money import Unit, format_fen
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@transaction.atomic
def archived(*, referral: Referral, by: Standing, as_of: datetime) -> list[Kept]:
    """Return what stands in the package of a batch, and record that it was taken; each sensitive file is noted as handed out."""
    REFERRAL.demand("archive", by, referral.state, referral.path)
    rows = batch_of(referral, by)
    found = kept_of(referral, by, rows, [row.signed_id for row in rows])
    hand_over(found, by, as_of)
    thing_done(referral, REFERRAL, "archive", by, as_of, referral.desk, things=len(found))
    return found


def package(referral: Referral, things: list[Kept], by: Standing, as_of: datetime) -> Iterator[bytes]:
    """Yield the zip of a batch piece by piece; who raised an opinion is told by the part they have, not by name."""
    rows = batch_of(referral, by)
    asked = [
        (row.pk, row.about or "一般意见", row.text, _yuan(row.change_asked), row.body, OPINION.states[row.state].zh)
        for row in rows
    ]
    answers = [
        (row.pk, _said(OUTCOMES, row.outcome), row.reason, row.place, _yuan(row.amount), row.document, row.confirmed_on, _said(LANDINGS, row.landing))
        for row in rows
        if row.outcome
    ]  # fmt: skip
    sections = (
        ("意见", ("意见", "对象", "内容", "建议增减（元）", "答复单位", "状态"), asked),
        ("答复", ("意见", "答复", "理由", "落点", "财政确认增减（元）", "文号", "答复日期", "落实"), answers),
    )
    pages = sheet(referral.title, _facts(referral, len(rows)), things, sections, by, as_of)
    yield from archive.package(referral, things, pages, as_of, rows)


def batch_of(referral: Referral, by: Standing) -> list[Opinion]:
    """Return the opinions of a batch that `by` reads."""
    return list(opinions_seen_by(by).filter(referral=referral).order_by("pk"))


def _facts(referral: Referral, opinions: int) -> list[tuple[str, Any]]:
    return [
        ("标题", referral.title), ("状态", REFERRAL.states[referral.state].zh), ("预算年度", referral.year), ("主送", referral.addressee),
        ("文号", referral.number), ("送出日期", referral.sent_on), ("答复期限", referral.due_on), ("期限依据文号", referral.due_document),
        ("意见条数", opinions),
    ]  # fmt: skip


def _said(table: dict[str, Words], key: str) -> str:
    return table[key].zh if key in table else "—"


def _yuan(fen: int | None) -> str:
    return "—" if fen is None else format_fen(fen, Unit.YUAN)
