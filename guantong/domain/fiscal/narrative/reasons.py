"""A reason that is announced, and whether anything was said: 主要原因是：…, 原因是无 (原因)."""

from re import compile as pattern

_REASON = pattern(r"原因(?:是|为)?[:：]?(?P<reason>[^。]*)")
_EMPTY = pattern(r"原因(?:是|为|：)+(?:(?P<none>无|略|/|-|—)(?=[。；，、]|$)|[。；，、])")
_NOTHING = pattern(r"[\s，；、：:是为]*(?:无|略|没有|/|-|—|[XxＸ×]+)?[\s，；、]*")
_UNCHANGED = pattern(r"持平|一致|相同|不变|无变化|无增减|没有变化")


def reason_in(text: str) -> str | None:
    """Return the reason `text` gives: "" when one is announced and left empty or is 无, None when none is announced."""
    said = [found["reason"] for found in _REASON.finditer(text)]
    given = [reason for reason in said if not _NOTHING.fullmatch(reason)]
    return given[0] if given else "" if said else None


def empty_reason(text: str, before: str = "") -> str:
    """Return the words with which `text` announces a reason and gives none, or "".

    What did not change needs no reason: after 与上年持平 (in `text` or in the sentence `before` it) 原因：无 is one.
    """
    found = _EMPTY.search(text)
    if found is None or (found["none"] and _UNCHANGED.search(before + text[: found.start()])):
        return ""
    return found[0]
