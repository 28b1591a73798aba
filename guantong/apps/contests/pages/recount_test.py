"""The recount script leaves as it stands in the product."""

from pathlib import Path

import pytest

from guantong.domain.voting import recount
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_script_is_the_one_file_of_the_product(world: World) -> None:
    answer = world.signed_in("lin").get("/contests/recount.py")

    assert answer.content == Path(recount.__file__).read_bytes()
    assert answer["Content-Disposition"] == 'attachment; filename="recount.py"'
