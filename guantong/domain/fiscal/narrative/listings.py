"""Totals a sentence breaks down itself: procurement, lists of projects, counts of vehicles (分项列举)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.fiscal.narrative.statements import Statement
from guantong.domain.money import Unit, format_fen

_KINDS_OF_PURCHASE = ("货物", "工程", "服务")
_COUNTED = pattern(
    r"(?:共有|共|购置)(车辆)(\d+)(辆)[，,]?"
    r"(?:其中[：:，]?(?P<list>(?:[^；。（(]|[（(][^）)]*[）)])*)|[（(](?:其中[：:])?(?P<inside>[^；。)）]*))"
)
_ASIDE = pattern(r"[（(][^）)]*[）)]|[，、]?(?:其他用车|其中)?(?:主要(?:是|为|用于)|包括|其中).*")
"""What a part is made of, in brackets or after 主要是, is not another part."""
_ANOTHER_MATTER = ("执行", "完成", "决算", "支付", "其中")
_PART = pattern(r"[^，、,\d]{2,12}?(\d+)辆")


@dataclass(frozen=True, slots=True)
class Listing:
    """A total and the parts printed with it, in fen or (without `unit`) as counts; `complete` lists add up."""

    about: str
    whole: int
    parts: tuple[int, ...]
    allowed: int
    complete: bool
    sentence: Sentence
    unit: Unit | None = None

    def printed(self, number: int) -> str:
        """Return an amount or a count as people read it."""
        return f"{format_fen(number, self.unit)}{self.unit.value}" if self.unit else f"{number}辆"


def listings(document: Document) -> Iterator[Listing]:
    """Yield every breakdown whose total and parts stand in one sentence (or a 其中 sentence right after)."""
    by_sentence: dict[int, list[Statement]] = {}
    for stated in document.statements:
        by_sentence.setdefault(stated.sentence.number, []).append(stated)
    for number, stated_here in by_sentence.items():
        yield from _purchases(stated_here)
        following = by_sentence.get(number + 1, [])
        yield from _projects(stated_here, following)
    for sentence in document.sentences:
        for found in _COUNTED.finditer(sentence.text):
            listed = _ASIDE.sub("", found["list"] or found["inside"] or "")
            parts = tuple(int(part[1]) for part in _PART.finditer(listed))
            if len(parts) > 1:
                yield Listing(found[1], int(found[2]), parts, 0, "其他" in listed, sentence)


def _purchases(here: list[Statement]) -> Iterator[Listing]:
    for at, whole in enumerate(here):
        parts = here[at + 1 : at + 4]
        names = [next((k for k in _KINDS_OF_PURCHASE if k in p.subject), "") for p in parts]
        if (
            "政府采购" in whole.subject
            and not any(k in whole.subject for k in _KINDS_OF_PURCHASE)
            and sorted(names) == sorted(_KINDS_OF_PURCHASE)
        ):
            yield _listing("政府采购", whole, parts, complete=True)


def _projects(here: list[Statement], following: list[Statement]) -> Iterator[Listing]:
    for at, whole in enumerate(here):
        if not whole.subject.endswith(("涉及项目预算资金", "项目总预算")):
            continue
        parts = here[at + 1 :] or (following if following and following[0].sentence.text.startswith("其中") else [])
        # 其中 within the list, or what was spent, is no further part of the money
        mixed = any(word in part.subject for part in parts[1:] for word in _ANOTHER_MATTER)
        if len(parts) > 1 and not mixed:
            yield _listing(
                whole.subject[-8:], whole, [p for p in parts if not p.subject.endswith("合计")], complete=False
            )


def _listing(about: str, whole: Statement, parts: list[Statement], complete: bool) -> Listing:
    steps = whole.amount.step + sum(p.amount.step for p in parts)
    return Listing(
        about, whole.amount.fen, tuple(p.amount.fen for p in parts), steps // 2, complete, whole.sentence, whole.unit
    )
