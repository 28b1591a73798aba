"""A letter by its verbs: drafted about several signals, sent with its number, answered, corrected, withdrawn (了解情况函)."""

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import Settings

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import items_of, letters_seen_by
from guantong.apps.files.operations import attach, regrade, withdraw
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.queries import open_work_of
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.attachments import pdf
from tests.triage import answered, checked, drafted, judged, placed, raised, received, sent
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_one_letter_asks_about_several_signals_of_one_unit_and_one_reply_splits_to_each(world: World) -> None:
    letter = sent(world, checked(world), checked(world, rule="B01"))
    one, other = letter.items.all()

    letters.reply(
        letter=letter, version=letter.version, by=world.standing("qin"), as_of=world.now,
        **{f"answer_{one.pk}": "四舍五入", f"answer_{other.pk}": "口径不同"},
    )  # fmt: skip

    assert list(letter.items.values_list("answer", "signal__state")) == [
        ("四舍五入", "answered"),
        ("口径不同", "answered"),
    ]
    assert list(drifted()) == []


def test_a_letter_asks_one_unit(world: World) -> None:
    with pytest.raises(BadInput, match="只问一个单位"):
        drafted(world, checked(world), checked(world, at="JY"))
    with pytest.raises(NotAllowed, match="待核实"):
        drafted(world, raised(world))


def test_it_goes_on_the_desk_of_the_unit_by_working_days_and_leaves_it_with_the_reply(world: World) -> None:
    letter = received(world, within=10)

    (work,) = open_work_of(world.standing("qin")).filter(verb="reply")
    assert (letter.due_on, work.due_on, work.where) == (
        date(2026, 11, 26),
        letter.due_on,
        f"/diagnosis/letters/{letter.pk}/",
    )
    assert not open_work_of(world.standing("cao")).filter(verb="reply").exists()

    letters.reply(
        letter=letter, version=letter.version, by=world.standing("qin"), as_of=world.now,
        **{f"answer_{letter.items.get().pk}": "已更正"},
    )  # fmt: skip
    work.refresh_from_db()
    assert work.state == "done"


def test_only_the_director_notes_that_it_was_sent_with_the_number_of_the_office(world: World) -> None:
    letter = drafted(world)
    given = {"letter": letter, "number": "明人常预函〔2026〕8号", "version": letter.version, "as_of": world.now}
    given |= {"checked_by": "沈核稿", "signer": "顾签发"}

    with pytest.raises(NotAllowed):
        letters.send(**given, sent_on=world.now.date(), by=world.standing("shen"))
    with pytest.raises(BadInput, match="尚未到这一天"):
        letters.send(**given, sent_on=world.now.date() + timedelta(days=1), by=world.standing("gu"))

    assert letters.send(**given, sent_on=world.now.date(), by=world.standing("gu")).number == "明人常预函〔2026〕8号"
    with pytest.raises(Stale):
        letters.send(**given, sent_on=world.now.date(), by=world.standing("gu"))


def test_a_reply_of_a_unit_and_one_on_its_behalf(world: World) -> None:
    letter = answered(world, who="qin")
    behalf = answered(world, checked(world), who="shen")

    assert (letter.on_behalf, behalf.on_behalf, behalf.replied_by) == (False, True, "shen")
    assert letter.replied_on == world.now.date() + timedelta(days=3)
    with pytest.raises(NotAllowed):
        answered(world, checked(world), who="cao")


def test_every_item_is_answered_unless_a_file_says_it(world: World) -> None:
    letter, qin = sent(world), world.standing("qin")
    with pytest.raises(BadInput, match="逐项答复"):
        letters.reply(letter=letter, version=letter.version, by=qin, as_of=world.now)

    attach(
        to=letter, path=letter.path, name="复函.txt", content=b"reply", level=Level.INTERNAL, by=qin, as_of=world.now
    )
    letters.reply(letter=letter, version=letter.version, by=qin, as_of=world.now)

    assert letter.items.get().signal.state == "answered"


