"""What a need is about, where it came from, how long its original is kept: read from the files beside this one (荟声的词表)."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words

CHANNELS = {
    "station": Words("联络站接待", "at a liaison station"),
    "meeting": Words("社区会议", "at a community meeting"),
    "deputy_note": Words("代表走访记录", "a deputy's note"),
    "questionnaire": Words("问卷", "a questionnaire"),
    "platform": Words("平台导入", "taken in from a platform"),
    "yearly_call": Words("年度征集", "the yearly call"),
    "letter": Words("来信录入", "a letter typed in"),
}
TYPED = tuple(channel for channel in CHANNELS if channel != "platform")
"""Channels by which a person takes a need down; the other is a file."""
STEPS = {
    "taken": Words("已收到", "received"),
    "suggested": Words("已形成建议", "made a suggestion"),
    "settled": Words("办理去向", "what was decided"),
    "voted": Words("票决结果", "how the vote went"),
    "built": Words("建设进度", "how the building goes"),
    "judged": Words("评价结果", "how people judge it"),
}
"""What whoever raised a need is told, in the order of its way."""
_HERE = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """Return one of the room's files."""
    return yaml.safe_load((_HERE / f"{name}.yaml").read_text("utf-8"))


@cache
def fields() -> dict[str, Words]:
    """Return what a need may be about, by code."""
    return {code: Words(one["zh"], one["en"]) for code, one in read("fields").items()}


def field_called(name: str) -> str:
    """Return the code of the field that another system calls `name`, "" where none is called so."""
    found = (code for code, one in read("fields").items() if name and name in (one["zh"], *one["also"]))
    return next(found, "")


def channel_choices() -> list[tuple[str, str]]:
    """Return the channels; callable, so that a new one needs no migration."""
    return [(channel, words.zh) for channel, words in CHANNELS.items()]


def field_choices() -> list[tuple[str, str]]:
    """Return the fields likewise."""
    return [(code, words.zh) for code, words in fields().items()]


def step_choices() -> list[tuple[str, str]]:
    """Return the steps likewise."""
    return [(step, words.zh) for step, words in STEPS.items()]
