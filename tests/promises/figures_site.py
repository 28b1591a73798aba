"""An installation in a folder of its own, worked by processes that may be killed or meet (数据的进程)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.house.files import ROOT
from tests.promises.afresh import ran


class Site:
    """An installation in a folder of its own, worked by processes that may be killed."""

    def __init__(self, folder: Path, process: str = "tests.promises.figures_process") -> None:
        self.folder, self.process = folder, process

    def run(self, *verb: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one process."""
        return ran(self.process, verb, self.environment(**environment))

    def begun(self, *verb: str, **environment: str) -> subprocess.Popen[str]:
        """Begin one process, whose end is waited for elsewhere."""
        return subprocess.Popen(
            [sys.executable, "-m", self.process, *verb], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env=self.environment(**environment),
        )  # fmt: skip

    def environment(self, **more: str) -> dict[str, str]:
        """Return what its processes are told."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CRASH_AT")}
        told = {"GUANTONG_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "guantong.gateways.site.settings"}
        return kept | told | more

    def done(self, *verb: str, **environment: str) -> None:
        """Run one process that must not fail."""
        ran = self.run(*verb, **environment)
        assert ran.returncode == 0, ran.stderr

    def look(self) -> dict[str, Any]:
        """Return what there is."""
        ran = self.run("look")
        assert ran.returncode == 0, ran.stderr
        found: dict[str, Any] = json.loads(ran.stdout)
        return found

    def copy(self, to: Path) -> "Site":
        """Return the same installation in another folder."""
        shutil.copytree(self.folder, to)
        return Site(to, self.process)
