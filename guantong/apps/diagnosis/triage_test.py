"""Triage by its verbs: first check, verdict, onward; what moves in the figures keeps what people did (研判)."""

from datetime import timedelta

import pytest

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.models import Signal, Verdict
from guantong.apps.diagnosis.queries import referred
from guantong.apps.diagnosis.workflow import LETTER, SIGNAL
from guantong.apps.journal.queries import drifted, entries_of, entries_seen_by
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.triage import answered, checked, judged, raised, received, sent
from tests.world import World


def test_nobody_confirms_a_reading_without_opening_the_evidence(world: World) -> None:
    signal = raised(world)

    with pytest.raises(BadInput, match="打开每一处证据"):
        triage.confirm_reading(
            signal=signal, opened=False, version=signal.version, by=world.standing("shen"), as_of=world.now
        )


def test_without_having_asked_nothing_is_found_against_a_unit(world: World) -> None:
    signal = checked(world)

    with pytest.raises(BadInput, match="没有发函听取"):
        judged(world, signal, "true")
    with pytest.raises(BadInput, match="没有发函就作出核实结论"):
        judged(world, signal, "justified", without_letter=" ")

    assert judged(world, signal, "justified").state == "judged"
    assert Verdict.objects.get().without_letter == "文本已有说明"


def test_a_misread_figure_ends_in_a_verdict_without_a_letter(world: World) -> None:
    signal = raised(world)
    triage.report_misreading(
        signal=signal, remark="千分位读错", version=signal.version, by=world.standing("shen"), as_of=world.now
    )

    with pytest.raises(BadInput, match="读数有误"):
        judged(world, signal, "justified")

    assert judged(world, signal, "untrue").state == "judged"
    assert list(signal.notes.values_list("verb", "words")) == [("report_misreading", "千分位读错"), ("judge", "")]


def test_a_verdict_keeps_what_the_signal_said_and_survives_its_reopening(world: World) -> None:
    letter = answered(world)
    signal = letter.items.get().signal
    judged(world, signal, "true")
    signal.refresh_from_db()

    reopened = triage.reopen(
        signal=signal, remark="收到补充材料", version=signal.version, by=world.standing("gu"), as_of=world.now
    )
    assert (reopened.state, reopened.verdict) == ("checked", "")
    judged(world, reopened, "justified")

    assert [(v.verdict, v.reopened, v.without_letter) for v in Verdict.objects.all()] == [
        ("true", True, ""), ("justified", False, ""),
    ]  # fmt: skip
    assert Verdict.objects.first().facts["value"] == "10.00 万元"
    assert list(drifted()) == []


def test_who_judges_on_an_old_version_is_told_and_nothing_is_overwritten(world: World) -> None:
    signal = checked(world)
    judged(world, signal, "untrue")

    with pytest.raises(Stale) as stale:
        triage.judge(
            signal=signal, verdict="justified", reason="另一种看法", rests_on="表2", without_letter="同上", version=signal.version,
            by=world.standing("gu"), as_of=world.now,
        )  # fmt: skip

    assert (stale.value.row.verdict, stale.value.row.reason) == ("untrue", "理由充分")


def test_only_what_is_true_goes_to_the_findings_whose_desk_pulls_it(world: World) -> None:
    gu, shen = world.standing("gu"), world.standing("shen")
    one, other = answered(world).items.get().signal, answered(world, checked(world)).items.get().signal
    one, other = judged(world, one, "true"), judged(world, other, "justified")

    with pytest.raises(BadInput, match="才能转问题"):
        triage.refer_to_finding(signal=other, remark="请立案", version=other.version, by=gu, as_of=world.now)
    triage.refer_to_finding(signal=one, remark="请列入", version=one.version, by=gu, as_of=world.now)
    triage.refer_to_consultation(signal=other, remark="政策建议", version=other.version, by=gu, as_of=world.now)

    assert (list(referred("finding", shen)), list(referred("consultation", shen))) == ([one], [other])
    assert list(referred("finding", world.standing("qin"))) == []
    one.refresh_from_db()
    sent_back = triage.send_back(signal=one, remark="金额待核", version=one.version, by=shen, as_of=world.now)
    assert (sent_back.state, sent_back.verdict, list(referred("finding", shen))) == ("judged", "true", [])
    other.refresh_from_db()
    taken = triage.receive(signal=other, version=other.version, by=shen, as_of=world.now)
    assert (taken.state, list(referred("consultation", shen))) == ("received", [])
    assert [e.verb for e in entries_of(one)][-2:] == ["refer_to_finding", "send_back"]


@pytest.mark.parametrize("who", ["shen", "he", "ye", "qin", "cao", "lin", "wen", "mo"])
def test_only_the_director_judges(world: World, who: str) -> None:
    signal = checked(world)

    with pytest.raises(NotAllowed):
        triage.judge(
            signal=signal, verdict="untrue", reason="无", rests_on="无", without_letter="无", version=signal.version,
            by=world.standing(who), as_of=world.now,
        )  # fmt: skip


