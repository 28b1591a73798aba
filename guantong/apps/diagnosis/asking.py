"""What a run looks by: the edition of the rules and the district's own thresholds, as they stand when it is asked for (运行依据)."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from guantong import __version__
from guantong.apps.diagnosis.models import Run
from guantong.apps.diagnosis.queries import latest_snapshot, own_values
from guantong.domain import fiscal, law, money, period, rule_engine, rulebook, statistics, workdays
from guantong.domain.rule_engine.thresholds import Own
from guantong.domain.seal.canonical import sm3

_LOOK = (law, rule_engine, rulebook, fiscal, statistics, workdays)
"""The rooms of which rules make what they say; two files stand beside them."""


@cache
def edition() -> str:
    """Return the edition of the rules: another one wherever a rule, a threshold, the engine, or whatever they reckon with differs."""
    read = [path.read_bytes() for path in looked_by()]
    return sm3(b"\0".join([__version__.encode(), *read]))[:16]


def looked_by() -> list[Path]:
    """Return the files that make an edition: what rules, engine, records, forecasts, days and the catalogue of law are written in."""
    rooms = [Path(room.__path__[0]) for room in _LOOK]
    files = [path for room in rooms for path in room.rglob("*") if path.suffix in (".py", ".yaml", ".md")]
    return sorted(
        [*(path for path in files if not path.name.endswith("_test.py")), Path(money.__file__), Path(period.__file__)]
    )


def limits_now() -> list[dict[str, Any]]:
    """Return the district's own thresholds as plain values, to be kept with a run."""
    return [
        {
            "rule": rule, "name": own.name, "value": own.value, "since": own.since.isoformat(), "document": own.document,
            "until": own.until.isoformat() if own.until else None, "ending": own.ending,
        }
        for rule, values in sorted(own_values().items()) for own in values
    ]  # fmt: skip


def limits_of(run: Run) -> dict[str, tuple[Own, ...]]:
    """Return the thresholds that `limits_now` kept with a run, by rule."""
    found: dict[str, tuple[Own, ...]] = {}
    for kept in run.limits:
        until = date.fromisoformat(kept["until"]) if kept["until"] else None
        own = Own(
            kept["name"], kept["value"], date.fromisoformat(kept["since"]), kept["document"], until, kept["ending"]
        )
        found[kept["rule"]] = (*found.get(kept["rule"], ()), own)
    return found


def changed() -> bool:
    """Tell whether what counts, the thresholds or the rules have changed since all of it was last looked at."""
    snapshot = latest_snapshot()
    if snapshot is None:
        return False
    last = Run.objects.filter(batch=None, books=None).exclude(state="broken_off").first()
    asked = (snapshot.pk, edition(), limits_now())
    return last is None or (last.snapshot_id, last.edition, last.limits) != asked
