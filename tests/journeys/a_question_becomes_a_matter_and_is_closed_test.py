"""A 关注事项 becomes a matter, leaves as a letter through the government's office, comes back put right, is closed by a second person."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from docx import Document as Docx

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.models import Signal
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.papers.models import Paper
from guantong.gateways.clock import now
from tests.findings import proof
from tests.triage import answered, judged, placed, raised, received
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def referred(world: World) -> Signal:
    """A signal that was asked about by letter, answered, found true and referred to findings."""
    signal = raised(world)
    signal.evidence = placed(signal)
    signal.save()
    signal = triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )
    answered(world, letter=received(world, signal))
    signal = judged(world, signal, "true", without_letter="")
    return triage.refer_to_finding(
        signal=signal, remark="请交办", version=signal.version, by=world.standing("gu"), as_of=world.now
    )


def test_a_question_becomes_a_matter_and_is_closed(world: World) -> None:
    signal = referred(world)
    shen, gu, wen, qin = (world.signed_in(who) for who in ("shen", "gu", "wen", "qin"))
    today = now().date()  # what is done by pages is done now

    def sends(client: Any, address: str, verb: str, row: Any, **typed: str) -> Any:
        row.refresh_from_db()
        facts = {f"{verb}-{name}": value for name, value in typed.items()}
        answer = client.post(address, {"verb": verb, "version": row.version, **facts})
        assert answer.status_code == 302, (
            f"{verb}: {answer.status_code} {re.findall('class=.error.*?<', answer.content.decode())}"
        )
        row.refresh_from_db()
        return row

    # taken up, the signal is a matter with its places and its law
    sends(shen, f"/diagnosis/signals/{signal.pk}/", "receive", signal)
    matter = Matter.objects.get()
    assert (matter.source_key, matter.body, matter.state, matter.evidence[0]["printed"]) == (
        signal.journal_key, world.body("CG").name, "registered", "1,200.00",
    )  # fmt: skip
    here = f"/findings/{matter.pk}/"
    assert f'href="{here}"' in shen.get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    # it leaves as a letter to the district government, checked by one, signed by the office, numbered by hand
    sends(shen, here, "draft_handover", matter)
    paper = Paper.objects.get()
    there = f"/papers/{paper.pk}/"
    sends(gu, there, "check", paper)
    sends(wen, there, "sign", paper)
    sends(shen, there, "export", paper)
    sends(shen, there, "register", paper, number="明人常办〔2026〕31号", issued_on=today.isoformat())
    printed = "\n".join(p.text for p in Docx(io.BytesIO(shen.get(f"{there}docx/").content)).paragraphs)
    assert (paper.addressee, [hop.body for hop in paper.hops.all()]) == (
        "明湖区人民政府", ["明湖区人民政府办公室", world.body("CG").name]
    )  # fmt: skip
    assert ("1,200.00 万元" in printed, "表1" in printed) == (True, True)  # what was found, and where it stands

    # the number is offered, the office notes that it was handed over; the unit answers, is refused once, and proves it
    assert "明人常办〔2026〕31号" in wen.get(here).content.decode()
    due = (today + timedelta(days=60)).isoformat()
    sends(
        wen, here, "hand_over", matter, number=paper.number, handed_on=today.isoformat(), due_on=due, by_committee="on"
    )
    sends(
        qin, here, "acknowledge", matter, received_on=today.isoformat(), leader="分管副局长", responsible="财务科科长"
    )
    sends(qin, here, "plan", matter, measures="核对明细", goal="更正公开", cause="own_process", cause_words="复核不严")
    proof(world, matter, "更正说明.txt")
    sends(qin, here, "submit", matter, result="已更正", mechanism="印发复核办法")
    sends(shen, here, "send_back", matter, words="缺更正后的表")
    proof(world, matter, "更正后的表.txt")
    sends(qin, here, "submit", matter, result="已更正并附表", mechanism="印发复核办法")

    # verified by one, closed by another
    sends(shen, here, "verify", matter, words="与公开的表相符")
    sends(gu, here, "close_out", matter, words="同意销号")
    assert (matter.state, len(matter.files), list(drifted())) == ("closed", 2, [])
