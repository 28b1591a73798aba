"""The paragraph a document gives to one classified item: its path, its amounts by role, its reason (科目说明)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.narrative.comparisons import Comparison, comparison_of
from guantong.domain.fiscal.narrative.completion import Completion, completion_in
from guantong.domain.fiscal.narrative.reasons import reason_in
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.money import Amount, Unit, parse_amount

_START = pattern(r"^\d{1,3}[.、．]?\s*[“\"'‘]?(?P<path>[^。]{2,120}?(?:[（(]项[)）]|-[^-“”，。]{2,40}?(?=[”\"'’])))")
_LEVELS = pattern(r"^(?P<c>.+?)[（(]类[)）](?P<s>.+?)[（(]款[)）](?P<i>.+?)[（(]项[)）]$")
_AMOUNT = r"(-?\d[\d,]*(?:\.\d+)?)(亿元|万元|元)"
_ROLES = {
    "stated": pattern(r"^[”\"'’]?(?:科目)?，?" + _AMOUNT),
    "base": pattern(r"(20\d\d)年(?:当年)?预?算?(?:执行数|预算数|决算数|执行数?)为?" + _AMOUNT),
    "plan": pattern(r"(20\d\d)年预算(?:安排|数)为?" + _AMOUNT),
    "initial": pattern(r"年初预算(?:数)?为?" + _AMOUNT),
    "full": pattern(r"(?:全年|年度|调整后?|变动后?)预算(?:安排|数)?为?" + _AMOUNT),
    "final": pattern(r"支出决算(?:数)?为?" + _AMOUNT),
}
_WORD = pattern(r"决算数(?P<word>大于|小于|等于|与预算数(?:基本)?持平|与年初预算(?:数)?(?:基本)?持平)")


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount with the words it was printed as."""

    amount: Amount
    unit: Unit
    printed: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ItemStatement:
    """What the text says of one item.

    `path` is (类, 款, 项); `amounts` has the roles stated, base, plan, initial, full, final as far as printed;
    `reason` is "" when a reason is announced and left empty or 无, None when none is announced.
    """

    path: tuple[str, ...]
    amounts: Mapping[str, StatedAmount]
    comparison: Comparison | None
    completion: Completion | None
    direction_word: str
    reason: str | None
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        """The lowest level's name."""
        return self.path[-1]

    @property
    def word(self) -> str:
        """The word of direction: of the final against the budget where it is printed, else of the comparison."""
        return self.direction_word or (self.comparison.word if self.comparison else "")


def item_statements(sentences: Iterable[Sentence]) -> Iterator[ItemStatement]:
    """Yield one statement per numbered item paragraph; the paragraph ends at the next numbered sentence or heading."""
    paragraph: list[Sentence] = []
    for sentence in (*sentences, None):
        begins = sentence is None or pattern(
            r"^(\d{1,3}[.、．]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]+[)）]|第.部分)"
        ).match(sentence.text)
        if begins and paragraph:
            found = _item(paragraph)
            if found:
                yield found
        if begins:
            paragraph = []
        if sentence is not None and (begins or paragraph):
            paragraph.append(sentence)


def _item(paragraph: list[Sentence]) -> ItemStatement | None:
    text = "".join(s.text for s in paragraph)
    start = _START.match(text)
    if start is None:
        return None
    marked = _LEVELS.match(start["path"])
    path = tuple(marked.groups()) if marked else tuple(part for part in start["path"].split("-") if part)
    if len(path) < 2:
        return None
    rest = text[start.end() :]
    amounts = {role: stated for role, known in _ROLES.items() if (stated := _stated(known.search(rest)))}
    word = _WORD.search(rest)
    return ItemStatement(
        path,
        amounts,
        comparison_of(rest),
        completion_in(rest),
        word["word"] if word else "",
        reason_in(rest),
        tuple(paragraph),
    )


def _stated(match: "object") -> StatedAmount | None:
    if match is None:
        return None
    groups = match.groups()  # type: ignore[attr-defined]
    number, unit = groups[-2], Unit(groups[-1])
    amount = parse_amount(number, unit)
    year = int(groups[0]) if len(groups) == 3 else None
    return StatedAmount(amount, unit, number + groups[-1], year) if amount else None
