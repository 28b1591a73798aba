"""Lane T5 of corrections: killed at every point of correcting, reading with it, publishing, withdrawing; all is there once."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.printed import faulty
from tests.promises.figures_crash_test import Site

VERBS = ("correct", "work", "publish", "examine", "withdraw")
CORRECTING = [
    ("correct", "figures.corrected"), ("work", "figures.before_facts"), ("work", "figures.facts_written"),
    ("work", "figures.documents_written"), ("publish", "figures.snapshot_written"), ("publish", "figures.published"),
    ("withdraw", "figures.correction_withdrawn"),
]  # fmt: skip


def do(site: Site, verb: str, **environment: str) -> Any:
    return site.run("work" if verb == "examine" else verb, **environment)


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """One installation with a published file, as it stands before each step."""
    folder = tmp_path_factory.mktemp("corrections")
    printed = folder / "一.pdf"
    printed.write_bytes(faulty("table_total"))
    site = Site(folder / "correct")
    for verb in (("grow",), ("upload", str(printed)), ("work",), ("publish",), ("work",)):
        site.done(*verb)
    found = {"correct": site}
    for verb, after in zip(VERBS, [*VERBS[1:], "end"], strict=True):
        found[after] = found[verb].copy(folder / after)
        assert do(found[after], verb).returncode == 0
    return found


@pytest.fixture(scope="module")
def whole(stages: dict[str, Site]) -> dict[str, Any]:
    """What there is when nobody is killed: the corrected reading published, and one more without it to be read."""
    published, found = stages["withdraw"].look(), stages["end"].look()
    assert (published["batches"], published["corrections"]) == (["superseded", "published"], ["in_force"])
    assert (found["batches"], found["corrections"]) == (["superseded", "published", "received"], ["withdrawn"])
    assert (published["unequal"], found["drifted"]) == (0, [])
    assert published["amount"] != stages["correct"].look()["amount"]
    return found


@pytest.mark.parametrize(("stage", "point"), CORRECTING)
def test_killed_at_any_point_and_done_again_all_is_there_once(
    stage: str, point: str, stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = stages[stage].copy(tmp_path / "site")

    killed = do(site, stage, CRASH_AT=f"{point}:1")
    for verb in VERBS[VERBS.index(stage) :]:
        assert do(site, verb, SHIFT="1").returncode == 0

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == whole
