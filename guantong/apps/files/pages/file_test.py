"""A file on its page: sealed, withdrawn, refused."""

import pytest

from guantong.apps.files.models import Attachment
from guantong.domain.secrecy import Level
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
OTHERS = "学校食堂"  # belongs to 区教育局


def test_it_is_sealed_by_a_button_and_then_offers_no_withdrawal(world: World) -> None:
    file, shen = world.attached(), world.signed_in("shen")

    assert shen.post(f"/files/{file.pk}/", {"verb": "seal"}).status_code == 302
    page = shen.get(f"/files/{file.pk}/").content.decode()
    refused = shen.post(f"/files/{file.pk}/", {"verb": "withdraw", "withdraw-reason": "传错"})

    assert "已封存" in page
    assert 'value="withdraw"' not in page
    assert (refused.status_code, "不能撤回" in refused.content.decode()) == (409, True)


def test_a_withdrawn_file_shows_its_reason(world: World) -> None:
    file, shen = world.attached(), world.signed_in("shen")

    shen.post(f"/files/{file.pk}/", {"verb": "withdraw", "withdraw-reason": "传错了版本"})

    assert "传错了版本" in shen.get(f"/files/{file.pk}/").content.decode()


@pytest.mark.parametrize("verb", ["seal", "withdraw", "regrade"])
def test_a_verb_of_anothers_file_is_refused(world: World, verb: str) -> None:
    file = world.attached(to=OTHERS, level=Level.PUBLIC)

    answer = world.signed_in("cao").post(
        f"/files/{file.pk}/", {"verb": verb, "withdraw-reason": "x", "regrade-level": "public"}
    )

    assert answer.status_code == 403
    assert Attachment.objects.get().state == "kept"
