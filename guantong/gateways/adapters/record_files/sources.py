"""Sources whose sheets are known: what a person once declared and confirmed of them, one file a source (来源).

Nothing lists them: a new source is a new file in `sources/`. Headers are named, so that a sheet with more columns, or the same in
another order, is read as well.
"""

from collections.abc import Mapping as Names
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.fiscal.records.mapping import Dates, Mapping, OtherHeaders, Ratios
from guantong.domain.money import Unit
from guantong.domain.words import Words

_FOLDER = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its words, the money it counts in, what its text files are written in, and what each kind of its sheets says.

    Where `currency` is not CNY, its unit stands in for yuan and its hundredth for fen.
    """

    name: str
    words: Words
    currency: str
    encoding: str
    mappings: Names[str, Mapping]

    def fitting(self, headers: Sequence[str]) -> dict[str, Mapping]:
        """Return the mappings, by name, that a sheet with these headers can be read with, moved to its columns."""
        found = {}
        for name, mapping in self.mappings.items():
            try:
                found[name] = mapping.moved_to(headers)
            except OtherHeaders:
                continue
        return found


def known(headers: Sequence[str]) -> list[tuple[Words, Mapping]]:
    """Return what known sources say of a sheet with these headers, each with the words of its source."""
    return [(source.words, mapping) for source in sources().values() for mapping in source.fitting(headers).values()]


@cache
def sources() -> dict[str, Source]:
    """Return every known source by name."""
    return {path.stem: _source(path) for path in sorted(_FOLDER.glob("*.yaml"))}


def _source(path: Path) -> Source:
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    mappings = {name: _mapping(one) for name, one in said["sheets"].items()}
    return Source(path.stem, Words(said["zh"], said["en"]), said["currency"], said.get("encoding", ""), mappings)


def _mapping(said: dict[str, Any]) -> Mapping:
    headers = tuple(dict.fromkeys([*said["columns"].values(), *said.get("only", {})]))
    return Mapping(
        said["table"],
        headers,
        {column: headers.index(header) for column, header in said["columns"].items()},
        Unit(said["money"]) if "money" in said else None,
        Dates(said.get("dates", Dates.YEAR_FIRST)),
        Ratios(said.get("ratios", Ratios.PERCENT)),
        {column: str(text) for column, text in said.get("fixed", {}).items()},
        {headers.index(header): tuple(texts) for header, texts in said.get("only", {}).items()},
        tuple(said.get("organisations", ())),
    )
