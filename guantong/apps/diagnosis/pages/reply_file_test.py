"""The sheet of a letter leaves for who asks and who is asked, for nobody else (下载答复表)."""

import pytest

from tests.triage import received
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("cao", 404), ("lin", 403)])
def test_the_sheet_is_for_who_asks_and_for_who_is_asked(world: World, who: str, status: int) -> None:
    letter = received(world)

    assert world.signed_in(who).get(f"/diagnosis/letters/{letter.pk}/reply.xlsx").status_code == status
