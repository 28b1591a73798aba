"""A file is uploaded by the system administrator and leads to its preview."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.actors.models import Intake
from tests.world import World

pytestmark = pytest.mark.django_db
TEXT = "机构: [{代码: SW, 名称: 明湖区水务局, 类别: 部门, 上级代码: ZF}]"


def uploaded(world: World, text: str = TEXT, name: str = "表.yaml", username: str = "xi"):  # type: ignore[no-untyped-def]
    return world.signed_in(username).post(
        "/actors/intakes/", {"verb": "upload", "upload-file": SimpleUploadedFile(name, text.encode())}
    )


def test_an_upload_leads_to_its_preview(world: World) -> None:
    done = uploaded(world)

    assert done.headers["Location"] == f"/actors/intakes/{Intake.objects.get().pk}/"
    assert "待确认" in world.signed_in("shi").get("/actors/intakes/").content.decode()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("表.csv", "x", "只能读"), ("表.yaml", "机构: [", "不合 YAML 格式"), ("表.xlsx", "PK", "表"), ("表.yaml", "", "空"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_at_its_field(world: World, name: str, text: str, said: str) -> None:
    answer = uploaded(world, text, name)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Intake.objects.exists()


@pytest.mark.parametrize("username", ["an", "shi"])
def test_the_other_administrators_upload_nothing(world: World, username: str) -> None:
    assert uploaded(world, username=username).status_code == 403


@pytest.mark.parametrize("username", ["shen", "cao", "lin", "ye"])
def test_the_room_is_closed_to_all_others(world: World, username: str) -> None:
    assert world.signed_in(username).get("/actors/intakes/").status_code == 403
