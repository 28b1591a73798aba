"""A sheet is brought and taken down as on a site, with no transaction around: the row and its journal entry come together (离线表留痕).

Goes red where bringing a sheet records it outside the transaction that kept it.
"""

import pytest

from guantong.apps.findings.models import Matter, ReturnedSheet, ReturnedTwin
from guantong.apps.findings.taking_down_test import RECEIPT
from guantong.apps.findings.taking_down_test import brought as sheet_brought
from guantong.apps.findings.taking_down_test import sheet as rectification
from guantong.apps.findings.taking_down_test import taken_down as sheet_taken_down
from guantong.apps.findings.twins_test import HARD
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.opinions.models import ReturnedAnswers
from guantong.apps.opinions.pages.sheet_test import brought as answers_brought
from tests.findings import handed_over
from tests.opinions import referred
from tests.replies import brings, filled, takes_down
from tests.triage import received
from tests.twins import brought, sheet, taken_down
from tests.world import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files_folder")]


def told(verb: str) -> int:
    return Entry.objects.filter(verb=verb).count()


def test_a_form_of_any_room(world: World) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD]))
    assert (told("bring_twin"), ReturnedTwin.objects.count()) == (1, 1)

    taken_down(world, of)

    assert (told("take_down_twin"), Matter.objects.count(), list(drifted())) == (
        2,
        1,
        [],
    )  # of the form, and of the matter


def test_a_sheet_of_rectification(world: World) -> None:
    matter = handed_over(world)

    sheet_taken_down(world, sheet_brought(world, rectification(world, {matter.pk: RECEIPT})))

    assert (told("bring_sheet"), told("take_down_sheet"), ReturnedSheet.objects.count()) == (1, 1, 1)


def test_a_sheet_of_answers_to_opinions(world: World) -> None:
    answers_brought(world, referred(world)[0])

    assert (told("bring_answers"), ReturnedAnswers.objects.count(), list(drifted())) == (1, 1, [])


def test_an_answered_letter(world: World) -> None:
    letter, client = received(world), world.signed_in("shen")

    answer = brings(client, letter, filled(client, letter))

    assert (answer.status_code, told("bring_reply")) == (302, 1)
    assert takes_down(client, letter.returned.get()) == 302
