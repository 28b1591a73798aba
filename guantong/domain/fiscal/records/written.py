"""A value as examples and saved mappings write it: fen, ISO days, keys or Chinese words of choices (书写的值)."""

from datetime import date

from guantong.domain.fiscal.records.table import Column, Kind

Value = str | int | bool | date | None
_FLAGS = {"是": True, "否": False, "true": True, "false": False}


class NotWritten(ValueError):
    """A text that is no value of its column."""


def value(column: Column, text: str) -> Value:
    """Return what `text` says in `column`, None for an empty text; raises NotWritten.

    Money is whole fen, a ratio whole basis points, a measure whole thousandths; a date 2025-03-31, a month 2025-03, a flag 是 or 否.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return _value(column, text)
    except (ValueError, KeyError):
        raise NotWritten(f"“{text}” 不是“{column.words.zh}”（{column.name}，{column.kind}）的值") from None


def _value(column: Column, text: str) -> Value:
    match column.kind:
        case Kind.TEXT | Kind.CODE | Kind.PAYEE:
            return text
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.MONTH:
            return date.fromisoformat(text if len(text) > len("2025-03") else f"{text}-01").replace(day=1)
        case Kind.FLAG:
            return _FLAGS[text]
        case Kind.CHOICE:
            return {word: key for key, choice in column.choices.items() for word in (key, choice.words.zh)}[text]
        case _:
            return int(text)
