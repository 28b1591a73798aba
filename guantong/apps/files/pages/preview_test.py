"""A PDF is shown as pictures: the reader's browser never opens it."""

import pytest

from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_pdf_is_shown_as_pictures_of_its_pages(world: World) -> None:
    file = world.attached(name="报告.pdf", content=made.pdf())
    client = world.signed_in("shen")

    answer = client.get(f"/files/{file.pk}/preview/1/")

    assert (answer.headers["Content-Type"], answer.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert f"/files/{file.pk}/preview/1/" in client.get(f"/files/{file.pk}/").content.decode()
    assert client.get(f"/files/{file.pk}/preview/2/").status_code == 404