def test_a_sub_district_committee_acts_only_on_what_is_below_it(world: World) -> None:
    own, foreign = raised(world, at="QSZ"), raised(world, at="LQ")

    checked_by_it = triage.confirm_reading(
        signal=own, opened=True, version=own.version, by=world.standing("ye"), as_of=world.now
    )

    assert (checked_by_it.state, checked_by_it.desk) == ("checked", world.body("QS").path)
    with pytest.raises(NotAllowed):
        triage.confirm_reading(
            signal=foreign, opened=True, version=foreign.version, by=world.standing("ye"), as_of=world.now
        )


def test_a_unit_is_told_only_when_it_was_asked(world: World) -> None:
    signal = judged(world, checked(world))

    with pytest.raises(NotAllowed, match="没有向单位发过"):
        triage.tell(
            signal=signal, words="经核实，理由成立。", version=signal.version, by=world.standing("gu"), as_of=world.now
        )


def test_what_the_congress_does_about_a_matter_is_not_read_in_the_journal_of_the_unit(world: World) -> None:
    signal = answered(world).items.get().signal
    judged(world, signal, "true")

    read = set(entries_seen_by(world.standing("qin")).values_list("verb", flat=True))

    assert read & {"confirm_reading", "judge", "draft", "list_in_letter"} == set()
    assert {"send", "reply"} <= read


def test_nothing_that_has_not_moved_is_looked_at_again(world: World) -> None:
    signal = checked(world)

    with pytest.raises(NotAllowed, match="没有变化"):
        triage.look_again(signal=signal, remark="", version=signal.version, by=world.standing("shen"), as_of=world.now)


def test_whoever_takes_the_next_step_has_looked_again(world: World) -> None:
    signal = checked(world)
    Signal.objects.filter(pk=signal.pk).update(figures_moved="changed")

    assert judged(world, signal, "untrue").figures_moved == ""
    assert not DueWork.objects.filter(verb="look_again", state="open").exists()


@pytest.mark.parametrize("said", ["value", "says", "limit"])
def test_nothing_is_found_against_a_unit_by_figures_it_was_not_asked_about(world: World, said: str) -> None:
    signal = answered(world).items.get().signal
    signal.refresh_from_db()
    Signal.objects.filter(pk=signal.pk).update(**{said: "25.00 万元"}, figures_moved="changed")

    for verdict in ("true", "partly"):
        with pytest.raises(BadInput, match="单位尚未就现在的数据说明"):
            judged(world, signal, verdict)

    assert judged(world, signal, "justified").figures_moved == ""


def test_a_reply_about_other_figures_does_not_count_after_reopening_until_the_unit_is_asked_again(world: World) -> None:
    signal = judged(world, answered(world).items.get().signal, "true")
    Signal.objects.filter(pk=signal.pk).update(value="25.00 万元")
    signal = triage.reopen(
        signal=signal, remark="数据已更正", version=signal.version, by=world.standing("gu"), as_of=world.now
    )

    with pytest.raises(BadInput, match="单位尚未就现在的数据说明"):
        judged(world, signal, "true")
    answered(world, signal)

    assert judged(world, signal, "true").verdict == "true"


def test_what_was_answered_about_other_figures_is_checked_and_asked_about_again(world: World) -> None:
    signal = answered(world).items.get().signal
    Signal.objects.filter(pk=signal.pk).update(value="25.00 万元", figures_moved="changed")
    signal.refresh_from_db()

    again = triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )
    answered(world, again)

    assert judged(world, again, "true").verdict == "true"
    assert list(drifted()) == []


def test_whoever_acts_on_an_old_version_is_told_and_nothing_is_overwritten(world: World) -> None:
    signal, shen = raised(world), world.standing("shen")
    triage.report_misreading(signal=signal, remark="千分位", version=signal.version, by=shen, as_of=world.now)
    old = signal.version

    for act in (
        lambda: triage.confirm_reading(signal=signal, opened=True, version=old, by=shen, as_of=world.now),
        lambda: triage.look_again(signal=signal, remark="", version=old, by=shen, as_of=world.now),
    ):
        with pytest.raises(Stale):
            act()
    with pytest.raises(Stale):
        triage.report_misreading(signal=raised(world), remark="", version=0, by=shen, as_of=world.now)
    told = judged(world, answered(world).items.get().signal)
    with pytest.raises(Stale):
        triage.tell(signal=told, words="成立", version=told.version - 1, by=world.standing("gu"), as_of=world.now)

    signal.refresh_from_db()
    assert signal.state == "misread"


def test_a_signal_asked_about_waits_for_its_reply(world: World) -> None:
    signal = sent(world).items.get().signal

    with pytest.raises(NotAllowed, match="已发函"):
        judged(world, signal, "untrue")


def test_a_reply_that_did_not_come_lets_the_director_judge(world: World) -> None:
    from guantong.apps.diagnosis import letters

    letter, later = received(world), world.now + timedelta(days=20)
    with pytest.raises(NotAllowed, match="还没有过"):
        letters.note_no_reply(letter=letter, version=letter.version, by=world.standing("shen"), as_of=world.now)
    letters.note_no_reply(letter=letter, version=letter.version, by=world.standing("shen"), as_of=later)

    assert judged(world, letter.items.get().signal, "true").verdict == "true"


def test_a_verdict_of_the_commission_cites_no_article_which_gives_its_power_to_the_congress() -> None:
    assert (SIGNAL.row("judge").basis, LETTER.row("draft").basis) == ("", "")
