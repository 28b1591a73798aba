"""One package that went out, with its digest and the very bytes for the disc."""

import pytest

from tests.exchange import bytes_of, sent
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_file_for_the_disc_is_what_was_signed(world: World) -> None:
    package = sent(world)
    client = world.signed_in("shen")

    page = client.get(f"/exchange/sent/{package.pk}/").content.decode()
    answer = client.get(f"/files/{package.file_id}/content/")

    assert (package.sm3 in page, f"/files/{package.file_id}/content/" in page) == (True, True)
    assert b"".join(answer.streaming_content) == bytes_of(package)  # type: ignore[attr-defined]


def test_a_package_of_another_organisation_is_not_there(world: World) -> None:
    package = sent(world)

    assert world.signed_in("cao").get(f"/exchange/sent/{package.pk}/").status_code == 404
