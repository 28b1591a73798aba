"""Lane T5 of figures: killed at every point of bringing, reading, publishing, examining; afterwards all is there once.

And: killed, given up, another file imported, totals still exact. On SQLite: what is told here is the order of the database's
commit and the table of facts, which is the same on any database. Each mechanism has its mutant that turns the lane red.
"""

import ast
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from guantong.domain.fiscal.document import documents_of
from guantong.domain.fiscal.facts import facts_of
from guantong.gateways.adapters.published_documents.reading import read_files
from tests.house.files import PACKAGE
from tests.printed import faulty, sound
from tests.promises.figures_site import Site

FULL = bool(os.environ.get("FULL"))
BRINGING = [
    "files.staged",
    "files.synced",
    "files.renamed",
    "files.folder_synced",
    "files.row_written",
    "files.journaled",
    "figures.batch_written",
]
READING = [
    "job.before_claim_commit",
    "job.after_claim",
    "figures.before_facts",
    "figures.facts_written",
    "figures.documents_written",
    "job.in_handler",
    "job.after_effect",
    "job.after_done",
]
PUBLISHING = ["figures.snapshot_written", "figures.published"]
EXAMINING = ["job.after_claim", "diagnosis.taken_down", "job.in_handler", "job.after_effect"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files: one with a fault that rules speak of, and another."""
    folder = tmp_path_factory.mktemp("printed")
    one, two = folder / "一.pdf", folder / "二.pdf"
    one.write_bytes(faulty("table_total"))
    two.write_bytes(sound())
    return one, two


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, printed: tuple[Path, Path]) -> dict[str, Site]:
    """One installation as it stands before each of the four steps."""
    found = {"upload": Site(tmp_path_factory.mktemp("figures") / "upload")}
    found["upload"].done("grow")
    for before, verb, after in (
        ("upload", "upload", "work"),
        ("work", "work", "publish"),
        ("publish", "publish", "examine"),
    ):
        found[after] = found[before].copy(found["upload"].folder.parent / after)
        found[after].done(verb, *([str(printed[0])] if verb == "upload" else []))
    return found


@pytest.fixture(scope="module")
def whole(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What there is when nobody is killed."""
    site = stages["examine"].copy(tmp_path_factory.mktemp("whole") / "site")
    site.done("work")
    found = site.look()
    assert (found["jobs"], found["batches"], found["unequal"], found["drifted"]) == (
        ["done", "done"],
        ["published"],
        0,
        [],
    )
    assert found["signals"] > 0
    return found


CASES = [
    *(("upload", point) for point in BRINGING), *(("work", point) for point in READING),
    *(("publish", point) for point in PUBLISHING), *(("examine", point) for point in EXAMINING),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "point"), CASES)
