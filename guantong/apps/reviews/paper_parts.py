"""What a paper of a review is composed of, as who drafts it reads it: board, opinions, who came (公文的素材)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guantong.apps.opinions.letters import amount, told
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review, ReviewedUnit
from guantong.apps.reviews.queries import ENDED, Places, changes_seen_by, edition_of, inquiries_seen_by, places_of
from guantong.apps.reviews.raising import opinions_of
from guantong.domain.evidence import Evidence
from guantong.domain.money import Unit
from guantong.domain.papers.blocks import Block, Item, Paragraph
from guantong.domain.papers.parts import Figure, Part, quoted
from guantong.domain.reviews.kinds import Edition
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@dataclass(frozen=True)
class Source:
    """A review and who drafts a paper of it on a day; `due_document` sets the day `due_on` to answer by."""

    review: Review
    by: Standing
    day: date
    due_on: date | None = None
    due_document: str = ""

    @cached_property
    def edition(self) -> Edition:
        """The edition of the kind that held when it was planned."""
        return edition_of(self.review)

    @cached_property
    def units(self) -> Sequence[ReviewedUnit]:
        """The units under review."""
        return list(self.review.units.all())

    @cached_property
    def places(self) -> Sequence[Places]:
        """How many of each sort came."""
        return places_of(self.review)

    @cached_property
    def board(self) -> Sequence[Inquiry]:
        """What stands on the board."""
        rows = inquiries_seen_by(self.by).filter(review=self.review).exclude(state__in=ENDED)
        return list(rows.select_related("participant"))

    @cached_property
    def agreed(self) -> Sequence[AgreedChange]:
        """What both sides confirmed."""
        return list(changes_seen_by(self.by).filter(review=self.review, state="agreed"))

    @cached_property
    def opinions(self) -> Sequence[Opinion]:
        """The opinions that came from it; of a merged one the one it went into."""
        rows = opinions_of(self.review, self.by).exclude(state="withdrawn")
        return list(dict.fromkeys(one.merged_into or one for one in rows))

    @property
    def needed_opinions(self) -> Sequence[Opinion]:
        """The same; raises BadInput where there is none."""
        if not self.opinions:
            raise BadInput({"what": _NO_OPINION})
        return self.opinions

    @property
    def came(self) -> str:
        """Who came, by sort and number: no name."""
        return "，".join(f"{one.part.words.zh}{one.came}人" for one in self.places if one.came)


def outcome(source: Source) -> Iterator[Block]:
    """Yield what it concluded, as a person wrote it, line by line."""
    review = source.review
    yield from written(review.outcome, f"审查活动 {review.pk} 结论")


def written(text: str, where: str) -> Iterator[Block]:
    """Yield the lines a person wrote; an amount named in one stands in `where`."""
    for line in filter(None, (one.strip() for one in text.splitlines())):
        yield Paragraph.of(quoted(line, Evidence(file=where, page=0)))


def said_opinions(rows: Sequence[Opinion]) -> Iterator[Block]:
    """Yield opinions as numbered items: what each is about, its words, the change it asks for."""
    for number, one in enumerate(rows, 1):
        about: tuple[Part, ...] = (f"{one.about}：",) if one.about else ()
        asked: tuple[Part, ...] = ()
        if one.change_asked is not None:
            asked = ("（建议增减", amount(one.change_asked, one, "提出人的建议"), "）")
        yield Item(number, (*about, told(one.text, one, "提出的意见"), *asked))


def asked_and_answered(one: Inquiry, *, answers: bool = True) -> tuple[Part, ...]:
    """Return an inquiry as it was asked and, where wanted, what became of it; who asked by sort, who answered by name."""
    board = f"审查活动 {one.review_id} 询问板第{one.number}条"
    who = one.get_asker_part_display() if one.asker_part else "与会人员"
    parts: list[Part] = [f"{who}问：", quoted(one.text, Evidence(file=board, page=0))]
    if answers and one.state == "answered":
        parts += [f"　答（{one.answered_by}）：", quoted(one.answer, Evidence(file=f"{board}的答复", page=0))]
    elif answers:
        parts.append("　（会后书面答复）" if one.state == "carried_over" else "　（尚未答复）")
    return tuple(parts)


def changed(one: AgreedChange) -> Figure:
    """Return what was agreed to change in a line, in 元."""
    return Figure(one.change, (Evidence(file=f"会商结果 {one.pk}", page=0),), unit=Unit.YUAN)


def numeral(number: int) -> str:
    """Return a number below a hundred as headings count: 一, 十, 二十三."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")


_DIGITS = "零一二三四五六七八九"
_NO_OPINION = Words(
    "这次活动还没有形成意见，请先由询问转为意见", "no opinion came of it yet: raise one from an inquiry"
)