def test_a_late_reply_is_still_taken_in(world: World) -> None:
    letter, later = received(world), world.now + timedelta(days=40)
    letters.note_no_reply(letter=letter, version=letter.version, by=world.standing("shen"), as_of=later)
    letter.refresh_from_db()

    letters.reply(
        letter=letter, version=letter.version, by=world.standing("qin"), as_of=later,
        **{f"answer_{letter.items.get().pk}": "迟复为歉"},
    )  # fmt: skip

    letter.refresh_from_db()
    assert (letter.state, letter.replied_on > letter.due_on) == ("answered", True)


def test_a_correction_takes_the_place_of_the_first_which_stays_to_be_seen_as_withdrawn(world: World) -> None:
    first, qin = sent(world), world.standing("qin")
    correction = letters.correct(
        letter=first, reason="页码有误", version=first.version, by=world.standing("shen"), as_of=world.now
    )
    assert list(letters_seen_by(qin)) == [first]

    letters.send(
        letter=correction, number="明人常预函〔2026〕9号", checked_by="沈核稿", signer="顾签发", sent_on=world.now.date(), version=correction.version,
        by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip

    first.refresh_from_db()
    assert (first.state, correction.corrects, first.items.get().signal.state) == ("withdrawn", first, "asked")
    assert list(letters_seen_by(qin)) == [correction, first]
    assert [work.key for work in open_work_of(qin).filter(verb="reply")] == [correction.journal_key]
    with pytest.raises(NotAllowed, match="已撤回"):
        letters.reply(letter=first, version=first.version, by=qin, as_of=world.now)
    assert list(drifted()) == []


def test_what_is_withdrawn_is_owed_by_nobody_and_may_be_asked_anew(world: World) -> None:
    letter = sent(world)
    pending = letters.correct(
        letter=letter, reason="拟更正", version=letter.version, by=world.standing("shen"), as_of=world.now
    )
    letter.refresh_from_db()

    letters.withdraw(letter=letter, reason="问错单位", version=letter.version, by=world.standing("gu"), as_of=world.now)

    pending.refresh_from_db()
    signal = letter.items.get().signal
    assert (signal.state, pending.state) == ("checked", "discarded")
    assert list(DueWork.objects.filter(verb="reply").values_list("state", flat=True)) == ["withdrawn"]
    assert drafted(world, signal).state == "draft"


def test_a_discarded_draft_leaves_its_signals_as_they_were(world: World) -> None:
    letter = drafted(world)

    letters.discard(letter=letter, version=letter.version, by=world.standing("shen"), as_of=world.now)

    assert letter.items.get().signal.state == "checked"


def test_nobody_is_asked_about_figures_that_moved_since_the_draft(world: World) -> None:
    letter = drafted(world)
    gu = {"by": world.standing("gu"), "as_of": world.now}
    Signal.objects.update(value="12.00 万元")

    with pytest.raises(BadInput, match="已更正"):
        letters.send(
            letter=letter,
            number="8号",
            checked_by="沈核稿",
            signer="顾签发",
            sent_on=world.now.date(),
            version=letter.version,
            **gu,
        )
    fresh = letters.refresh(letter=letter, version=letter.version, by=world.standing("shen"), as_of=world.now)
    letters.send(
        letter=letter,
        number="8号",
        checked_by="沈核稿",
        signer="顾签发",
        sent_on=world.now.date(),
        version=fresh.version,
        **gu,
    )

    assert letter.items.get().facts["value"] == "12.00 万元"


def test_a_draft_is_revised_until_it_goes_out(world: World) -> None:
    letter = drafted(world)
    facts = {
        "route": "through_office",
        "subject": "改题",
        "asks": "请说明。",
        "within": 5,
        "by": world.standing("shen"),
        "as_of": world.now,
    }

    revised = letters.revise(letter=letter, version=letter.version, **facts)

    assert (revised.subject, revised.within, revised.route) == ("改题", 5, "through_office")
    with pytest.raises(Stale):
        letters.revise(letter=letter, version=letter.version, **facts)


def test_what_a_letter_says_of_a_signal_names_file_page_table_and_row(world: World) -> None:
    signal = raised(world)
    Signal.objects.filter(pk=signal.pk).update(evidence=placed(signal), state="checked")

    (place,) = drafted(world, signal).items.get().facts["evidence"]

    assert (place["file"], place["page"], place["table"], place["row"]) == (signal.document.batch.name, 5, "表1", 3)


def test_a_unit_sees_only_what_went_out_to_it_and_no_verdict_before_it_is_told(world: World) -> None:
    from guantong.apps.diagnosis import triage

    draft, letter, qin = drafted(world), answered(world, checked(world)), world.standing("qin")
    other = sent(world, checked(world, at="JY"))
    signal = judged(world, letter.items.get().signal, "justified")

    assert set(letters_seen_by(qin)) == {letter}
    assert set(letters_seen_by(world.standing("shen"))) == {draft, letter, other}
    assert [told.verdict for told in items_of(letter, qin)] == [None]
    triage.tell(
        signal=signal, words="经核实，理由成立。", version=signal.version, by=world.standing("gu"), as_of=world.now
    )
    assert [told.verdict.told for told in items_of(letter, qin)] == ["经核实，理由成立。"]


def test_a_letter_is_closed_with_the_file_its_signal_draws_on(world: World) -> None:
    signal, qin = checked(world, at="CZ", of="CG", body="明湖区城市管理局"), world.standing("qin")
    letter = sent(world, signal, path=world.body("CG").path)
    before = letter in letters_seen_by(qin)

    regrade(file=signal.document.batch.file, level="sensitive", by=world.standing("shen"), as_of=world.now)

    assert (before, letter in letters_seen_by(qin)) == (True, False)
    assert letter in letters_seen_by(world.standing("shen"))


def test_where_finance_brought_the_file_the_letter_still_goes_to_the_unit_it_is_about(world: World) -> None:
    signal = checked(world, at="CZ", of="CG", body="明湖区城市管理局")

    letter = letters.draft(
        signals=[signal], path=world.body("CG").path, route="direct", subject="了解情况函", asks="请说明。", within=10,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    letter = letters.send(
        letter=letter,
        number="8号",
        checked_by="沈核稿",
        signer="顾签发",
        sent_on=world.now.date(),
        version=letter.version,
        by=world.standing("gu"),
        as_of=world.now,
    )
    letters.reply(
        letter=letter, version=letter.version, by=world.standing("qin"), as_of=world.now,
        **{f"answer_{letter.items.get().pk}": "已说明"},
    )  # fmt: skip

    signal.refresh_from_db()
    assert (signal.state, list(letters_seen_by(world.standing("cao")))) == ("answered", [])


@pytest.mark.parametrize(("at", "of", "asked"), [("CZ", "CG", "CG"), ("CZ", "CG", "CZ"), ("QSZ", "QSZ", "QS")])
def test_it_asks_the_units_own_organisation_one_above_it_or_whose_file_it_is(
    world: World, at: str, of: str, asked: str
) -> None:
    letter = drafted(world, checked(world, at=at, of=of), path=world.body(asked).path)

    assert (letter.state, letter.why_other) == ("draft", "")


def test_anyone_else_is_asked_only_with_a_reason(world: World) -> None:
    signal, other = checked(world), world.body("JY").path
    with pytest.raises(BadInput, match="请写明理由"):
        drafted(world, signal, path=other, why_other=" ")

    letter = drafted(world, signal, path=other, why_other="职能已划转区教育局")

    assert (letter.path, letter.why_other) == (other, "职能已划转区教育局")


def test_a_sub_district_committee_issues_a_letter_only_where_its_district_allows_it(
    world: World, settings: Settings
) -> None:
    signal = checked(world, at="QSZ")
    given = {"route": "direct", "subject": "函", "asks": "请说明。", "within": 10, "by": world.standing("ye")}
    given |= {"signals": [signal], "path": signal.path, "as_of": world.now}

    with pytest.raises(NotAllowed, match="街道人大工委不单独发函"):
        letters.draft(**given)
    settings.SUBDISTRICT_LETTERS = True
    letter = letters.draft(**given)
    settings.SUBDISTRICT_LETTERS = False
    out = {"number": "1号", "checked_by": "核", "signer": "签", "sent_on": world.now.date(), "version": letter.version}
    with pytest.raises(NotAllowed, match="街道人大工委不单独发函"):
        letters.send(letter=letter, **out, by=world.standing("gu"), as_of=world.now)

    assert letter.desk == world.body("QS").path


def test_the_signed_copy_is_one_of_the_files_of_the_letter(world: World) -> None:
    letter, gu = drafted(world), world.standing("gu")
    copy = attach(
        to=letter, path=letter.path, name="签发件.txt", content=b"signed", level=Level.INTERNAL, by=gu, as_of=world.now
    )
    facts = {"number": "8号", "checked_by": "沈核稿", "signer": "顾签发", "sent_on": world.now.date(), "by": gu}
    facts |= {"letter": letter, "version": letter.version, "as_of": world.now}
    foreign = checked(world).document.batch.file

    with pytest.raises(BadInput, match="附件中选择"):
        letters.send(**facts, signed=str(foreign.pk))
    out = letters.send(**facts, signed=str(copy.pk))

    assert (out.signed, out.signed.state, out.checked_by, out.signer) == (copy, "sealed", "沈核稿", "顾签发")
    assert list(drifted()) == []


def test_the_copy_that_went_out_is_no_reply(world: World) -> None:
    letter, gu = drafted(world), world.standing("gu")
    copy = attach(
        to=letter, path=letter.path, name="签发件.txt", content=b"signed", level=Level.INTERNAL, by=gu, as_of=world.now
    )
    out = letters.send(
        letter=letter, version=letter.version, number="8号", checked_by="沈核稿", signer="顾签发", sent_on=world.now.date(), signed=str(copy.pk),
        by=gu, as_of=world.now,
    )  # fmt: skip

    with pytest.raises(BadInput, match="逐项答复"):
        letters.reply(letter=out, version=out.version, by=world.standing("qin"), as_of=world.now)


def test_the_signed_and_sealed_reply_is_the_version_of_record_and_what_was_typed_stays_beside_it(world: World) -> None:
    letter = sent(world, checked(world))
    (item,) = letter.items.all()
    qin = world.standing("qin")
    letter = letters.reply(
        letter=letter, version=letter.version, by=qin, as_of=world.now, **{f"answer_{item.pk}": "四舍五入所致"}
    )
    files = {"to": letter, "path": letter.path, "level": Level.INTERNAL, "by": qin, "as_of": world.now}
    text = attach(name="复函.txt", content="复函".encode(), **files)
    scan = attach(name="复函（盖章）.pdf", content=pdf("Reply"), **files)
    facts = {"letter": letter, "version": letter.version, "by": qin, "as_of": world.now}

    with pytest.raises(BadInput, match="扫描件"):
        letters.note_signed_reply(signed_reply=str(text.pk), **facts)
    letter = letters.note_signed_reply(signed_reply=str(scan.pk), **facts)

    scan.refresh_from_db()
    page = world.signed_in("qin").get(f"/diagnosis/letters/{letter.pk}/").content.decode()
    assert (letter.signed_reply, scan.state) == (scan, "sealed")
    assert ("以此件为准，下列文字为录入稿" in page, "四舍五入所致" in page) == (True, True)
    with pytest.raises(NotAllowed):
        withdraw(file=scan, reason="传错", by=qin, as_of=world.now)
    assert list(drifted()) == []