def test_killed_at_any_point_and_done_again_all_is_there_once(
    stage: str, point: str, stages: dict[str, Site], whole: dict[str, Any], printed: tuple[Path, Path], tmp_path: Path
) -> None:  # fmt: skip
    site, verbs = stages[stage].copy(tmp_path / "site"), ["upload", "work", "publish", "examine"]
    told = {"upload": ("upload", str(printed[0])), "work": ("work",), "publish": ("publish",), "examine": ("work",)}

    killed = site.run(*told[stage], CRASH_AT=f"{point}:1")
    for verb in verbs[verbs.index(stage) :]:
        site.done(*told[verb], SHIFT="1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == whole


def test_killed_after_the_facts_are_committed_and_before_they_are_safe_all_is_there_once(
    stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")

    killed = site.run("work", MUTANT="killed_before_facts_are_safe")
    for verb in ("work", "publish", "work"):
        site.done(verb, SHIFT="1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == whole


TWICE = [
    ("figures.facts_written", "figures.facts_written"), ("figures.facts_written", "figures.documents_written"),
    ("job.after_claim", "job.after_effect"), ("figures.documents_written", "job.in_handler"),
]  # fmt: skip


@pytest.mark.parametrize("points", TWICE)
def test_a_worker_killed_twice_leaves_everything_once(
    points: tuple[str, str], stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")

    killed = [
        site.run("work", CRASH_AT=f"{point}:1", SHIFT=str(at)).returncode for at, point in enumerate(points)
    ]  # fmt: skip
    for verb in ("work", "publish", "work"):
        site.done(verb, SHIFT="2")

    assert killed == [-signal.SIGKILL] * 2
    assert site.look() == whole


@pytest.mark.parametrize("shift", ["0", "1"], ids=["side by side", "the other taken for dead"])
@pytest.mark.parametrize("stage", ["work", "examine"])
def test_two_workers_at_once_do_it_once(
    stage: str, shift: str, stages: dict[str, Site], whole: dict[str, Any], tmp_path: Path
) -> None:
    """One may find the database busy, or the job the other's: whatever is left is done by the next."""
    site = stages[stage].copy(tmp_path / "site")

    for worker in [site.begun("work"), site.begun("work", SHIFT=shift)]:
        worker.communicate()
    for verb in ("work", "publish", "work")[0 if stage == "work" else 2 :]:
        site.done(verb, SHIFT="2")

    assert site.look() == whole


GIVEN_UP = [
    ("work", point) for point in READING if FULL or point.startswith("figures.")
] + [("publish", point) for point in PUBLISHING]  # fmt: skip


def abandoned(
    site: Site,
    printed: tuple[Path, Path],
    stage: str = "work",
    point: str = "figures.facts_written",
    **environment: str,
) -> dict[str, Any]:
    """Kill a step on its way, give the file up, import and publish another."""
    assert site.run(stage, CRASH_AT=f"{point}:1").returncode == -signal.SIGKILL
    site.done("discard")
    site.done("upload", str(printed[1]))
    site.done("work", SHIFT="1")
    site.done("publish", **environment)
    return site.look() if not environment else json.loads(site.run("look", **environment).stdout)


def printed_sum(file: Path) -> int:
    """Return what all amounts of a file sum to, read beside the installation."""
    (read,) = read_files([file], workers=1)
    return sum(fact.fen or 0 for document in documents_of(read) for fact in facts_of(document, "0"))


@pytest.mark.parametrize(("stage", "point"), GIVEN_UP)
def test_killed_given_up_and_another_file_imported_the_totals_are_exact(
    stage: str, point: str, stages: dict[str, Site], printed: tuple[Path, Path], tmp_path: Path
) -> None:
    found = abandoned(stages[stage].copy(tmp_path / "site"), printed, stage, point)

    assert (found["batches"], found["amount"], found["unequal"]) == (
        ["discarded", "published"],
        printed_sum(printed[1]),
        0,
    )


def test_were_facts_read_whether_published_or_not_the_totals_would_be_wrong(
    stages: dict[str, Site], printed: tuple[Path, Path], tmp_path: Path
) -> None:
    found = abandoned(stages["work"].copy(tmp_path / "site"), printed, MUTANT="facts_read_unpublished")

    assert found["amount"] == printed_sum(printed[0]) + printed_sum(printed[1])


def test_were_the_table_not_asked_before_writing_a_second_attempt_would_double_the_facts(
    stages: dict[str, Site], tmp_path: Path
) -> None:
    site = stages["work"].copy(tmp_path / "site")
    site.run("work", CRASH_AT="figures.facts_written:1")

    site.done("work", SHIFT="1", MUTANT="facts_written_without_asking")

    assert site.look()["unequal"] == 1


def test_every_point_of_figures_and_diagnosis_is_tried() -> None:
    from tests.promises.corrections_crash_test import CORRECTING
    from tests.promises.feeds_crash_test import JUDGING

    named = {
        ast.literal_eval(node.args[0])
        for room in ("files", "jobs", "figures", "diagnosis")
        for file in (PACKAGE / "apps" / room).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "crashpoint"
    }

    assert named - {point for _, point in (*CASES, *CORRECTING, *JUDGING)} == {
        "files.committed"
    }  # of an attachment by itself
