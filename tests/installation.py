"""An installation of its own for a test: a folder, a database, processes that use them (测试安装)."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.house.files import ROOT
from tests.postgres import address

LONGEST = 240
"""Seconds after which a process is taken for hung."""


@dataclass
class Installation:
    """A data folder, and the address of a PostgreSQL database or nothing for SQLite."""

    folder: Path
    url: str = ""

    @classmethod
    def fresh(cls, kind: str, folder: Path) -> "Installation":
        """Return an empty installation on SQLite or PostgreSQL; raises whatever keeps PostgreSQL from starting."""
        folder.mkdir(parents=True)
        return cls(folder, _new_database() if kind == "postgres" else "")

    def copy(self, folder: Path) -> "Installation":
        """Return an installation that begins as this one stands."""
        shutil.copytree(self.folder, folder)
        return Installation(folder, _new_database(self.url) if self.url else "")

    @property
    def database(self) -> Path:
        """The file of the SQLite database."""
        return self.folder / "guantong.sqlite3"

    def start(self, *command: str, stdin: int | None = None, **environment: str) -> "subprocess.Popen[str]":
        """Start a process of this installation."""
        own = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DEMO", "CRASH_AT")}
        own |= {"GUANTONG_DATA": str(self.folder), "DATABASE_URL": self.url, "GUANTONG_SETTINGS": "", **environment}
        return subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=own, text=True, stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *command: str, **environment: str) -> int:
        """Run a worker process to its end; returns how it ended."""
        process = self.worker(*command, **environment)
        _, errors = process.communicate(timeout=LONGEST)
        if process.returncode > 0:
            raise RuntimeError(errors)
        return process.returncode

    def worker(self, *command: str, **environment: str) -> "subprocess.Popen[str]":
        """Start a process of tests/promises/worker_process.py."""
        return self.start("-m", "tests.promises.worker_process", *command, **environment)

    def look(self) -> dict[str, Any]:
        """Return how everything stands."""
        process = self.worker("look")
        said, errors = process.communicate(timeout=LONGEST)
        if process.returncode:
            raise RuntimeError(errors)
        found: dict[str, Any] = json.loads(said)
        return found


def _new_database(template: str = "") -> str:
    import psycopg

    server = address()
    name = f"guantong_{uuid4().hex[:12]}"
    head, _, tail = server.partition("?")
    with psycopg.connect(
        head.replace("postgres://", "postgresql://") + (f"?{tail}" if tail else ""), autocommit=True
    ) as link:
        of = f" TEMPLATE {template.partition('?')[0].rpartition('/')[2]}" if template else ""
        link.execute(f"CREATE DATABASE {name}{of}")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")
