"""A preview shows every row and its reason; a second person applies it; what changed meanwhile refuses it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.world import World

pytestmark = pytest.mark.django_db
TEXT = "机构: [{代码: SW, 名称: 明湖区水务局, 类别: 部门, 上级代码: ZF}]"


def uploaded(world: World, text: str = TEXT, name: str = "表.yaml", username: str = "xi"):  # type: ignore[no-untyped-def]
    return world.signed_in(username).post(
        "/actors/intakes/", {"verb": "upload", "upload-file": SimpleUploadedFile(name, text.encode())}
    )


def test_a_second_person_applies_what_is_shown(world: World) -> None:
    address = uploaded(world).headers["Location"]
    client = world.signed_in("an")
    shown = client.get(address).content.decode()

    done = client.post(address, {"verb": "apply"})

    assert all(text in shown for text in ("新增", "SW 明湖区水务局", "登记机构"))
    assert done.status_code == 302
    assert world.body("SW").path == "ZF.SW."


def test_who_prepared_it_is_refused(world: World) -> None:
    address = uploaded(world).headers["Location"]

    assert world.signed_in("xi").post(address, {"verb": "apply"}).status_code == 403


def test_what_changed_meanwhile_refuses_it_with_the_reason(world: World) -> None:
    first, second = (uploaded(world).headers["Location"] for _ in range(2))
    client = world.signed_in("an")
    client.post(first, {"verb": "apply"})

    answer = client.post(second, {"verb": "apply"})

    assert answer.status_code == 409
    assert "预览之后，机构、人员或届次有了变动" in answer.content.decode()


def test_an_applied_file_is_not_applied_again(world: World) -> None:
    address = uploaded(world).headers["Location"]
    client = world.signed_in("an")
    client.post(address, {"verb": "apply"})

    assert client.post(address, {"verb": "apply"}).status_code == 409


def test_refused_rows_are_shown_with_row_column_and_what_to_do(world: World) -> None:
    address = uploaded(world, "机构:\n  - {代码: A, 名称: 甲, 类别: 厅}").headers["Location"]

    shown = world.signed_in("xi").get(f"{address}?outcome=refused").content.decode()
    answer = world.signed_in("an").post(address, {"verb": "apply"})

    assert "“类别”：没有“厅”这个类别。请写导出文件里用的类别名" in shown
    assert answer.status_code == 409


def test_the_preview_is_closed_to_all_others(world: World) -> None:
    address = uploaded(world).headers["Location"]

    assert world.signed_in("shen").get(address).status_code == 403
    assert world.signed_in("xi").get("/actors/intakes/999/").status_code == 404
