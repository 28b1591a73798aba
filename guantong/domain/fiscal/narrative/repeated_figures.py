"""One figure that the text states in several places: 机关运行经费184万元 … 机关运行经费148万元 (同一数字的多处表述)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern
from re import escape

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.statements import Statement
from guantong.domain.fiscal.narrative.subjects import cell_spoken_of

_WHOSE = r"(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[）).、．])?(?:其中[：:])?(?:20\d\d年(?:度)?)?，?(?:{body})?(?:[（(]部门[)）]|本部门|本单位|部门|单位)?(?:20\d\d年(?:度)?)?(?:下属[^，。；]{{0,20}}家[^，。；]{{0,16}}?)?(?:财政拨款的)?"
_FIGURE = (
    r"(?:本年)?(?:收入|支出)(?:预算|合计)|(?:财政拨款)?收入支出总计"
    r"|财政拨款(?:收入|支出)(?:预算|决算|合计)?|一般公共预算(?:财政)?拨款(?:基本)?支出(?:预算|决算)?"
    r"|“?三公”?经费(?:财政拨款)?(?:支出)?(?:年初)?(?:预算|决算)?|机关运行经费(?:支出)?(?:预算|决算)?"
    r"|因公出国（境）费用?(?:支出)?(?:预算|决算)?|公务用车购置(?:及|和)运行(?:维护)?费(?:支出)?(?:预算|决算)?|公务接待费(?:支出)?(?:预算|决算)?"
    r"|政府采购(?:支出|预算|金额)(?:总额|总计|合计)?"
)
"""The figures of which a body has one a year; 基本支出 or 年初预算 are another figure elsewhere."""
_ANOTHER_BODY = pattern(r"局|中心|[大中支]队|所|站|馆|院|学校|幼儿园|办公室|委员会|街道|公司")
_NOISE = pattern(r"(?:（以合同签订为准）)?(?:总额|数)?(?:共计|共|为|是)?$")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A figure and all places that state it; `odd` is one that rounding does not explain."""

    figure: str
    stated: tuple[Statement, ...]

    @property
    def odd(self) -> Statement | None:
        """The first statement that cannot be the same amount as the first of all; None when all agree."""
        one = self.stated[0]
        return next(
            (s for s in self.stated if abs(s.amount.fen - one.amount.fen) >= one.amount.step + s.amount.step), None
        )


def repeated_figures(document: Document) -> Iterator[Repeated]:
    """Yield every figure of the body and year that is stated twice and more, as far as no table decides it.

    What a table prints is held against each of its statements elsewhere (正文与表); a figure of another
    body, year or phase is another figure.
    """
    whose = pattern(_WHOSE.format(body=escape(document.body) if document.body else "(?!)") + f"(?P<figure>{_FIGURE})")
    found: dict[str, list[Statement]] = {}
    for stated in document.statements:
        # only what opens a sentence: within one, 支出预算 may be a project's
        named = whose.fullmatch(_NOISE.sub("", stated.sentence.text[: stated.start]))
        cell = cell_spoken_of(document, stated.subject, stated.sentence.text) if named else None
        decided = cell is not None and cell[1].fen is not None
        if named and not decided and stated.year in (None, document.year) and not _of_another(document, stated):
            found.setdefault(named["figure"], []).append(stated)
    for figure, places in found.items():
        # three amounts and more are a list, one for each of several bodies or matters
        if len(places) > 1 and len({s.amount.fen for s in places}) < 3:
            yield Repeated(figure, tuple(places))


def _of_another(document: Document, stated: Statement) -> bool:
    heading = stated.sentence.heading.replace(document.body, "")
    return bool(_ANOTHER_BODY.search(heading))
