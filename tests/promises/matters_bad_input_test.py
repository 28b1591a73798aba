"""Bad input and bad days of a matter: a clear sentence, nothing lost, nothing half done, the journal whole (汇办).

Each mechanism has its mutant. Elsewhere: a worker or a process killed (matters_crash_test), two at once on PostgreSQL
(matter_races_test), a link that expired, a database that is locked or full as such (bad_input_test).
"""

from contextlib import nullcontext
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Membership
from guantong.apps.files.models import Attachment
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted, entries_of
from guantong.gateways.clock import now
from tests import attachments as made
from tests.findings import handed_over, planned, proof, submitted
from tests.promises import mutants
from tests.promises.bad_input_test import no_room_for
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]


def sends(world: World, who: str, matter: Matter, verb: str, version: int | None = None, **typed: str) -> HttpResponse:
    """Post a verb as the page's form does, having read the matter as it stands."""
    read = Matter.objects.get(pk=matter.pk).version if version is None else version
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    return world.signed_in(who).post(f"/findings/{matter.pk}/", {"verb": verb, "version": read, **facts})


def hangs(world: World, matter: Matter, name: str, content: bytes) -> HttpResponse:
    address = f"/files/attach/{matter.journal_key}/"
    return world.signed_in("qin").post(address, {"file": SimpleUploadedFile(name, content), "level": "internal"})


def state(matter: Matter) -> tuple[str, list[str]]:
    return Matter.objects.get(pk=matter.pk).state, [entry.verb for entry in entries_of(matter)]


@pytest.mark.parametrize(
    ("name", "content"), [("凭证.pdf", b"MZ" + b"\0" * 200), ("凭证.pdf", made.image()), ("凭证.png", b"<html></html>")],
    ids=["a program", "a picture as a report", "a page as a picture"],
)  # fmt: skip
def test_a_proof_that_is_not_what_it_says_proves_nothing(world: World, name: str, content: bytes) -> None:
    matter = planned(world)

    told = hangs(world, matter, name, content)
    answer = sends(world, "qin", matter, "submit", result="已收回")

    assert (told.status_code, 'id="id_file_error"' in told.content.decode()) == (422, True)
    assert (answer.status_code, "请先上传整改的证明材料，再报送" in answer.content.decode()) == (422, True)
    assert "已收回" in answer.content.decode()  # what was typed is not lost
    assert (Attachment.objects.count(), state(matter)[0], list(drifted())) == (0, "planned", [])


def test_a_proof_uploaded_twice_is_told_and_sealed_once(world: World) -> None:
    matter = planned(world)
    proof(world, matter, "凭证.txt")

    told = hangs(world, matter, "凭证.txt", "凭证.txt".encode())
    sends(world, "qin", matter, "submit", result="已收回")

    matter.refresh_from_db()
    assert (told.status_code, len(matter.files), len(set(matter.files))) == (422, 1, 1)


def test_of_two_who_edit_one_matter_the_second_is_shown_both_sides(world: World) -> None:
    matter = submitted(world)
    version = Matter.objects.get(pk=matter.pk).version
    sends(world, "gu", matter, "send_back", version, words="缺开工令。")

    late = sends(world, "shen", matter, "send_back", version, words="缺支付凭证。")

    body = late.content.decode()
    assert (late.status_code, "缺支付凭证。" in body, state(matter)[1].count("send_back")) == (409, True, 1)


@pytest.mark.parametrize(
    ("who", "verb", "status", "why"),
    [
        ("shen", "close_out", 403, "由常委会办公室、预算工委主任办理"),
        ("gu", "close_out", 409, "核查通过”时才能“销号”"),
        ("qin", "verify", 403, "办理"),
        ("cao", "submit", 404, ""),
        ("gu", "erase", 404, ""),
    ],
)
def test_a_verb_that_is_not_open_is_refused_with_its_why_and_changes_nothing(
    world: World, who: str, verb: str, status: int, why: str
) -> None:
    matter = planned(world)
    before = state(matter)

    answer = sends(world, who, matter, verb, words="x")

    assert (answer.status_code, why in answer.content.decode(), state(matter)) == (status, True, before)


@pytest.mark.parametrize("kept", [False, True], ids=["", "standing kept for the session"])
def test_a_post_that_ends_in_mid_session_ends_what_one_may_do(world: World, kept: bool) -> None:
    matter, client = planned(world), world.signed_in("qin")
    with mutants.standing_kept_for_the_session() if kept else nullcontext():
        first = client.get(f"/findings/{matter.pk}/").status_code
        post = Membership.objects.get(person=world.people["qin"])
        actors.revoke(
            membership=post, ends_on=now().date(), by=world.standing("an"), as_of=now()
        )  # fmt: skip
        answer = client.post(
            f"/findings/{matter.pk}/",
            {"verb": "note_progress", "version": matter.version, "note_progress-words": "已办"},
        )

    assert (first, answer.status_code == 302) == (200, kept)
    assert ("note_progress" in state(matter)[1]) is kept


@pytest.mark.parametrize("halved", [False, True], ids=["", "changes outside a transaction"])
def test_without_room_for_the_entry_nothing_of_a_result_is_taken_in(world: World, halved: bool) -> None:
    matter: Any = planned(world)
    file = proof(world, matter)
    before = state(matter)

    with no_room_for("journal_entry"), mutants.changes_outside_a_transaction() if halved else nullcontext():
        told = sends(world, "qin", matter, "submit", result="已收回")

    file.refresh_from_db()
    if halved:
        assert (file.state, state(matter)) != ("kept", before)
    else:
        assert (told.status_code, file.state, state(matter), list(drifted())) == (507, "kept", before, [])
        assert "已收回" in told.content.decode()


def test_days_that_cannot_be_are_told_at_their_field(world: World) -> None:
    matter = handed_over(world)

    early = sends(world, "qin", matter, "acknowledge", received_on="2020-01-01", leader="副局长", responsible="科长")
    wrong = sends(world, "qin", matter, "acknowledge", received_on="2026-02-30", leader="副局长", responsible="科长")

    assert [answer.status_code for answer in (early, wrong)] == [422, 422]
    assert all('id="id_acknowledge-received_on_error"' in answer.content.decode() for answer in (early, wrong))
    assert state(matter)[0] == "handed_over"
