"""Signals for tests of triage, without a file: raised at an organisation, brought to a state by the real verbs (研判测试)."""

from datetime import date, datetime, timedelta
from secrets import token_hex
from typing import Any

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis import letters, triage
from guantong.apps.diagnosis.models import Letter, Run, Signal
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.words import Words
from tests.figures import unit
from tests.world import World


def _kept(row: Journaled, world: World) -> Any:
    """Record a row that no verb made, so that the journal is whole."""
    with transaction.atomic():
        record(by=world.standing("shen"), as_of=world.now, room="trial", verb="try", of=row, says=Words("试", "try"))
    return row


def raised(world: World, at: str = "CG", rule: str = "B03", **facts: Any) -> Signal:
    """Raise a signal of an organisation, as a run would have; `of` is that of the document's unit, where it is another."""
    body, of = world.body(at), facts.pop("of", at)
    snapshot = _kept(Snapshot.objects.create(facts_version=0, taken_by="shen", taken_at=world.now), world)
    level = facts.pop("level", "public")
    made = Batch.objects.create(
        name=f"{body.name}2026年部门预算.pdf", sm3=token_hex(32), path=body.path, organisation=body.name, state="published",
        brought_by="shen", brought_at=world.now,
    )  # fmt: skip
    made.file = _kept(
        Attachment.objects.create(
            key=made.journal_key, path=body.path, name=made.name, kind="pdf", level=level, size=1, pages=1, sm3=made.sm3,
            sha256="0" * 64, given_sm3=made.sm3, state="kept", brought_by="shen", brought_at=world.now,
        ), world,
    )  # fmt: skip
    made.save()
    batch = _kept(made, world)
    document = _kept(
        Document.objects.create(
            batch=batch, number=0, path=body.path, body=f"{body.name}{batch.pk}", year=2026, kind="budget",
            of_level="department", values=0, amount=0, came=snapshot, subject=unit(world, f"{body.name}{batch.pk}", of),
        ), world,
    )  # fmt: skip
    run = _kept(
        Run.objects.create(
            snapshot=snapshot, path=body.path, cause="manual", asked_by="shen", asked_at=world.now, state="done"
        ), world,
    )  # fmt: skip
    said = {
        "identity": token_hex(8), "rule": rule, "rule_version": 1, "title": "合计与明细之和不符", "title_en": "total differs",
        "question": "basis", "stage": "formulation", "severity": "verify", "body": body.name, "period": "2026/budget",
        "says": "表1合计为 1,200.00 万元，明细之和为 1,190.00 万元。", "says_en": "the total is 1,200.00, its parts 1,190.00",
        "value": "10.00 万元", "limit": "0.01 万元", "limit_source": {"zh": "印出的一个最小单位", "en": "one printed step"},
        "basis": ["budget-law-2018-art-83"], "path": body.path, "document": document, "state": "open",
        "raised_at": world.now, "raised_in": run, "seen_in": run, "search": searchable("合计与明细之和不符", body.name, rule),
    }  # fmt: skip
    signal = _kept(Signal.objects.create(**{**said, **facts}), world)
    signal.sources.add(batch)
    return signal


def placed(signal: Signal) -> list[dict[str, Any]]:
    """Return evidence for a signal: page, table and row of its own document."""
    return [{
        "batch": signal.document.batch_id, "page": 5, "sheet": "", "table": "表1", "row": 3, "header": "合计",
        "printed": "1,200.00", "cell": {"zh": "第5页《表1》第3行“合计”", "en": "page 5, table 1, row 3"},
    }]  # fmt: skip


def checked(world: World, **facts: Any) -> Signal:
    """Return a signal whose figures somebody held against the file."""
    signal = raised(world, **facts)
    return triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )


def drafted(world: World, *signals: Signal, **facts: Any) -> Letter:
    """Draft a letter about signals; of one that is made if none is given."""
    asked = list(signals) or [checked(world)]
    given = {
        "subject": "关于部门预算有关事项的了解情况函",
        "asks": "请说明差异的原因。",
        "within": 10,
        "route": "direct",
        **facts,
    }
    given = {"path": asked[0].path, **given}
    return letters.draft(signals=asked, by=world.standing("shen"), as_of=world.now, **given)


def sent(world: World, *signals: Signal, on: date | None = None, at: datetime | None = None, **facts: Any) -> Letter:
    """Send a letter as the director does, its number typed back."""
    letter = drafted(world, *signals, **facts)
    return letters.send(
        letter=letter, number="明人常预函〔2026〕8号", checked_by="沈核稿", signer="顾签发", sent_on=on or world.now.date(),
        version=letter.version, by=world.standing("gu"), as_of=at or world.now,
    )  # fmt: skip


def received(world: World, *signals: Signal, on: date | None = None, **facts: Any) -> Letter:
    """Send a letter and note that the unit received it, the day it went out unless told."""
    letter = sent(world, *signals, **facts)
    return letters.note_receipt(
        letter=letter, received_on=on or world.now.date(), version=letter.version, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def answered(
    world: World, *signals: Signal, who: str = "qin", days: int = 3, letter: Letter | None = None
) -> Letter:  # fmt: skip
    """Have a letter answered by the unit itself."""
    letter = letter or sent(world, *signals)
    answers = {f"answer_{item.pk}": "系四舍五入所致。" for item in letter.items.all()}
    return letters.reply(
        letter=letter, version=letter.version, by=world.standing(who), as_of=world.now + timedelta(days=days), **answers
    )


def judged(world: World, signal: Signal, verdict: str = "justified", **facts: Any) -> Signal:
    """Have the director find something of a signal."""
    signal.refresh_from_db()
    given = {"reason": "理由充分", "rests_on": "复函及附件", "without_letter": "文本已有说明", **facts}
    return triage.judge(
        signal=signal, verdict=verdict, version=signal.version, by=world.standing("gu"), as_of=world.now, **given
    )
