"""Answered sheets of letters for tests: downloaded, filled in, brought, taken down by the pages (答复表测试)."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.models import Letter, ReturnedReply
from guantong.apps.diagnosis.reply_file import HEADS


def filled(client: Client, letter: Letter, change: Callable[[Any], None] | None = None, answer: str = "答复") -> bytes:
    """The sheet as it is downloaded, each question answered; `change` is what a hand did to it beside."""
    answered = client.get(f"/diagnosis/letters/{letter.pk}/reply.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answered.content))
    page = book["答复表"]
    for number, row in enumerate(page.iter_rows(min_row=3), 1):
        row[list(HEADS).index("answer")].value = answer and f"{answer}{number}"
    if change:
        change(page)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def brings(client: Client, letter: Letter, raw: bytes, **typed: str) -> Any:
    facts = {
        "letter": str(letter.pk), "typed_by": "秦会计", "signed_by": "程局长", "signed_on": "2026-11-12", "level": "internal",
        "reply_number": "明城管函〔2026〕21号", **typed,
    }  # fmt: skip
    sent_ = {
        "bring_reply-file": SimpleUploadedFile("答复表.xlsx", raw),
        **{f"bring_reply-{n}": v for n, v in facts.items()},
    }
    return client.post("/diagnosis/replies/", {"verb": "bring_reply", **sent_})


def page_of(client: Client, of: ReturnedReply) -> str:
    return client.get(f"/diagnosis/replies/{of.pk}/").content.decode()


def takes_down(client: Client, of: ReturnedReply) -> int:
    plan = re.findall(r'take_down_reply-plan" value="(\w+)"', page_of(client, of))
    return client.post(
        f"/diagnosis/replies/{of.pk}/", {"verb": "take_down_reply", "take_down_reply-plan": plan[0] if plan else "x"}
    ).status_code
