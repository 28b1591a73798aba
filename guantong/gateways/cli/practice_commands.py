"""The practice area beside an installation: a database, files and keys of its own, wiped at will (演练区)."""

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from guantong.domain.words import Words

FOLDER = "practice"
"""Within the data folder of the installation; nothing else of it is touched."""
MARK = "practice-area"
"""The file by which the settings know it."""
_THE_INSTALLATIONS = (
    "DATABASE_URL",
    "GUANTONG_SEAL_KEY",
    "GUANTONG_EXCHANGE_KEY",
    "GUANTONG_PERSONS_KEY",
    "GUANTONG_HOSTS",
)


def add_to(verbs: Any) -> None:
    """Add `practice` to the `guantong` command."""
    words = "演练区：另一个数据库，每页黄框，可随时清空 practise beside production"
    practised = verbs.add_parser("practice", help=words)
    practised.add_argument("--port", type=int, default=8001)
    practised.add_argument("--wipe", action="store_true", help="先清空演练区 empty it first")
    practised.add_argument("--no-serve", action="store_true", help="只准备，不启动 prepare only")
    practised.set_defaults(run=practice)


def practice(chosen: Namespace) -> int:
    """Open the practice area, grown with the fictional district where it is empty; with `--wipe` emptied first."""
    folder = installation() / FOLDER
    if chosen.wipe and (why := wipe(folder)):
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    if why := prepare(folder):
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    from guantong.gateways.cli.site_commands import grow_demo, serve

    grow_demo(folder, small=True, port=chosen.port)
    return 0 if chosen.no_serve else serve("127.0.0.1", chosen.port, demo=folder)


def installation() -> Path:
    """Return the data folder of the installation the practice area stands beside."""
    return Path(os.environ.get("GUANTONG_DATA") or Path.home() / ".local/share/guantong")


def prepare(folder: Path) -> Words | None:
    """Make the folder and turn the environment to it; return why not, where something else stands there."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        return _STRANGE.filled(folder=folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / MARK).write_text("演练区，可以清空 practice, may be wiped\n", "utf-8")
    # its database, keys and files are its own: nothing that names the installation's reaches it
    for name in (
        "DATABASE_URL",
        "GUANTONG_SEAL_KEY",
        "GUANTONG_EXCHANGE_KEY",
        "GUANTONG_PERSONS_KEY",
        "GUANTONG_HOSTS",
    ):
        os.environ.pop(name, None)
    os.environ["GUANTONG_PRACTICE"] = "1"
    return None


def wipe(folder: Path) -> Words | None:
    """Remove everything of the practice area; return why not where the folder is not marked as one: production never is."""
    if not folder.exists():
        return None
    if folder.is_symlink() or not (folder / MARK).is_file():
        return _STRANGE.filled(folder=folder)
    shutil.rmtree(folder)
    return None


_STRANGE = Words(
    "{folder} 里不是演练区的内容，没有改动。请移走后再试。",
    "{folder} holds something else than a practice area, and nothing was changed: move it away first.",
)
