"""Lane T5 of matters: killed while a result is sealed, verified, closed or reopened; nothing is half done, done again it is there once."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.promises.figures_site import Site

VERBS = ("submit", "verify", "close_out", "reopen")
POINTS = [
    ("submit", "findings.sealed"),
    *((verb, point) for verb in VERBS for point in ("findings.moved", "findings.recorded")),
]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """One installation as it stands before each verb, and at the end."""
    folder = tmp_path_factory.mktemp("matters")
    site = Site(folder / "submit", "tests.promises.matters_process")
    site.done("grow")
    found = {"submit": site}
    for verb, after in zip(VERBS, [*VERBS[1:], "end"], strict=True):
        found[after] = found[verb].copy(folder / after)
        found[after].done(verb)
    return found


@pytest.fixture(scope="module")
def whole(stages: dict[str, Site]) -> dict[str, Any]:
    """What there is when nobody is killed."""
    found = stages["end"].look()
    assert (found["matter"][0], found["file"], found["drifted"]) == ("reopened", ["sealed"], [])
    return found


@pytest.mark.parametrize(("verb", "point"), POINTS)
def test_killed_at_any_point_nothing_is_half_done_and_done_again_it_is_there_once(
    verb: str, point: str, stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = stages[verb].copy(tmp_path / "site")

    killed = site.run(verb, CRASH_AT=f"{point}:1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == stages[verb].look()
    for again in VERBS[VERBS.index(verb) :]:
        site.done(again)
    assert site.look() == whole


def test_without_its_transaction_what_was_half_done_stays(stages: dict[str, Site], tmp_path: Path) -> None:
    site = stages["submit"].copy(tmp_path / "site")

    killed = site.run("submit", CRASH_AT="findings.moved:1", MUTANT="operations_without_transaction")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() != stages["submit"].look()
