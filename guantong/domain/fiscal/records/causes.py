"""The causes a unit may name for a project that is fast or slow (快慢原因): data, chosen by people, never computed."""

from functools import cache
from pathlib import Path

import yaml

from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")


@cache
def causes(pace: str) -> dict[str, Words]:
    """Return the causes of a `pace`, "slow" or "fast", by their lasting codes; raises KeyError for another."""
    read = yaml.safe_load(_FILE.read_text("utf-8"))[pace]
    return {code: Words(said["zh"], said["en"]) for code, said in read.items()}
