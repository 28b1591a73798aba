"""What a name is found by: its characters, its pinyin, its initials (拼音检索)."""

from functools import cache

from django.db.models import Q


def searchable(*words: str) -> str:
    """Return the text one stores beside `words`, so that 教育局, jiaoyuju and jyj all find it."""
    known = [word for word in words if word]
    return " ".join(dict.fromkeys(spelling for word in known for spelling in _spellings(word)))


def found_by(typed: str, field: str = "search") -> Q:
    """Return the condition that every typed word is found in `field`."""
    condition = Q()
    for word in typed.lower().replace("\0", " ").split():  # PostgreSQL takes no NUL
        condition &= Q(**{f"{field}__contains": word})
    return condition


@cache
def _spellings(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # 0.2 s: only who stores a name pays for it

    return word.lower(), "".join(lazy_pinyin(word)).lower(), "".join(lazy_pinyin(word, Style.FIRST_LETTER)).lower()
