"""What protects files is a mechanism each: switched off, a marked file is kept and a neighbour reads another's bytes."""

import pytest

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import Stopped
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
MARKED = "机密★\n内容".encode()


def test_a_marked_file_is_never_kept_and_without_the_gate_it_would_be(world: World) -> None:
    with pytest.raises(Stopped):
        world.attached(content=MARKED)
    assert not Attachment.objects.exists()

    with mutants.files_without_the_secrecy_gate():
        world.attached(content=MARKED)

    assert Attachment.objects.exists()


def test_a_number_is_no_permission_and_without_the_question_it_would_be(world: World) -> None:
    file, qin = world.attached(to="学校食堂", content=b"ZX"), world.signed_in("qin")
    assert qin.get(f"/files/{file.pk}/content/").status_code == 404

    with mutants.files_by_number_alone():
        answer = qin.get(f"/files/{file.pk}/content/")

    assert b"ZX" in b"".join(answer.streaming_content)
