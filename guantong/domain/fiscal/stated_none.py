"""Whether a sentence says that a body has nothing of a sort, or that another government keeps it (说明没有)."""

from functools import cache
from re import Pattern, escape
from re import compile as pattern

_BOOKS = r"(?:一般公共|政府性基金|国有资本经营|社会保险基金)(?:预算)?(?:财政拨款|收支|收入|支出)?"
_GAP = rf"(?:(?!{_BOOKS})(?:20\d\d年|[^。；;\d])){{0,40}}?"
"""No other book, and no amount, may stand between the name and what is said of it."""
_NONE = r"(?:由?(?:上级|中央|[省市州])级?(?:政府|财政)?(?:统一|统筹)|不(?:再)?单独编[列制]|(?:没有|无|未)(?:安排|此项|相关|该项|编[列制])|没有(?:收支|收入|支出|预算)|无(?:收支|收入|支出|预算))"


@cache
def _sentence(name: str) -> Pattern[str]:
    named = rf"{escape(name)}(?:预算)?(?:财政拨款|收支|收入|支出)?(?:[、和及与]{_BOOKS})*"
    return pattern(rf"{named}{_GAP}{_NONE}|(?:没有|无|未安排|未编[列制])(?:{_BOOKS}[、和及与])*{named}")


def says_none_of(name: str, sentence: str) -> bool:
    """Return True for `社会保险基金预算由市级统筹` and `本部门无政府性基金预算支出`, each of its own name only."""
    return bool(_sentence(name).search(sentence))
