"""The preview of a platform's file: what was dropped, what keeps it out, what columns answer (平台答卷预览)."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.surveys.models import Answer, AnswerFile
from tests.surveys import HEADS, book, opened, row_of
from tests.world import World


def test_it_is_looked_at_on_its_page_and_taken_in_there(world: World) -> None:
    held, shen = opened(world), world.signed_in("shen")
    sent = shen.post(
        f"/surveys/{held.survey.pk}/files/",
        {
            "verb": "bring_answers",
            "bring_answers-file": SimpleUploadedFile("导出.xlsx", book(HEADS, [row_of(1), row_of(2, "还行")])),
        },
    )
    page = shen.get(sent.headers["Location"]).content.decode()
    discarded = shen.post(sent.headers["Location"], {"verb": "discard_answers"}, follow=True).content.decode()

    assert [one in page for one in ("来自IP、5、您的姓名", "有 1 行不能导入", "“还行”不是这道题的选项", "王小明")] == [
        True
    ] * 3 + [False]
    assert ("已作废" in discarded, AnswerFile.objects.get().rows) == (True, [])


def test_columns_are_put_right_on_the_page_and_the_file_is_taken_in(world: World) -> None:
    held, shen = opened(world), world.signed_in("shen")
    raw = book(("用没用过", "总体上您对它满意吗？"), [("用过", "满意"), ("没有用过", "一般")])
    where = shen.post(
        f"/surveys/{held.survey.pk}/files/", {"verb": "bring_answers", "bring_answers-file": SimpleUploadedFile("导出.xlsx", raw)}
    ).headers["Location"]  # fmt: skip

    assert "必答题“您用过这个项目吗？”没有对应的列" in shen.get(where).content.decode()
    assert (
        shen.post(where, {"verb": "map_columns", "map_columns-c0": "overall", "map_columns-c1": "overall"}).status_code
        == 422
    )
    shen.post(where, {"verb": "map_columns", "map_columns-c0": "use", "map_columns-c1": "overall"})
    shen.post(where, {"verb": "take_in_answers"})
    assert (Answer.objects.filter(origin="open").count(), AnswerFile.objects.get().state) == (2, "taken_in")
    assert world.signed_in("qin").get(where).status_code == 403
