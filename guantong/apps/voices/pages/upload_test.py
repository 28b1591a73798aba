"""Bringing a file: its columns are known or it is said which are; the preview is masked; taken in as seen."""

from django.core.files.uploadedfile import SimpleUploadedFile

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


def test_unknown_columns_are_answered_with_those_that_are_known(world: World) -> None:
    assert brought(world, "姓名,电话\n甲,1\n".encode(), "诉求.csv")[0] == 422
    assert brought(world, b"[1, 2]")[0] == 422
    assert brought(world, b"[" * 100_000)[0] == 422


def test_a_deputy_brings_no_file(world: World) -> None:
    assert brought(world, campaign(1), who="lin")[0] == 403
