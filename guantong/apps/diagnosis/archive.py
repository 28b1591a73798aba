"""The archive package of one letter of enquiry: the letter as it went out, its reply, files and signed scans, taken on record (归档包)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import Letter
from guantong.apps.diagnosis.queries import Told, items_of
from guantong.apps.diagnosis.workflow import LETTER
from guantong.apps.papers import archive
from guantong.apps.papers.archive import Kept, hand_over, kept_of
from guantong.apps.papers.archive_sheet import sheet
from guantong.domain.roles import Standing


@transaction.atomic
def archived(*, letter: Letter, by: Standing, as_of: datetime) -> list[Kept]:
    """Return what stands in the package of a letter, and record that it was taken; each sensitive file is noted as handed out."""
    LETTER.demand("archive", by, letter.state, letter.path)
    found = kept_of(letter, by, records=(letter.signed_id, letter.signed_reply_id))
    found += _prepared(letter, items_of(letter, by))
    hand_over(found, by, as_of)
    letters.recorded(letter, "archive", by, as_of, things=len(found))
    return found


def package(letter: Letter, things: list[Kept], by: Standing, as_of: datetime) -> Iterator[bytes]:
    """Yield the zip of a letter piece by piece."""
    items = [
        (told.item.number, told.item.title_words.zh, told.item.says_words.zh, _places(told), told.item.answer or ("见附件" if letter.replied_on else "—"), _verdict(told))
        for told in items_of(letter, by)
    ]  # fmt: skip
    sections = (("函询事项", ("序号", "关注事项", "函中写明", "出处", "答复", "核实结论"), items),)
    yield from archive.package(
        letter, things, sheet(letter.subject, _facts(letter), things, sections, by, as_of), as_of
    )


def _prepared(letter: Letter, items: list[Told]) -> list[Kept]:
    """Return the texts the system prepared: the letter, and the reply as it was typed."""
    asked = [letter.issuer, letter.number, "", letter.subject, "", f"{letter.organisation}："]
    asked += [f"{one.item.number}. {one.item.says_words.zh}（出处：{_places(one)}）" for one in items]
    asked += [letter.asks, "", letter.issuer, f"{letter.sent_on or ''}"]
    found = [Kept("正文/了解情况函（录入稿）.txt", letter.subject, "拟稿文字", f"{letter.sent_on}", text=_text(asked))]
    if letter.replied_on:
        said = [
            f"复函 {letter.reply_number}",
            "",
            *(f"{one.item.number}. {one.item.answer or '见附件'}" for one in items),
        ]
        found.append(Kept("正文/复函（录入稿）.txt", "复函", "录入文字", f"{letter.replied_on}", text=_text(said)))
    return found


def _text(lines: list[str]) -> str:
    return "\ufeff" + "\r\n".join((*lines, ""))


def _places(told: Told) -> str:
    places = told.item.facts.get("evidence") or []
    return "；".join(map(_place, places)) or "—"


def _place(one: Mapping[str, Any]) -> str:
    """The place as the letter printed it: with the cell, and the value a person corrected where one did."""
    value = (one.get("corrected") or {}).get("value") or one.get("printed", "")
    return f"{one.get('file', '')}{one.get('cell', {}).get('zh', '')}为 {value}"


def _verdict(told: Told) -> str:
    return str(told.verdict) + ("（重新核实中）" if told.reopened else "") if told.verdict else "—"


def _facts(letter: Letter) -> list[tuple[str, Any]]:
    return [
        ("标题", letter.subject), ("状态", LETTER.states[letter.state].zh), ("收函单位", letter.organisation), ("发函机构", letter.issuer),
        ("文号", letter.number), ("核稿", letter.checked_by), ("签发人", letter.signer), ("发出日期", letter.sent_on),
        ("转送机关收到日期", letter.office_received_on), ("收到日期", letter.received_on), ("复函期限", letter.due_on), ("复函日期", letter.replied_on),
        ("复函文号", letter.reply_number), ("更正的函", letter.corrects.number if letter.corrects else ""), ("原因", letter.reason),
    ]  # fmt: skip
