"""An audit's list comes in by xlsx; its recognition stands beside our own conclusion, and a newer list changes the one alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.findings.models import IssueList, Matter
from guantong.apps.journal.queries import drifted
from guantong.gateways.clock import now
from tests.findings import proof
from tests.issue_lists import FEES, HEAD, LIGHTS, REPORT, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def comes_in(client: Client, raw: bytes, name: str) -> str:
    """Bring a list, confirm the columns as they are offered, look at the preview, take it in; return the preview."""
    typed = {"report": REPORT, "year": "2025", "level": "internal", "file": SimpleUploadedFile(name, raw)}
    answer = client.post("/findings/lists/", {"verb": "bring_list", **{f"bring_list-{n}": v for n, v in typed.items()}})
    assert answer.status_code == 302
    offered = client.get(answer.url).content.decode()
    chosen = dict(re.findall(r'<select name="map_columns-(\w+)".*?<option value="(\w+)" selected', offered, re.DOTALL))
    of = IssueList.objects.latest("pk")
    mapping = {f"map_columns-{n}": v for n, v in chosen.items()} | {"map_columns-unit": "万元"}
    assert client.post(answer.url, {"verb": "map_columns", "version": of.version, **mapping}).status_code == 302
    preview = client.get(answer.url).content.decode()
    plan = re.findall(r'take_in_list-plan" value="(\w+)"', preview)[0]
    assert client.post(answer.url, {"verb": "take_in_list", "take_in_list-plan": plan}).status_code == 302
    return preview


def test_an_audit_issue_stands_in_two_states(world: World) -> None:
    shen, gu, wen, qin = (world.signed_in(who) for who in ("shen", "gu", "wen", "qin"))
    today = now().date()  # what is done by pages is done now

    def sends(client: Client, verb: str, row: Matter, status: int = 302, **typed: str) -> str:
        row.refresh_from_db()
        facts = {f"{verb}-{name}": value for name, value in typed.items()}
        answer: Any = client.post(f"/findings/{row.pk}/", {"verb": verb, "version": row.version, **facts})
        assert answer.status_code == status, f"{verb}: {answer.status_code}"
        row.refresh_from_db()
        return str(answer.content.decode())

    # the audit's list is imported: each issue a matter with the cell its amount stands in
    comes_in(shen, workbook([HEAD, LIGHTS, FEES]), "审计查出问题清单.xlsx")
    matter = Matter.objects.get(path=world.body("CG").path)
    page = shen.get(f"/findings/{matter.pk}/").content.decode()
    assert (matter.kind, matter.audit_state, "<dt>审计认定</dt><dd>正在整改</dd>" in page, "<dt>人大跟踪结论</dt><dd>—</dd>" in page) == (
        "audit_issue", "正在整改", True, True,
    )  # fmt: skip
    assert ("审计查出问题清单.xlsx" in page, "工作表“清单”第 2 行“涉及金额（万元）”" in page) == (True, True)

    # it goes its way: handed over by the government's audit, put right, verified
    due = (today + timedelta(days=30)).isoformat()
    sends(wen, "hand_over", matter, number="明审办〔2026〕9号", handed_on=today.isoformat(), due_on=due)
    sends(qin, "acknowledge", matter, received_on=today.isoformat(), leader="分管副局长", responsible="财务科科长")
    sends(qin, "plan", matter, measures="收回", goal="年底前", cause="own_process", cause_words="前期不足")
    proof(world, matter, "收回凭证.txt")
    sends(qin, "submit", matter, result="已收回", mechanism="")
    sends(shen, "verify", matter, words="与凭证相符")

    # it is not ours to close, and why is told
    refused = sends(gu, "close_out", matter, status=403, words="同意")
    assert ("不是常委会交办的事项，不在这里销号" in refused, "可登记人大跟踪结论" in refused, matter.state) == (
        True,
        True,
        "verified",
    )

    # our own conclusion is recorded beside it
    sends(gu, "conclude", matter, conclusion="follow", words="继续跟踪明年预算安排")

    # a newer list changes what the audit recognises, and nothing of ours
    preview = comes_in(shen, workbook([HEAD, (*LIGHTS[:6], "已整改", *LIGHTS[7:]), FEES]), "审计查出问题清单-二.xlsx")
    matter.refresh_from_db()
    page = shen.get(f"/findings/{matter.pk}/").content.decode()
    assert "审计认定：正在整改 → 已整改；人大跟踪结论不变" in preview
    assert (matter.audit_state, matter.conclusion, matter.state, Matter.objects.count()) == (
        "已整改",
        "follow",
        "concluded",
        2,
    )
    assert ("<dt>审计认定</dt><dd>已整改</dd>" in page, "<dt>人大跟踪结论</dt><dd>继续跟踪</dd>" in page) == (
        True,
        True,
    )
    assert list(drifted()) == []
