"""What stands between a hostile file and a parser is tested whole: every line and every branch of the guard."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.files import PACKAGE, ROOT

QUARANTINE, DOCUMENTS = PACKAGE / "gateways" / "quarantine", PACKAGE / "gateways" / "adapters" / "published_documents"
GUARD = (QUARANTINE / "guard", QUARANTINE / "part_scan", QUARANTINE / "refusals", DOCUMENTS / "answers")


def test_every_branch_of_the_guard_is_walked_by_its_own_tests(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("COV_", "COVERAGE_", "PYTEST_"))}

    def coverage(verb: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        watched = ",".join(f"{path}.py" for path in GUARD)
        command = [sys.executable, "-m", "coverage", verb, f"--data-file={tmp_path / 'walked'}", f"--include={watched}"]
        return subprocess.run([*command, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)

    tests = [f"{path}_test.py" for path in GUARD]
    run = coverage("run", "--branch", "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cov", *tests)
    told = coverage("report", "--show-missing", "--precision=2", "--fail-under=100")

    assert run.returncode == 0, run.stdout
    assert told.returncode == 0, told.stdout
    assert all(f"{path.name}.py" in told.stdout for path in GUARD)
