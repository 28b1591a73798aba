"""The wizard of a change of term: a day first, the roster then; what was typed is carried along."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.actors.models import Intake
from guantong.apps.actors.term_change_test import ROSTER
from tests.world import World

pytestmark = pytest.mark.django_db
HERE = "/actors/terms/8/change/"
NEXT = {"leaving_on": "2026-12-20", "next_number": "9", "next_name": "明湖区第九届人民代表大会"}


def test_one_page_asks_one_thing_and_the_next_carries_it_along(world: World) -> None:
    xi = world.signed_in("xi")

    first, second = xi.get(HERE).content.decode(), xi.get(HERE, NEXT).content.decode()

    assert ('name="leaving_on"' in first, 'type="file"' in first) == (True, False)
    assert ('type="file"' in second, 'value="明湖区第九届人民代表大会"' in second) == (True, True)
    typed = {f"upload-{name}": value for name, value in NEXT.items()}
    file = SimpleUploadedFile("名册.yaml", ROSTER.encode())
    answer = xi.post(HERE, {"verb": "upload", **typed, "upload-file": file})
    assert answer.headers["Location"] == f"/actors/intakes/{Intake.objects.get().pk}/"


def test_a_day_that_is_none_is_asked_again(world: World) -> None:
    page = world.signed_in("xi").get(HERE, {**NEXT, "leaving_on": "soon"}).content.decode()

    assert ('name="leaving_on"' in page, 'type="file"' in page) == (True, False)


def test_a_second_person_does_not_prepare(world: World) -> None:
    assert world.signed_in("an").get(HERE).status_code == 403


def test_without_a_file_the_field_says_so(world: World) -> None:
    typed = {f"upload-{name}": value for name, value in NEXT.items()}

    answer = world.signed_in("xi").post(HERE, {"verb": "upload", **typed})

    assert (answer.status_code, "2026-12-20 换届" in answer.content.decode()) == (422, True)
    assert world.signed_in("xi").post(HERE, {"verb": "upload"}).status_code == 422
    assert world.signed_in("cao").post(HERE, {"verb": "upload", **typed}).status_code == 403
    assert Intake.objects.count() == 0
