"""The preview of a file: what each line would do, copies counted; taken in as seen, or set aside and emptied (诉求导入预览)."""

from guantong.apps.voices.importing import upload
from guantong.apps.voices.models import Need, NeedFile
from tests.voices import board, campaign
from tests.world import World


def waiting(world: World, raw: bytes, who: str = "wen") -> str:
    file = upload(file_name="留言.json", raw=raw, by=world.standing(who), as_of=world.now)
    return f"/voices/files/{file.pk}/"


def test_lines_that_cannot_come_in_stand_first_with_the_reason(world: World) -> None:
    here = waiting(world, board(("1", "路灯", "路灯不亮", ""), ("", "井盖", "井盖松动", ""), ("3", "食堂", " ", "")))

    page = world.signed_in("wen").get(here).content.decode()

    assert page.index("没有编号") < page.index("路灯不亮")
    assert page.index("没有内容") < page.index("路灯不亮")
    assert NeedFile.objects.get().counts == {"new": 1, "there": 0, "refused": 2, "copies": 0}


def test_copies_are_counted_before_and_all_of_them_come_in(world: World) -> None:
    here, client = waiting(world, campaign(20)), world.signed_in("wen")

    page = client.get(here).content.decode()
    client.post(here, {"verb": "apply"})

    assert ("<dt>与别件相同</dt><dd>19</dd>" in page, Need.objects.count()) == (True, 21)


def test_set_aside_nothing_of_it_stays(world: World) -> None:
    here, client = waiting(world, campaign(2)), world.signed_in("wen")

    client.post(here, {"verb": "discard"})

    assert (Need.objects.count(), NeedFile.objects.get().lines) == (0, [])
    assert "预览已清空" in client.get(here).content.decode()
    assert client.post(here, {"verb": "apply"}).status_code == 409


def test_a_file_of_another_area_is_not_there(world: World) -> None:
    here = waiting(world, campaign(1))

    assert [world.signed_in(who).get(here).status_code for who in ("wen", "hua", "lin")] == [200, 404, 403]
