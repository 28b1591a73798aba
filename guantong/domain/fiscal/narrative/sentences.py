"""The running text of a document as sentences, each knowing where it stands (句)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.evidence import Box, Evidence
from guantong.domain.fiscal.narrative.right_edges import right_edges
from guantong.domain.fiscal.pages import Page, TextLine

_HEADING = pattern(
    r"(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]、?|\d{1,3}[.、．](?!\d))"
)
_TITLE = pattern(r"[^。，；：]{2,40}(说明|概况|解释|职能|设置|情况)")
_ENDERS = "。！？"
_MARKS = {",": "，", ";": "；", ":": "："}
_PAGE_NUMBER = pattern(r"[-—–\s]*第?\s*\d{1,3}\s*页?(\s*/?\s*共?\s*\d+\s*页?)?[-—–\s]*")
_RAGGED = 5
"""A line that stops this many characters before the right edge ends its paragraph; an amount that does
not fit is wrapped whole, so a line may stop a few characters early."""
_COVER = 10
"""A page of no more lines than this is a cover or a divider: nothing runs on from it."""
_UNFINISHED = ("为", "，", "、", "：", "（", "占", "的", "万", "共")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence on one line: where it starts in the sentence, on which page or sheet, its box."""

    start: int
    page: int
    box: Box
    xs: tuple[float, ...]
    sheet: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a reader of the page sees it, white space removed; `heading` is the section it stands in."""

    text: str
    pieces: tuple[Piece, ...]
    heading: str
    number: int

    @property
    def page(self) -> int:
        """The page the sentence begins on."""
        return self.pieces[0].page

    def evidence(self, file: str, printed: str = "", fen: int | None = None, unit: str = "") -> Evidence:
        """Return the evidence of the whole sentence, or of the words `printed` in it with their amount."""
        start = self.text.find(printed) if printed else 0
        start, end = (start, start + len(printed)) if printed and start >= 0 else (0, len(self.text))
        spots = [(piece, box) for piece in self.pieces if (box := _box(piece, start, end))]
        first = spots[0][0] if spots else self.pieces[0]
        boxes = tuple(box for piece, box in spots if piece.page == first.page)
        return Evidence(file, first.page, self.heading, 0, "", printed or self.text, fen, unit, boxes, first.sheet)


def _box(piece: Piece, start: int, end: int) -> Box | None:
    first, last = max(start - piece.start, 0), end - piece.start
    if last <= 0 or (piece.xs and first >= len(piece.xs)):
        return None
    x0, top, x1, bottom = piece.box
    if piece.xs:
        x0, x1 = piece.xs[first], piece.xs[last] if last < len(piece.xs) else x1
    return (x0, top, x1, bottom)


def sentences(pages: Iterable[Page], used: frozenset[int] = frozenset()) -> tuple[Sentence, ...]:
    """Return the sentences of `pages` in reading order; lines whose `id` is in `used` belong to tables."""
    found: list[Sentence] = []
    text, pieces, heading = "", [], ""  # type: str, list[Piece], str

    def close() -> None:
        nonlocal text, pieces, heading
        if text:
            numbered = _HEADING.match(text) and len(text) < 45 and text[-1] not in _ENDERS
            if numbered or _TITLE.fullmatch(text):
                heading = text
            found.append(Sentence(text, tuple(pieces), heading, len(found)))
        text, pieces = "", []

    pages = tuple(pages)
    running = _running_lines(pages)
    for page in pages:
        for line, right in zip(page.lines, right_edges(page.lines), strict=True):
            if id(line) in used or _PAGE_NUMBER.fullmatch(line.text) or _spot(line) in running:
                continue
            if _HEADING.match(line.text.strip()):
                close()
            for part, start, xs in _parts(line):
                if part:
                    pieces.append(Piece(len(text), page.number, _part_box(line, start, part, xs), xs, page.name))
                    text += part
                if text and text[-1] in _ENDERS:
                    close()
            size = line.box[3] - line.box[1]
            if line.box[2] < right - _RAGGED * max(size, 6) and not text.endswith(_UNFINISHED):
                close()
        if len(page.lines) <= _COVER:
            close()
    close()
    return tuple(found)


def _running_lines(pages: tuple[Page, ...]) -> frozenset[tuple[str, int]]:
    """Return the running heads and feet: the same words at the same height on three pages and more."""
    counted = Counter(spot for page in pages for spot in {_spot(line) for line in page.lines})
    return frozenset(spot for spot, count in counted.items() if count >= max(3, len(pages) // 3))


def _spot(line: TextLine) -> tuple[str, int]:
    return line.text, round(line.box[1] / 4)


def _parts(line: TextLine) -> Iterator[tuple[str, int, tuple[float, ...]]]:
    """Cut a line behind every full stop; drop white space, keep the left edges in step."""
    xs = line.xs if len(line.xs) == len(line.text) else ()
    kept = [(_wide(ch, at, line.text), at) for at, ch in enumerate(line.text) if not ch.isspace()]
    part: list[tuple[str, int]] = []
    for ch, at in kept:
        part.append((ch, at))
        if ch in _ENDERS:
            yield "".join(c for c, _ in part), part[0][1], tuple(xs[a] for _, a in part) if xs else ()
            part = []
    if part:
        yield "".join(c for c, _ in part), part[0][1], tuple(xs[a] for _, a in part) if xs else ()


def _wide(ch: str, at: int, text: str) -> str:
    """Half-width punctuation between words is read as the full-width mark it stands for; 1,000 and 8:30 stay."""
    between_digits = text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return ch if between_digits else _MARKS.get(ch, ch)


def _part_box(line: TextLine, start: int, part: str, xs: tuple[float, ...]) -> Box:
    x0, top, x1, bottom = line.box
    if not xs:
        return line.box
    after = start + len(part)
    return (xs[0], top, line.xs[after] if after < len(line.xs) else x1, bottom)
