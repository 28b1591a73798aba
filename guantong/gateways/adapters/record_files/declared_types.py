"""What a data package declares of its fields: values of the declared type, written in the one way that our own casting reads (声明的类型)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guantong.gateways.adapters.record_files.reasons import refused

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?").fullmatch
_INTEGER = re.compile(r"[-+]?[0-9]+").fullmatch
_BARE = re.compile(r"^[^0-9.+-]*(.*?)[^0-9]*$", re.DOTALL)
_DAYS = {"date": "%Y-%m-%d", "datetime": "%Y-%m-%dT%H:%M:%SZ", "time": "%H:%M:%S", "yearmonth": "%Y-%m", "year": "%Y"}
_TYPES = frozenset({"string", "number", "integer", "boolean", "any", *_DAYS})
_LONGEST = 64


class NotOfType(ValueError):
    """The text is no value of the declared type."""


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field: its name, its type as declared, and how a cell of it is written out."""

    name: str
    kind: str
    value: Callable[[str], str]


def field_of(declared: Any) -> Field:
    """Return a field of a table schema; raises Refused where it is declared otherwise than the standard allows."""
    if not isinstance(declared, dict) or not isinstance(declared.get("name"), str):
        raise refused("bad_descriptor", why="fields[].name")
    kind = declared.get("type", "string")
    if kind not in _TYPES:
        raise refused("bad_descriptor", why=f"type “{kind}”")
    return Field(declared["name"], kind, _writer(kind, declared))


def _writer(kind: str, declared: dict[str, Any]) -> Callable[[str], str]:
    if kind in ("number", "integer"):
        return _number(kind, declared)
    if kind == "boolean":
        yes = frozenset(declared.get("trueValues", ("true", "True", "TRUE", "1")))
        no = frozenset(declared.get("falseValues", ("false", "False", "FALSE", "0")))
        return lambda text: "是" if text in yes else "否" if text in no else _not()
    if kind in _DAYS:
        return _day(kind, declared.get("format", "default"))
    return lambda text: text


def _number(kind: str, declared: dict[str, Any]) -> Callable[[str], str]:
    point, group, bare = (
        declared.get("decimalChar", "."),
        declared.get("groupChar", ""),
        declared.get("bareNumber", True),
    )
    matches = _NUMBER if kind == "number" else _INTEGER

    def value(text: str) -> str:
        plain = text.strip()
        if not bare and (found := _BARE.match(plain)):
            plain = found[1]
        if group:
            plain = plain.replace(group, "")
        if kind == "number" and point != ".":
            plain = plain.replace(".", "\0").replace(point, ".")
        return plain if len(plain) <= _LONGEST and matches(plain) else _not()

    return value


def _day(kind: str, form: str) -> Callable[[str], str]:
    pattern = _DAYS[kind] if form in ("default", "any") else form
    shown = _DAYS[kind].replace("T%H:%M:%SZ", " %H:%M:%S")

    def value(text: str) -> str:
        try:
            return datetime.strptime(text.strip(), pattern).strftime(shown)  # noqa: DTZ007 - a day, no moment
        except (ValueError, TypeError):
            return _not()

    return value


def _not() -> str:
    raise NotOfType


def missing_of(schema: dict[str, Any]) -> frozenset[str]:
    """Return the texts that stand for a blank cell."""
    said = schema.get("missingValues", [""])
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise refused("bad_descriptor", why="missingValues")
    return frozenset({"", *said})
