"""A platform's file: who answered is dropped, a bad row keeps all of it out, a file and a row count once (平台答卷导入)."""

import json

import pytest
from django.core.serializers import serialize

from guantong.apps.surveys import importing
from guantong.apps.surveys.models import Answer, AnswerFile
from guantong.apps.surveys.queries import outcome
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.surveys import HEADS, Held, book, opened, row_of
from tests.world import World


def brought(held: Held, raw: bytes, name: str = "问卷星导出.xlsx") -> AnswerFile:
    return importing.bring_answers(
        survey=held.read(), file_name=name, raw=raw, by=held.world.standing("shen"), as_of=held.world.now
    )


def taken_in(held: Held, file: AnswerFile) -> AnswerFile:
    return importing.take_in_answers(file=file, by=held.world.standing("shen"), as_of=held.world.now)


def test_what_says_who_answered_is_dropped_and_the_rest_counts_as_not_verified(world: World) -> None:
    held = opened(world)
    raw = book(HEADS, [*(row_of(n) for n in range(1, 5)), row_of(5, "很不满意", "质量┋工期", "找李明，13800001234")])
    file = taken_in(held, brought(held, raw))

    kept = serialize("json", [*AnswerFile.objects.all(), *Answer.objects.all()]) + json.dumps(
        file.dropped, ensure_ascii=False
    )
    assert file.dropped == ["序号", "提交答卷时间", "来自IP", "5、您的姓名"]
    assert [one in kept for one in ("王小明", "1.2.3", "9:01", "13800001234")] == [False] * 4
    assert (file.rows, file.counts) == ([], {"rows": 5, "before": 0, "taken_in": 5})
    assert sorted(map(str, Answer.objects.values_list("origin", "answers__overall"))) == sorted(
        map(str, [("open", ["4"])] * 4 + [("open", ["1"])])
    )
    found = outcome(held.does("close").read(), world.now.date())
    assert found is not None
    assert {origin: part.returned for origin, part in found.parts.items()} == {Origin.VERIFIED: None, Origin.ON_BEHALF: None, Origin.OPEN: 5}  # fmt: skip
    assert AnswerFile.objects.get().marks == []


def test_one_bad_row_keeps_the_whole_file_out_and_is_said_in_a_sentence(world: World) -> None:
    held = opened(world)
    file = brought(held, book(HEADS, [row_of(1), row_of(2, "还行"), row_of(3, "")]))

    with pytest.raises(BadInput) as told:
        taken_in(held, file)

    assert told.value.reasons[""].zh.startswith(
        "有 2 处不能导入，整份都没有导入。第一处：“2、总体上您对它满意吗？”一列的“还行”不是这道题的选项"
    )
    assert [[words.zh for words in line.wrong] for line in importing.lines_of(file)] == [
        [],
        ["“2、总体上您对它满意吗？”一列的“还行”不是这道题的选项"],
        ["“总体上您对它满意吗？”：请回答这道题。"],
    ]
    assert Answer.objects.count() == 0


def test_the_same_file_twice_is_refused_and_a_later_export_brings_only_what_is_new(world: World) -> None:
    held, raw = opened(world), book(HEADS, [row_of(1), row_of(2)])
    taken_in(held, brought(held, raw))

    with pytest.raises(BadInput) as told:
        brought(held, raw, "另存.xlsx")
    with pytest.raises(BadInput) as old:
        brought(held, book(HEADS, [row_of(2), row_of(1)]))
    later = taken_in(held, brought(held, book(HEADS, [row_of(1), row_of(2), row_of(3)])))

    assert [one.value.reasons["file"].zh for one in (told, old)] == [
        "这份文件已经上传过，一份只导入一次",
        "文件里没有没导入过的答卷",
    ]
    assert (later.counts, Answer.objects.count()) == ({"rows": 3, "before": 2, "taken_in": 1}, 3)


def test_a_mapping_is_corrected_once_and_saved_for_the_next_file(world: World) -> None:
    held = opened(world)
    heads = ["用没用过", "2、总体上您对它满意吗？"]
    first = brought(held, book(heads, [["用过", "满意"]]))
    assert first.mapping == {"用没用过": "", "2、总体上您对它满意吗？": "overall"}
    with pytest.raises(BadInput):
        taken_in(held, first)

    importing.map_columns(
        file=first, mapping={**first.mapping, "用没用过": "use"}, by=world.standing("shen"), as_of=world.now
    )
    taken_in(held, first)

    assert brought(held, book(heads, [["没有用过", "一般"]])).mapping["用没用过"] == "use"


def test_nothing_is_brought_to_a_survey_that_is_not_open_nor_by_who_may_not(world: World) -> None:
    held = opened(world)
    with pytest.raises(NotAllowed):
        importing.bring_answers(
            survey=held.read(),
            file_name="a.xlsx",
            raw=book(HEADS, [row_of(1)]),
            by=world.standing("he"),
            as_of=world.now,
        )
    held.does("close")

    with pytest.raises(NotAllowed):
        brought(held, book(HEADS, [row_of(1)]))
