"""Several opinions go to finance in one batch; a person sends it, and no clock runs without the document that sets it."""

import pytest

from guantong.apps.notices.models import DueWork
from guantong.apps.opinions import operations, referring
from guantong.apps.opinions.models import Opinion
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.opinions import prepared, raised, referred, sent
from tests.world import World


def test_several_go_in_one_batch_and_units_and_finance_are_asked(world: World) -> None:
    rows = referred(world, raised(world), raised(world, "请说明数量"))

    assert [(one.state, one.referral.number, one.referral.sent_by) for one in rows] == [
        ("referred", rows[0].referral.number, "wen")
    ] * 2
    assert sorted(
        DueWork.objects.filter(state="open", verb__in=("draft_answer", "confirm")).values_list("path", "verb", "due_on")
    ) == sorted([(world.body("CG").path, "draft_answer", None)] * 2 + [(world.body("CZ").path, "confirm", None)])


def test_prepared_is_not_sent_and_nobody_outside_reads_it(world: World) -> None:
    from guantong.apps.opinions.queries import opinions_seen_by, referrals_seen_by

    referral = prepared(world, [raised(world)])

    assert (list(opinions_seen_by(world.standing("cao"))), list(referrals_seen_by(world.standing("cao")))) == ([], [])
    assert list(referrals_seen_by(world.standing("shen"))) == [referral]


def test_a_day_to_answer_by_stands_only_with_its_document(world: World) -> None:
    referral, day = prepared(world, [raised(world)]), world.now.date()

    with pytest.raises(BadInput) as bad:
        sent(world, referral, due_on=day)

    assert list(bad.value.reasons) == ["due_document"]
    assert sent(world, referral, due_on=day, due_document="明人常规〔2025〕3号").due_on == day


def test_an_opinion_is_in_one_batch_and_free_again_when_that_is_not_sent(world: World) -> None:
    opinion = raised(world)
    referral = prepared(world, [opinion])

    with pytest.raises(BadInput):
        prepared(world, [opinion])
    referring.give_up(referral=referral, version=referral.version, by=world.standing("shen"), as_of=world.now)

    assert prepared(world, [opinion]).state == "prepared"


def test_of_two_years_no_batch_is_made(world: World) -> None:
    with pytest.raises(BadInput):
        prepared(world, [raised(world), raised(world, year=2026)])


def test_what_was_merged_or_withdrawn_meanwhile_is_not_sent(world: World) -> None:
    kept, merged = raised(world), raised(world)
    referral = prepared(world, [kept, merged])
    merged.refresh_from_db()
    operations.merge(
        opinion=merged, into=str(kept.pk), version=merged.version, by=world.standing("shen"), as_of=world.now
    )

    sent(world, referral)

    assert dict(Opinion.objects.values_list("pk", "state")) == {kept.pk: "referred", merged.pk: "merged"}


def test_a_deputy_refers_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        referring.prepare(opinions=[raised(world)], title="函", by=world.standing("lin"), as_of=world.now)
