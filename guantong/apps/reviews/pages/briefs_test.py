"""The list from which one page about a subject is made."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_subject_leads_to_its_page(world: World) -> None:
    subject = world.subject("居住区公共照明")

    page = world.signed_in("shen").get("/reviews/briefs/").content.decode()

    assert f'href="/reviews/briefs/{subject.key}/"' in page
