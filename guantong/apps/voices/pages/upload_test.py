"""Bringing a file: its columns are known or it is said which are; the preview is masked; taken in as seen."""

from html import escape

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.voices.columns_test import HOTLINE
from guantong.apps.voices.models import Need, NeedFile
from tests.voices import SAID, board, campaign
from tests.world import World


def brought(world: World, raw: bytes, name: str = "留言.json", who: str = "wen") -> tuple[int, str]:
    sent = {"verb": "upload", "upload-file": SimpleUploadedFile(name, raw)}
    answer = world.signed_in(who).post("/voices/files/", sent)
    return answer.status_code, answer.headers.get("Location", "")


def test_a_file_is_looked_at_first_and_then_taken_in(world: World) -> None:
    status, where = brought(world, campaign(20))
    client = world.signed_in("wen")
    page = client.get(where).content.decode()

    assert (status, Need.objects.count(), "与别件相同" in page) == (302, 0, True)
    assert NeedFile.objects.get().counts == {"new": 21, "there": 0, "refused": 0, "copies": 19}
    client.post(where, {"verb": "apply"})
    assert (Need.objects.count(), NeedFile.objects.get().lines) == (21, [])


def test_the_preview_is_masked(world: World) -> None:
    _status, where = brought(world, board(("1", "路灯", SAID, "")))

    page = world.signed_in("wen").get(where).content.decode()

    assert ("电话已隐去" in page, "13800001234" in page) == (True, False)


def test_a_csv_of_our_own_sample_is_known(world: World) -> None:
    raw = "编号,日期,标题,内容,社区,领域\n1,2026-03-01,路灯,楼下路灯不亮,石泉社区,城乡建设\n".encode("gb18030")

    assert brought(world, raw, "诉求.csv")[0] == 302


def test_unknown_columns_are_said_once_and_the_file_goes_on_to_its_preview(world: World) -> None:
    client = world.signed_in("wen")
    asked = client.post("/voices/files/", {"verb": "upload", "upload-file": SimpleUploadedFile("热线.csv", HOTLINE)})
    page = asked.content.decode()
    offered = '["工单号", "来电时间", "反映内容", "所属社区"]'

    assert (asked.status_code, escape(offered) in page, "来电人姓名" in page, "王小芳" in page) == (
        422,
        True,
        False,
        False,
    )
    assert '<option value="反映内容" selected>' in page
    facts = {
        "name": "热线导出",
        "channel": "platform",
        "offered": offered,
        "of_day": "来电时间",
        "of_text": "反映内容",
        "of_number": "工单号",
    }
    named = {f"name_columns-{name}": value for name, value in facts.items()}
    sent = {"verb": "name_columns", **named, "name_columns-file": SimpleUploadedFile("热线.csv", HOTLINE)}
    broken = client.post("/voices/files/", {**sent, "name_columns-offered": "工单号\r\n来电时间"})
    sent["name_columns-file"] = SimpleUploadedFile("热线.csv", HOTLINE)
    without = client.post("/voices/files/", {**sent, "name_columns-of_text": ""})
    sent["name_columns-file"] = SimpleUploadedFile("热线.csv", HOTLINE)
    answer = client.post("/voices/files/", sent)

    assert (broken.status_code, without.status_code, answer.status_code) == (422, 422, 302)
    assert "楼下路灯不亮" in client.get(answer.headers["Location"]).content.decode()
    assert "热线导出" in client.get("/voices/files/").content.decode()


def test_what_is_no_list_of_needs_is_refused_with_a_sentence(world: World) -> None:
    assert brought(world, "姓名,电话\n甲,1\n".encode(), "诉求.csv")[0] == 422
    assert brought(world, b"[1, 2]")[0] == 422
    assert brought(world, b"[" * 100_000)[0] == 422


def test_a_deputy_brings_no_file(world: World) -> None:
    assert brought(world, campaign(1), who="lin")[0] == 403
