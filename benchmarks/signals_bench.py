"""The list of signals of a large district beside a bare Django page with a session: 20,000 signals, asked in turn (关注事项列表)."""

from datetime import timedelta
from typing import Any

from benchmarks.served import beside_bare, row

GOAL = 5.0
SIGNALS, UNITS = 20_000, 350
PAGES = {
    "first page": "/diagnosis/",
    "filtered": "/diagnosis/?question=deviation&state=open&severity=verify",
    "searched by pinyin": "/diagnosis/?q=d12dw",
    "last page": f"/diagnosis/?page={SIGNALS // 50}",
}


def measure() -> list[dict[str, Any]]:
    """Return p95 of four views of the list ÷ p95 of a page that only reads who is signed in."""
    found = beside_bare(PAGES, grow=_signals)
    return [row(f"{what} of {SIGNALS:,} signals", *found[what], GOAL) for what in PAGES]


def _signals() -> None:
    """Write the signals of a district of 350 units straight into the database: how they came is not what is measured."""
    from guantong.apps.actors.models import Organisation
    from guantong.apps.components.search import searchable
    from guantong.apps.diagnosis.models import Run, Signal
    from guantong.apps.figures.models import Batch, Document, Snapshot
    from guantong.apps.files.models import Attachment
    from guantong.domain.rulebook.shelf import all_rules
    from guantong.gateways.clock import now

    at, rules = now(), all_rules()
    paths = list(Organisation.objects.order_by("path").values_list("path", flat=True))
    snapshot = Snapshot.objects.create(facts_version=0, taken_by="shen", taken_at=at)
    run = Run.objects.create(snapshot=snapshot, cause="manual", asked_by="shen", asked_at=at, state="done", ended_at=at)
    documents = []
    for unit in range(UNITS):
        path, body = paths[unit % len(paths)], f"明湖区第{unit}单位"
        batch = Batch.objects.create(
            name=f"{body}.pdf", sm3=f"{unit:064d}", path=path, organisation=body, state="published",
            brought_by="shen", brought_at=at,
        )  # fmt: skip
        batch.file = Attachment.objects.create(
            key=batch.journal_key, path=path, name=batch.name, kind="pdf", level="public", size=1, pages=1, sm3=batch.sm3,
            sha256="0" * 64, given_sm3=batch.sm3, state="kept", brought_by="shen", brought_at=at,
        )  # fmt: skip
        batch.save()
        documents.append(
            Document(
                batch=batch,
                number=0,
                path=path,
                body=body,
                year=2025,
                kind="budget",
                of_level="unit",
                values=0,
                amount=0,
                came=snapshot,
                search=searchable(body),
            )  # fmt: skip
        )
    Document.objects.bulk_create(documents)
    made = []
    for number in range(SIGNALS):
        document, rule = documents[number % UNITS], rules[number % len(rules)]
        says = f"《一般公共预算支出表》第{number}行的合计与各项之和相差{number % 97}.00万元，请核对。"
        made.append(
            Signal(
                identity=f"{number:016d}",
                rule=rule.code,
                rule_version=1,
                title=rule.title.zh,
                title_en=rule.title.en,
                question=rule.asks.value,
                stage="formulation",
                severity=("verify", "note", "verify_first")[number % 3],
                body=document.body,
                period="2025/budget",
                says=says,
                says_en=says,
                value="1",
                path=document.path,
                document=document,
                state=("open", "open", "lapsed")[number // 3 % 3],
                evidence=[
                    {
                        "batch": document.batch_id,
                        "page": 7,
                        "table": "支出表",
                        "row": 3,
                        "header": "合计",
                        "printed": "1",
                    }
                ]
                * 4,
                raised_at=at - timedelta(minutes=number),
                raised_in=run,
                seen_in=run,
                search=searchable(rule.title.zh, document.body, rule.code),
            )  # fmt: skip
        )
    Signal.objects.bulk_create(made, batch_size=500)
