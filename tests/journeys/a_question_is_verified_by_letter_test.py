"""A question is verified by letter and found true with good reason and archived, another true and referred to the findings.

Through the pages, each person on the own desk: staff check and draft, the director sends and judges, the unit answers.
"""

import re

import pytest
from django.test import Client
from django.utils.timezone import localdate

from guantong.apps.diagnosis.models import Letter, Signal
from guantong.apps.diagnosis.queries import referred
from guantong.apps.diagnosis.verdicts import precisions
from guantong.apps.journal.queries import drifted
from guantong.domain.rule_engine.verdict import Verdict
from tests.figures import published
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def does(client: Client, address: str, verb: str, **typed: str) -> str:
    """Do a verb as its form does: with the version the page shows, its fields under its name; return where it leads."""
    page = client.get(address).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    sent = {
        "verb": verb,
        "version": version[1] if version else "",
        **{f"{verb}-{name}": v for name, v in typed.items()},
    }
    answer = client.post(address, sent)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.content.decode())[-1500:]
    return answer.headers["Location"]


def test_two_questions_in_one_letter_end_in_the_archive_and_with_the_findings(world: World) -> None:
    published(world, at="CG")
    one, other = Signal.objects.order_by("pk")[:2]
    staff, director, unit = (world.signed_in(who) for who in ("shen", "gu", "qin"))
    pages = {signal: f"/diagnosis/signals/{signal.pk}/" for signal in (one, other)}

    for page in pages.values():
        does(staff, page, "confirm_reading", opened="on")
    assert staff.get("/diagnosis/?state=checked").content.decode().count('name="chosen"') == 2
    letter_page = does(
        staff, f"/diagnosis/letters/new/?chosen={one.pk}&chosen={other.pk}", "draft", path=world.body("CG").path,
        route="through_office", subject="关于了解部门预算有关情况的函", asks="请说明上述数字不一致的原因。", within="10",
    )  # fmt: skip
    assert unit.get(letter_page).status_code == 404

    today = localdate().isoformat()
    does(director, letter_page, "send", number="明人常预函〔2026〕8号", checked_by="沈某", signer="顾某", sent_on=today)
    does(staff, letter_page, "note_passing", office_received_on=today)
    does(staff, letter_page, "note_receipt", received_on=today)
    letter = Letter.objects.get()
    printed = unit.get(f"{letter_page}print/").content.decode()
    assert ("明人常预函〔2026〕8号" in printed, "明湖区人民政府办公室" in printed) == (True, True)
    assert letter.subject in unit.get("/").content.decode()
    answers = {
        f"answer_{item.pk}": text
        for item, text in zip(letter.items.all(), ("系四舍五入所致。", "确有差错。"), strict=True)
    }
    does(unit, letter_page, "reply", **answers)
    assert letter.subject not in unit.get("/notices/?whose=mine").content.decode()

    does(director, pages[one], "judge", verdict="justified", reason="四舍五入，理由成立", rests_on="复函")
    does(director, pages[one], "tell", words="经核实，理由成立。")
    does(director, pages[one], "archive", remark="不再处理")
    does(director, pages[other], "judge", verdict="true", reason="单位承认差错", rests_on="复函、表1")
    does(director, pages[other], "refer_to_finding", remark="请列入问题")

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.verdict, other.state, other.verdict) == ("archived", "justified", "to_finding", "true")
    assert list(referred("finding", world.standing("shen"))) == [other]
    found = precisions([one.rule])[one.rule].counts
    assert found[Verdict.JUSTIFIED] == 1
    seen = unit.get(letter_page).content.decode()
    assert ("属实但理由成立" in seen, "单位承认差错" in seen, "转问题" in seen) == (True, False, False)
    assert unit.get(pages[one]).status_code == 403
    assert list(drifted()) == []
