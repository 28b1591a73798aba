"""One suggestion: its number typed back, by when it is answered and by which article."""

from guantong.apps.opinions.suggesting_test import made
from tests.world import World


def test_its_number_starts_its_term(world: World) -> None:
    row, wen = made(world), world.signed_in("wen")
    here = f"/opinions/suggestions/{row.pk}/"

    wen.post(
        here,
        {
            "verb": "note_number",
            "version": 1,
            "note_number-number": "20260112",
            "note_number-assigned_on": "2026-11-10",
        },
    )

    page = wen.get(here).content.decode()
    assert ("2027-02-10" in page, "第51条" in page) == (True, True)
