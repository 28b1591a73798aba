"""What a reading child says is looked at before it is believed."""

import json
from dataclasses import asdict

import pytest

from guantong.domain.fiscal.pages import Grid, GridCell, Page, TextLine, Unread
from guantong.domain.words import Words
from guantong.gateways.adapters.published_documents.answers import MalformedAnswer, packed, unpacked
from guantong.gateways.quarantine.refusals import refusal


def test_a_page_comes_back_as_it_was_packed() -> None:
    cell = GridCell(0, 0, 1, 2, "合计", (10.0, 20.0, 30.0, 40.0))
    line = TextLine("单位：元", (1.0, 2.0, 3.0, 4.0), (1.0, 1.5, 2.0, 2.5))
    page = Page(
        3,
        595.0,
        842.0,
        (line,),
        (Grid((10.0, 20.0, 30.0, 40.0), 1, 2, (cell,)),),
        False,
        "收支总表",
        unread=(Unread.GARBLED,),
    )

    pages, troubles = unpacked(json.dumps({"pages": [packed(page)]}).encode())

    assert pages == (page,)
    assert troubles == ()


def test_what_could_not_be_read_comes_back_in_its_words() -> None:
    told = refusal("unsaved", Words("工作表“支出”", "sheet “支出”"), count=1, cells="B2")
    said = {"trouble": asdict(told)}

    assert unpacked(json.dumps(said).encode()) == ((), (told,))
    assert unpacked(json.dumps({"pages": [], "notes": [asdict(told)]}).encode()) == ((), (told,))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"null",
        b'{"pages":1}',
        b"[" * 200_000,
        b'{"pages":[[1e999,1,1,[],[],false,"",[]]]}',
        b'{"pages":[[1,NaN,1,[],[],false,"",[]]]}',
        b'{"pages":[[1,"wide",1,[],[],false,"",[]]]}',
        b'{"pages":[[1,1,1,[[["x"],[0,0,1,1],[]]],[],false,"",[]]]}',
        b'{"pages":[[1,1,1,[],[[[0,0,1,1],1,1,[[0,5,1,1,"",[0,0,1,1]]],0]],false,"",[]]]}',
        b'{"pages":[[1,1,1,[],[],false,"",["bored"]]]}',
        b'{"trouble":{"what":{"zh":1,"en":""}}}',
    ],
)
def test_no_malformed_answer_gets_through_or_brings_the_parent_down(answer: bytes) -> None:
    with pytest.raises(MalformedAnswer):
        unpacked(answer)
