"""Under which state a printed word is found; the printed word itself is kept (完成状态)."""

from functools import cache
from pathlib import Path

import yaml

from guantong.apps.findings.reading_lists import plain
from guantong.domain.words import Words

_FILE = Path(__file__).with_name("states.yaml")
AS_PRINTED = "as_printed"


@cache
def _rows() -> tuple[dict[str, object], ...]:
    return tuple(yaml.safe_load(_FILE.read_text("utf-8")))


@cache
def states() -> dict[str, Words]:
    """Return the states by name, in their order."""
    return {str(row["name"]): Words(str(row["zh"]), str(row["en"])) for row in _rows()}


def state_of(said: str) -> str:
    """Return the state of a printed word; `as_printed` for one that is not known, or for none."""
    return _known().get(plain(said), AS_PRINTED)


@cache
def _known() -> dict[str, str]:
    return {plain(word): str(row["name"]) for row in _rows() for word in row["words"]}  # type: ignore[attr-defined]
