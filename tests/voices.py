"""Needs of 明湖区 for tests, taken down by the real verbs (测试用诉求)."""

import json
from datetime import date
from typing import Any

from guantong.apps.voices.importing import apply, upload
from guantong.apps.voices.models import Need, NeedFile
from guantong.apps.voices.taking import take_down
from tests.world import World

SAID = "我叫王小芳，石泉社区3栋楼下的路灯坏了半年，晚上老人不敢出门，电话13800001234。"
MASKED = "我叫（姓名已隐去），石泉社区3栋楼下的路灯坏了半年，晚上老人不敢出门，电话（电话已隐去）。"
CAMPAIGN = "我们是石泉社区的居民，小区门口的公交站去年取消了，老人看病买菜都要走两公里，请恢复公交站点，谢谢领导。"


def said(world: World, text: str = SAID, who: str = "hua", at: str = "QS01", **facts: Any) -> Need:
    """Take one need down at a station."""
    place = world.body(at) if at else None
    facts = {"channel": "station", "said_on": world.now.date(), **facts}
    return take_down(text=text, place=place, by=world.standing(who), as_of=world.now, **facts)


def board(*rows: tuple[str, str, str, str]) -> bytes:
    """Return a file as a message board gives it: number, title, words, field."""
    return json.dumps(
        [
            {"留言编号": number, "留言用户": "A00077", "留言主题": title, "留言时间": "2026/3/1 12:09:38", "留言详情": text, "一级分类": field}
            for number, title, text, field in rows
        ]
    ).encode()  # fmt: skip


def taken_in(world: World, raw: bytes, who: str = "wen", name: str = "留言.json") -> NeedFile:
    """Bring a file and take it in."""
    by = world.standing(who)
    return apply(file=upload(file_name=name, raw=raw, by=by, as_of=world.now), by=by, as_of=world.now)


def campaign(size: int) -> bytes:
    """Return a file of one letter sent in `size` times with other greetings, and one that says something else."""
    letters = [(f"9{n:03d}", "请恢复公交站", CAMPAIGN + "急盼！" * (n % 2), "交通运输") for n in range(size)]
    return board(
        *letters, ("1", "小学食堂", "石泉小学的食堂太小，孩子们要分三批吃饭，最后一批的菜都凉了。", "教育文体")
    )


DAY = date(2026, 3, 1)
