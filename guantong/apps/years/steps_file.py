"""The steps of fiscal years in a YAML file: by year, each with stage, step, organisation, day and article (步骤文件)."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import yaml

from guantong.domain.law.catalogue import UnknownCitation, cite
from guantong.domain.questions import Stage
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LARGEST = 256 << 10
MOST = 5000
_FIELDS = {"stage", "step", "at", "planned_on", "article", "happened_on", "document"}
_TEXTS = ("stage", "step", "at", "article", "document")
_LENGTHS = {"step": 60, "document": 80}


class _Plain(yaml.SafeLoader):
    """YAML without anchors: a small file cannot grow into a large one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def steps_in(typed: str, organisations: Collection[str]) -> list[dict[str, Any]]:
    """Return the steps in the order of the file, days as text, each with its year; raises BadInput naming the entry."""
    if len(typed) > LARGEST:
        raise BadInput({"typed": _TOO_LARGE})
    try:
        read = yaml.load(typed, Loader=_Plain)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInput({"typed": _UNREADABLE.filled(line=mark.line + 1 if mark else "?")}) from error
    if not isinstance(read, dict) or not all(isinstance(steps, list) for steps in read.values()):
        raise BadInput({"typed": _SHAPE})
    wrong = [reason for reason in _wrong(read, organisations) if reason]
    if wrong:
        raise BadInput({"typed": Words("；".join(w.zh for w in wrong[:10]), "; ".join(w.en for w in wrong[:10]))})
    steps = [
        {"year": year, **{name: str(value) for name, value in step.items()}} for year, of in read.items() for step in of
    ]
    if not 0 < len(steps) <= MOST:
        raise BadInput({"typed": _COUNT})
    return steps


def _wrong(read: dict[Any, list[Any]], organisations: Collection[str]) -> Iterator[Words]:
    for year, steps in read.items():
        if not isinstance(year, int) or not 2000 <= year <= 2100:
            yield _YEAR.filled(year=str(year)[:20])
            continue
        seen = set()
        for at, step in enumerate(steps, 1):
            why = _why(step, organisations)
            key = None if why else (step["stage"], step["step"], step["at"])
            if why or key in seen:
                yield _ENTRY.filled(year=year, at=at, why=why or _TWICE)
            seen.add(key)


def _why(step: Any, organisations: Collection[str]) -> Words | None:
    if not isinstance(step, dict) or not {"stage", "step", "at"} <= set(step) <= _FIELDS:
        return _MISSING
    if not all(isinstance(step.get(name, ""), str) for name in _TEXTS):
        return _TEXT
    if step["stage"] not in set(Stage):
        return _STAGE.filled(stage=str(step["stage"])[:30])
    if step["at"] not in organisations:
        return _BODY.filled(code=str(step["at"])[:30])
    if any(
        not str(step.get(name, "x")).strip() or len(str(step.get(name, ""))) > most for name, most in _LENGTHS.items()
    ):
        return _LONG
    if any(type(step.get(name, date.min)) is not date for name in ("planned_on", "happened_on")):
        return _DATE
    try:
        if step.get("article"):
            cite(str(step["article"]))
    except UnknownCitation:
        return _ARTICLE.filled(article=str(step["article"])[:40])
    return None


_TOO_LARGE = Words("文件超过 256 KB，请分年导入", "the file is over 256 KB; take the years in one by one")
_UNREADABLE = Words(
    "第 {line} 行读不懂，请对照样例检查缩进和冒号", "line {line} cannot be read; compare it with the sample"
)
_SHAPE = Words("应为“年度: [步骤, …]”", "it must be “year: [step, …]”")
_COUNT = Words("一次导入 1 至 5000 步", "between 1 and 5000 steps at once")
_YEAR = Words("年度“{year}”应为四位数字", "the year “{year}” must be four digits")
_ENTRY = Words("{year} 年第 {at} 步：{why}", "{year}, step {at}: {why}")
_TWICE = Words("与前面的一步重复", "it stands there twice")
_MISSING = Words("须有 stage、step、at，且没有不认识的字段", "it needs stage, step, at, and no unknown field")
_STAGE = Words("没有“{stage}”这个环节", "there is no stage “{stage}”")
_BODY = Words("没有代码为“{code}”的机构", "there is no organisation with the code “{code}”")
_LONG = Words("步骤名称或文号为空或过长", "the name or number is empty or too long")
_TEXT = Words("除日期外都应是文字，数字请加引号", "all but days is text; put numbers into quotes")
_DATE = Words("日期应写成 2026-11-12", "a day is written 2026-11-12")
_ARTICLE = Words("法条目录中没有 {article}", "{article} is not in the law catalogue")
