"""Shares that one sentence lists for one whole: 基本支出占78.73%，项目支出占21.27% (占比列举)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.arithmetic import WHOLE
from guantong.domain.fiscal.narrative.breakdowns import ANOTHER, OPENS, breakdowns, is_division
from guantong.domain.fiscal.narrative.comparisons import Percentage, percentage
from guantong.domain.fiscal.narrative.sentences import Sentence

_SHARE = pattern(r"占(?P<of>[^，；。、\d%％]{0,16}?)的?(?:比重?|比例)?(?:约?为)?(?P<share>\d+(?:\.\d+)?[%％])")
_BRACKETED = pattern(r"[（(][^）)]*占[^）)]*[）)]")


@dataclass(frozen=True, slots=True)
class ShareList:
    """The shares of one list that leaves nothing out, and its sentence."""

    shares: tuple[Percentage, ...]
    sentence: Sentence

    @property
    def sum(self) -> int:
        """All shares together, in hundredths of a percent."""
        return sum(share.value for share in self.shares)

    @property
    def fits(self) -> bool:
        """True when they come to 100 %; a printed step for each is rounding."""
        return abs(self.sum - WHOLE) <= sum(share.step for share in self.shares)


def share_lists(document: Document) -> Iterator[ShareList]:
    """Yield every list of shares of one base behind a single 其中 that leaves nothing out.

    It does when the amounts beside the shares come to the whole, or when it is a known division (基本支出、项目支出).
    """
    whole = {id(b.parts[0].sentence): len(b.parts) for b in breakdowns(document) if b.complete or b.adds_up}
    for sentence in document.sentences:
        opening = list(OPENS.finditer(sentence.text))
        if len(opening) != 1:
            continue
        before, listed = sentence.text[: opening[0].start()], sentence.text[opening[0].end() :]
        found = list(_SHARE.finditer(listed))
        if len(found) < 2 or len({f["of"] for f in found}) > 1 or ANOTHER.search(listed) or _BRACKETED.search(listed):
            continue
        names = [words for words in _SHARE.sub("|", listed).split("|") if words.strip("，；。")]
        if whole.get(id(sentence)) == len(found) or is_division(before, names):
            yield ShareList(tuple(percentage(f["share"]) for f in found), sentence)
