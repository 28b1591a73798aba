"""A visit on the phone, without script (走访表)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.findings.models import LookBack, Visit
from tests.findings import does
from tests.rounds import answers, drawn, ended, visited
from tests.world import World

from guantong.apps.findings.visiting_test import photo  # isort: skip

pytestmark = pytest.mark.usefixtures("files_folder")


@pytest.fixture
def visit(world: World) -> Visit:
    ended(world, year=2026)
    visit = drawn(world, "SJ").visits.get()
    Visit.objects.filter(pk=visit.pk)
    return visit


def typed(visit: Visit, **otherwise: Any) -> dict[str, Any]:
    told = {f"a_{key}": answer for key, (answer, _) in answers().items()}
    facts = {
        "sent": f"sending-{visit.pk}",
        "on": "2026-11-26",
        "found": "partly",
        "words": "又闲置了 3 万元。",
        **told,
        **otherwise,
    }
    return {"verb": "hand_in", **{f"hand_in-{name}": value for name, value in facts.items()}}


def test_a_visit_is_handed_in_with_photos_and_read_by_the_unit_afterwards(world: World, visit: Visit) -> None:
    address, su, qin = f"/findings/visits/{visit.pk}/", world.signed_in("su"), world.signed_in("qin")
    form = su.get(address).content.decode()
    before = qin.get(address).status_code

    answer = su.post(address, typed(visit, photos=[SimpleUploadedFile(f"{n}.jpg", photo()) for n in range(2)]))

    page = qin.get(address).content.decode()
    visit.refresh_from_db()
    assert ("整改措施是否全部落实" in form, 'accept="image/*"' in form, "capture" in form) == (True, True, True)
    assert (before, answer.status_code, len(visit.photos)) == (404, 302, 2)
    assert ("又闲置了 3 万元。" in page, "已封存" in page, "建议" in page) == (True, True, False)


def test_sent_twice_it_leads_to_what_came_of_the_first(world: World, visit: Visit) -> None:
    su = world.signed_in("su")

    ends = [su.post(f"/findings/visits/{visit.pk}/", typed(visit)).status_code for _ in range(2)]
    other = su.post(f"/findings/visits/{visit.pk}/", typed(visit, sent="another-sending")).status_code

    assert (ends, other, LookBack.objects.count()) == ([302, 302], 409, 1)


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(world: World, visit: Visit) -> None:
    answer = world.signed_in("su").post(
        f"/findings/visits/{visit.pk}/", typed(visit, a_not_again="no", found="", words="看了账")
    )

    page = answer.content.decode()
    assert (answer.status_code, LookBack.objects.count()) == (422, 0)
    assert ("看了账" in page, f"sending-{visit.pk}" in page) == (True, True)


def test_a_no_without_words_and_a_file_that_is_no_photo_are_told(world: World, visit: Visit) -> None:
    su, address = world.signed_in("su"), f"/findings/visits/{visit.pk}/"

    no = su.post(address, typed(visit, a_not_again="no")).content.decode()
    text = su.post(address, typed(visit, photos=[SimpleUploadedFile("a.txt", b"text")])).content.decode()
    secret = su.post(address, typed(visit, photos=[SimpleUploadedFile("机密★.jpg", photo())]))

    assert ("写明看到了什么" in no, "只收照片" in text) == (True, True)
    assert (secret.status_code, LookBack.objects.count()) == (422, 0)


def test_who_verified_reads_why_another_must_go(world: World, visit: Visit) -> None:
    page = world.signed_in("shen").get(f"/findings/visits/{visit.pk}/").content.decode()

    assert ("须由另一人办理" in page, 'class="form visit"' in page) == (True, False)


def test_a_matter_open_again_closes_the_form(world: World, visit: Visit) -> None:
    does(world, "reopen", visit.matter, "gu", days=20, words="重开", due_on=world.now.date().replace(year=2027))
    su = world.signed_in("su")

    page, sent = su.get(f"/findings/visits/{visit.pk}/"), su.post(f"/findings/visits/{visit.pk}/", typed(visit))

    assert ('class="form visit"' in page.content.decode(), sent.status_code) == (False, 409)


@pytest.mark.parametrize(
    ("who", "status"), [("he", 200), ("mo", 200), ("fang", 404), ("qin", 404), ("lin", 403), ("xi", 403)]
)
def test_who_may_not_fill_it_in_reads_it_or_does_not_know_of_it(
    world: World, visit: Visit, who: str, status: int
) -> None:
    client = world.signed_in(who)

    page = client.get(f"/findings/visits/{visit.pk}/")

    assert (page.status_code, b'class="form visit"' in page.content) == (status, False)
    assert client.post(f"/findings/visits/{visit.pk}/", typed(visit)).status_code in (403, 404)


def test_staff_are_told_what_they_may_decide_on(world: World, visit: Visit) -> None:
    visited(world, visit, "su", found="back")

    page = world.signed_in("gu").get(f"/findings/visits/{visit.pk}/").content.decode()
    matter = world.signed_in("qin").get(f"/findings/{visit.matter_id}/").content.decode()

    assert ("是否重开" in page, f"/findings/visits/{visit.pk}/" in matter) == (True, True)


def test_the_page_says_that_the_phone_keeps_it_and_offers_to_delete_it(world: World, visit: Visit) -> None:
    page = world.signed_in("su").get(f"/findings/visits/{visit.pk}/")

    told = page.content.decode()
    assert ("存在这部手机里" in told, "data-discard" in told, "guantong/visit.js" in told) == (True, True, True)
    assert "unsafe" not in page["Content-Security-Policy"]
