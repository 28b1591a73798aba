"""The files of the house, as the tests of the house see them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "guantong"
RULEBOOK = PACKAGE / "domain" / "rulebook"
GENERATED = ("uv.lock", "package-lock.json")


def tracked() -> list[Path]:
    """Return the files git knows, or every file of the checkout outside its build folders."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]
    return [
        p for p in ROOT.rglob("*") if p.is_file() and not {".venv", ".git", "build"} & set(p.relative_to(ROOT).parts)
    ]


def rules() -> list[Path]:
    """Return the modules of all rules."""
    return sorted(p for p in RULEBOOK.glob("*/*.py") if p.stem != "__init__" and not p.stem.endswith("_test"))
