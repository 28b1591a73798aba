"""One entry: who did what, its canonical text, the way to the sealed head; nothing of another organisation's."""

import pytest
from django.db import transaction

from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record, seal
from guantong.apps.journal.operations_test import KEY
from guantong.apps.journal.queries import proof_of
from guantong.domain.words import Words
from tests.world import World

pytestmark = pytest.mark.django_db


def entry(world: World) -> Entry:
    with transaction.atomic():
        return record(
            by=world.standing("shen"), as_of=world.now, room="years", verb="plan", path=world.body("CZ").path,
            says=Words("列入“ZX-调整方案”", "planned ZX"),
        )  # fmt: skip


def test_it_says_who_did_what_and_waits_to_be_sealed(world: World) -> None:
    planning = entry(world)

    body = world.signed_in("cao").get(f"/journal/entries/{planning.pk}/").content.decode()

    assert [w for w in ("沈经办", "列入“ZX-调整方案”", planning.leaf_sm3, "待封存") if w not in body] == []


def test_a_sealed_entry_shows_its_place_and_the_way_to_the_head(world: World) -> None:
    planning = entry(world)
    seal(journal="明湖区", key=KEY, as_of=world.now)

    body = world.signed_in("cao").get(f"/journal/entries/{planning.pk}/").content.decode()

    proof = proof_of(planning)
    assert f"已封存，第 {proof.position} 位" in body
    assert [step for step in proof.sm3 if step not in body] == []


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("lin", 404), ("ye", 404), ("xi", 403), ("an", 403)])
def test_who_may_not_read_it_learns_nothing(world: World, who: str, status: int) -> None:
    answer = world.signed_in(who).get(f"/journal/entries/{entry(world).pk}/")

    body = answer.content.decode()
    assert (answer.status_code, "ZX-" in body) == (status, False)
    assert ("地址不存在，或不在您的职责范围内" if status == 404 else "这一页不在您的职责范围内") in body


def test_the_security_auditor_reads_every_entry(world: World) -> None:
    assert world.signed_in("shi").get(f"/journal/entries/{entry(world).pk}/").status_code == 200


def test_an_entry_is_read_and_never_written(world: World) -> None:
    planning = entry(world)

    answer = world.signed_in("shi").post(f"/journal/entries/{planning.pk}/", {"verb": "erase"})

    assert (answer.status_code, Entry.objects.get(pk=planning.pk).text) == (405, planning.text)
