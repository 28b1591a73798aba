"""Why a file of records is not read, or what must be known of one that is: what, where, and what to do (原因与提示)."""

from pathlib import Path
from typing import Any

import yaml

from guantong.domain.fiscal.pages import Trouble
from guantong.domain.words import Words
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.quarantine.refusals import Refused

_REASONS: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "reasons.yaml").read_text("utf-8")
)


def told(reason: str, place: Place | None = None, /, **facts: object) -> Trouble:
    """Return the sentence called `reason` about `place` (the whole file where none is told)."""
    said = _REASONS[reason]
    what, do = (Words(said[part]["zh"], said[part]["en"]).filled(**facts) for part in ("what", "do"))
    return Trouble(what, (place or Place()).words(), do)


def refused(reason: str, place: Place | None = None, /, **facts: object) -> Refused:
    """Return the refusal called `reason`, to be raised."""
    return Refused(told(reason, place, **facts))


def sentence(file: str, trouble: Trouble) -> Words:
    """Return a trouble of `file` as one sentence."""
    whole = trouble.where.zh == Place().words().zh
    where = Words("", "") if whole else Words(trouble.where.zh, f", {trouble.where.en}")
    return Words(
        f"“{file}”{where.zh}：{trouble.what.zh}。{trouble.do.zh}",
        f"“{file}”{where.en}: {trouble.what.en}. {trouble.do.en}",
    )


def as_trouble(said: dict[str, Any]) -> Trouble:
    """Return a trouble as a child told it; raises KeyError and TypeError where it told none."""
    return Trouble(Words(**said["what"]), Words(**said["where"]), Words(**said["do"]))
