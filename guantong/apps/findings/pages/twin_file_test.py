"""One form for one body as a file: for staff who bring it, of bodies and forms that there are (下载离线表)."""

import pytest

from tests.world import World


@pytest.mark.parametrize(
    ("who", "form", "code", "status"),
    [
        ("shen", "difficulties", "CG", 200), ("wen", "difficulties", "CG", 200), ("shen", "nothing", "CG", 404), ("shen", "difficulties", "RD", 404),
        ("shen", "extensions", "CG", 404), ("he", "difficulties", "CG", 403), ("qin", "difficulties", "CG", 403),
    ],
)  # fmt: skip
def test_a_form_is_sent_to_who_takes_it_down(world: World, who: str, form: str, code: str, status: int) -> None:
    answer = world.signed_in(who).get(f"/findings/forms/{form}.xlsx?of={world.body(code).path}")

    assert answer.status_code == status
