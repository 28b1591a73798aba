"""Lane T5 of feeds: killed at every point of bringing, mapping, taking in, publishing, reversing; afterwards all is there once.

And: killed, given up, another file brought, totals still exact. On SQLite: what is told here is the order of the database's commit
and the store, which is the same on any database. Each mechanism has its mutant that turns the lane red.
"""

import ast
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.feeds import MARCH, csv
from tests.house.files import PACKAGE
from tests.promises.figures_site import Site

FULL = bool(os.environ.get("FULL"))
FILES = ["files.staged", "files.synced", "files.renamed", "files.folder_synced", "files.row_written", "files.journaled"]
CASES = [
    *(("upload", point) for point in ("feeds.delivery_written", "feeds.delivery_noted", *(FILES if FULL else FILES[-1:]))),
    ("map", "feeds.mapped"),
    *(
        ("work", point)
        for point in (
            "job.before_claim_commit", "job.after_claim", "job.in_handler", "feeds.staged", "feeds.before_facts",
            "feeds.facts_written", "feeds.taken_in_written", "job.after_effect", "job.after_done",
        )
    ),
    *(("publish", point) for point in ("feeds.snapshot_written", "feeds.published")),
    *(("reverse", point) for point in ("feeds.reversal_written", "feeds.reversed")),
]  # fmt: skip
JUDGING = [("judge", "diagnosis.books_taken_down")]
VERBS = ["upload", "map", "work", "publish", "reverse"]
PAID = 1200_50 + 800_00 - 50_00


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A month of payments, and another file of the same month."""
    folder = tmp_path_factory.mktemp("months")
    one, two = folder / "一.csv", folder / "二.csv"
    one.write_bytes(csv(payee="欧阳明湖"))
    two.write_bytes(csv(MARCH[:1]))
    return one, two


def told(verb: str, file: Path) -> tuple[str, ...]:
    return (verb, str(file)) if verb == "upload" else (verb,)


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, months: tuple[Path, Path]) -> dict[str, Site]:
    """One installation as it stands before each of the steps, and at the end."""
    folder = tmp_path_factory.mktemp("feeds")
    found = {"upload": Site(folder / "upload", "tests.promises.feeds_process")}
    found["upload"].done("grow")
    for before, after in zip(VERBS, [*VERBS[1:], "end"], strict=True):
        found[after] = found[before].copy(folder / after)
        found[after].done(*told(before, months[0]))
    return found


@pytest.fixture(scope="module")
def whole(stages: dict[str, Site]) -> dict[str, dict[str, Any]]:
    """What there is when nobody is killed: published, and in the end."""
    found = {stage: stages[stage].look() for stage in ("reverse", "end")}
    published, end = found["reverse"], found["end"]
    assert (published["deliveries"], published["paid"], published["rows"], published["differs"]) == (
        ["published"],
        PAID,
        3,
        [],
    )
    assert (end["deliveries"], end["rows"], end["snapshots"], end["drifted"]) == (["reversed", "reversal"], 0, 2, [])
    return found


@pytest.mark.parametrize(("stage", "point"), CASES)
def test_killed_at_any_point_and_done_again_all_is_there_once(
    stage: str, point: str, stages: dict[str, Site], whole: dict[str, Any], months: tuple[Path, Path], tmp_path: Path
) -> None:  # fmt: skip
    site = stages[stage].copy(tmp_path / "site")

    killed = site.run(*told(stage, months[0]), CRASH_AT=f"{point}:1")
    last = "reverse" if stage == "reverse" else "publish"
    for verb in VERBS[VERBS.index(stage) : VERBS.index(last) + 1]:
        site.done(*told(verb, months[0]), SHIFT="1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == whole["end" if last == "reverse" else "reverse"]


def test_killed_after_the_rows_are_committed_and_before_they_are_safe_all_is_there_once(
    stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")

    killed = site.run("work", MUTANT="killed_before_records_are_safe")
    for verb in ("work", "publish"):
        site.done(verb, SHIFT="1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == whole["reverse"]


@pytest.mark.parametrize(("verb", "point"), JUDGING)
def test_killed_while_what_rules_say_of_the_books_is_taken_down_all_is_there_once(
    verb: str, point: str, stages: dict[str, Site], tmp_path: Path
) -> None:
    site, calm = stages["reverse"].copy(tmp_path / "site"), stages["reverse"].copy(tmp_path / "calm")
    for one in (site, calm):
        one.done(verb)
    calm.done("work", SHIFT="1")

    killed = site.run("work", CRASH_AT=f"{point}:3")
    half, _, some = json.loads(site.run("judged").stdout)
    site.done("work", SHIFT="1")

    assert killed.returncode == -signal.SIGKILL
    whole, signals, uncomputed = json.loads(calm.run("judged").stdout)
    assert (len(half[0][1]), some < uncomputed) == (2, True)
    assert json.loads(site.run("judged").stdout) == [whole, signals, uncomputed]


def test_two_workers_at_once_do_it_once(stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path) -> None:
    """The other takes the first for dead, and both take the file in: one result is noted, the rows are there once."""
    site = stages["work"].copy(tmp_path / "site")

    for worker in [site.begun("work"), site.begun("work", SHIFT="1")]:
        worker.communicate()
    for verb in ("work", "publish"):
        site.done(verb, SHIFT="2")

    assert site.look() == whole["reverse"]


def abandoned(site: Site, months: tuple[Path, Path], **environment: str) -> dict[str, Any]:
    """Kill the taking in of a file after its rows are written, give it up, bring another, publish that."""
    assert site.run("work", CRASH_AT="feeds.facts_written:1").returncode == -signal.SIGKILL
    site.done("discard")
    site.done("upload", str(months[1]))
    for verb in ("map", "work", "publish"):
        site.done(verb, SHIFT="1")
    found: dict[str, Any] = json.loads(site.run("look", **environment).stdout)
    return found


@pytest.mark.parametrize(("mutant", "paid"), [("", 1200_50), ("records_read_unpublished", PAID + 1200_50)])
def test_killed_given_up_and_another_file_brought_the_totals_are_exact_but_for_the_mutant(
    mutant: str, paid: int, stages: dict[str, Site], months: tuple[Path, Path], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")

    found = abandoned(site, months, **({"MUTANT": mutant} if mutant else {}))

    assert (found["deliveries"], found["paid"]) == (["discarded", "published"], paid)


def test_were_the_store_not_asked_before_writing_a_second_attempt_would_double_the_rows(
    stages: dict[str, Site], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")
    site.run("work", CRASH_AT="feeds.facts_written:1")
    site.done("work", SHIFT="1", MUTANT="records_written_without_asking")

    refused = site.run("publish")
    site.done("publish", MUTANT="records_published_unweighed")

    assert ("事实库中的行数或金额与取数时的控制数不一致" in refused.stderr, site.look()["paid"]) == (True, 2 * PAID)


def test_what_a_killed_worker_staged_is_swept_by_the_next_and_were_it_not_names_would_stay(
    stages: dict[str, Site], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")
    site.run("work", CRASH_AT="feeds.staged:1")
    site.done("work", SHIFT="1", MUTANT="staged_rows_left_behind")

    assert (site.look()["left"], site.look()["left"]) == (1, 0)


def test_every_point_of_feeds_is_tried() -> None:
    named = {
        ast.literal_eval(node.args[0])
        for file in (PACKAGE / "apps" / "feeds").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "crashpoint"
    }

    assert named - {point for _, point in CASES} == set()
