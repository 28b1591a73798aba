"""A month of the ledger comes in by the wizard, the worker runs the rules, one slow project is a signal with its vouchers one click away.

Told twice: with months of 明湖区, and with a real month of payments where it lies on the machine.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.book_runs import pull
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.feeds.mapping_form import MappingForm, proposal
from guantong.apps.feeds.models import Delivery
from guantong.apps.journal.queries import drifted
from guantong.gateways.clock.worker import Worker
from tests.ledgers import DATA
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
REAL = DATA / "uk_council_spend" / "raw" / "darlington" / "clean" / "2019-03.csv"
DAY, AMOUNT = "Transaction Date", "Invoice Line Value (net of VAT)"
PLAN = ("月份", "项目编码", "项目名称", "计划用款")
PAYMENTS = ("支付凭证号", "支付日期", "预算单位编码", "预算单位", "项目编码", "收款人", "支付金额", "用途")


def printed(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as a file of the bureau."""
    out = StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()


def month(world: World, client: Client, table: str, period: str, content: bytes, name: str, **said: str) -> Delivery:
    """Bring a file through the wizard: upload it, confirm its fields, let the worker take it in, publish it."""
    new = {"name": "区财政局国库科", "table": table, "path": world.body("CZ").path, "encoding": ""}
    sent = client.post("/feeds/upload/", {**new, "period": period, "file": SimpleUploadedFile(name, content)})
    assert sent.status_code == 302, sent.content.decode()
    delivery = Delivery.objects.get(feed__table=table, period=period)
    form = MappingForm(proposed=proposal(delivery), prefix="map")
    asked = {f"map-{name}": form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    asked |= {f"map-{name}": value for name, value in said.items()}
    confirmed = client.post(sent["Location"], {**asked, "verb": "map", "version": delivery.version})
    assert confirmed.status_code == 302, confirmed.content.decode()
    work()
    delivery.refresh_from_db()
    published = {"verb": "publish", "version": delivery.version}
    if delivery.counted("refused"):
        published["publish-reason"] = "不影响本项目"
    assert client.post(f"/feeds/deliveries/{delivery.pk}/", published).status_code == 302
    delivery.refresh_from_db()
    assert delivery.state == "published"
    return delivery


def work() -> None:
    """Let the worker do what waits, and look for what was published since."""
    Worker(pause=0.01, until_idle=True, pulls=(pull,)).work()


def opened(client: Client, signal: Signal) -> tuple[str, str]:
    """Return the page of a signal, and that of the line of the file behind its first voucher: one click."""
    page = client.get(f"/diagnosis/signals/{signal.pk}/").content.decode()
    vouchers = page[page.index('aria-label="支付明细"') :]
    address = re.search(r'href="(/feeds/deliveries/\d+/rows/[^"]+)"', vouchers)
    assert address, vouchers[:2000]
    return page, client.get(address[1]).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_month_of_the_ledger_becomes_a_question_with_its_vouchers(world: World) -> None:
    shen = world.signed_in("shen")
    plan = [
        (f"2026-{n:02}", code, called, 20)
        for code, called in (("P01", "湖滨步道改造"), ("P02", "垃圾分类"))
        for n in range(1, 4)
    ]
    spent = [
        ("00001", "2026-03-03", "001001", "明湖区城市管理局", "P01", "明湖建工有限公司", "9.50", "勘察费"),
        ("00002", "2026-03-09", "001001", "明湖区城市管理局", "P01", "欧阳明湖", "0.50", "专家评审费"),
        *(
            (f"0001{n}", f"2026-03-1{n}", "001001", "明湖区城市管理局", "P02", "清运有限公司", "20", "清运费")
            for n in range(3)
        ),
    ]

    month(world, shen, "project_plan", "2026", printed(PLAN, plan), "用款计划.csv", money="万元")
    paid = month(world, shen, "payment", "2026-03", printed(PAYMENTS, spent), "3月支付.csv", money="万元")
    work()

    signal = Signal.objects.get(rule="E02", state="open")
    page, line = opened(shen, signal)
    run = Run.objects.filter(books=paid.came).get()
    assert (
        signal.says
        == "项目“湖滨步道改造”截至2026-03-31计划用款60.00万元，实际支出10.00万元，少50.00万元，为全年计划的83.33%。"
    )
    assert (run.cause, run.state, run.asked_by, signal.body) == ("published", "done", "shen", "明湖区城市管理局")
    assert [
        text in page for text in ("83.33%", "20个百分点", "建议值，无法定依据", "95,000.00", "勘察费", "3月支付.csv")
    ] == [True] * 6
    assert [text in line for text in ("3月支付.csv", "第 2 行", "95,000.00元", "2026-03-03", "勘察费")] == [True] * 5
    assert "欧阳明湖" not in page + line
    listed = shen.get("/diagnosis/?over_books=True").content.decode()
    assert (f"/diagnosis/signals/{signal.pk}/" in listed, "账上数据" in listed) == (True, True)
    assert list(drifted()) == []


@pytest.mark.skipif(not REAL.exists(), reason="not run: no uk_council_spend in shared/data beside the checkout")
@pytest.mark.django_db(transaction=True)
def test_a_real_month_of_payments_becomes_a_question_with_its_vouchers(world: World) -> None:
    with REAL.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    place = {name: header.index(name) for name in ("Service", "Directotate", DAY, AMOUNT)}
    services: Counter[str] = Counter()
    for row in rows:
        services[row[place["Service"]]] += 1
    service = next(name for name, _ in services.most_common() if name != "Balance Sheet")
    own = [row for row in rows if row[place["Service"]] == service]
    lines = [row for row in own if row[place[DAY]].startswith("2019-")]  # some lines of the file are of the year before
    total = sum(Decimal(row[place[AMOUNT]]) for row in lines)
    shen = world.signed_in("shen")

    planned: tuple[Any, ...] = ("2019-03", service, service, total * 4)
    month(world, shen, "project_plan", "2019", printed(PLAN, [planned]), "plan.csv", money="元")
    columns = {"at_unit_code": str(place["Directotate"]), "at_project_code": str(place["Service"])}
    paid = month(world, shen, "payment", "2019-03", REAL.read_bytes(), REAL.name, **columns)
    work()

    signal = Signal.objects.get(rule="E02", keys__project_code=service)
    page, line = opened(shen, signal)
    assert paid.counted("read") == len(rows)
    assert signal.found["paid"] == int(total * 100)
    assert (signal.value, f"{len(lines)} 行" in page, f"{total:,.2f}" in page) == ("75.00%", True, True)
    assert (REAL.name in line, service in line) == (True, True)
