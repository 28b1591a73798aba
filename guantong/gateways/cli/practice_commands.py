"""The practice area beside an installation: a database, files and keys of its own, wiped at will (演练区)."""

import os
import shutil
import signal
import subprocess
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import Any

from guantong.domain.words import Words
from guantong.gateways.site import settings_file

FOLDER = "practice"
"""Within the data folder of the installation; nothing else of it is touched."""
MARK = "practice-area"
"""The file by which the settings know it."""
_LONGEST = 60.0
"""Seconds a site may take to end."""
_LOOKS = 1.0
"""Seconds between two looks whether it is to be wiped."""
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
    """Open the practice area, grown with the fictional district where it is empty; emptied first with `--wipe` or where that was asked."""
    folder = installation() / FOLDER
    why = _ready(folder, wiped=chosen.wipe)
    if why:
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    if chosen.no_serve:
        return _begun(folder, chosen.port, "grown").wait()
    return _kept_open(folder, chosen.port)


def _kept_open(folder: Path, port: int) -> int:
    """Serve it in a process of its own until that ends; where its administrator asks, end it, wipe it and begin anew."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the site ends with this process, however that ends
    while True:
        site = _begun(folder, port, "opened")
        try:
            while site.poll() is None and not _asked(folder):
                with suppress(subprocess.TimeoutExpired):
                    site.wait(_LOOKS)
        except KeyboardInterrupt:
            return 0
        finally:
            _end(site)
        if not _asked(folder):
            return site.returncode
        print("正在清空演练区… wiping the practice area", flush=True)
        if why := _ready(folder, wiped=True):
            print(f"{why.zh} {why.en}", file=sys.stderr)
            return 2


def _end(site: subprocess.Popen[bytes]) -> None:
    site.terminate()
    try:
        site.wait(_LONGEST)
    except subprocess.TimeoutExpired:
        site.kill()
        site.wait()


def _begun(folder: Path, port: int, what: str) -> subprocess.Popen[bytes]:
    told = (
        f"from guantong.gateways.cli.practice_commands import {what}; raise SystemExit({what}({str(folder)!r}, {port}))"
    )
    return subprocess.Popen([sys.executable, "-c", told], env=apart())  # noqa: S603 - our own words, and a path


def grown(folder: str, port: int) -> int:
    """Grow the district where it is not there yet, and print the links."""
    from guantong.gateways.cli.site_commands import grow_demo

    grow_demo(Path(folder), small=True, port=port)
    return 0


def opened(folder: str, port: int) -> int:
    """Serve it, grown where it is empty."""
    from guantong.gateways.cli.site_commands import serve

    return grown(folder, port) or serve("127.0.0.1", port, demo=Path(folder))


def installation() -> Path:
    """Return the data folder of the installation the practice area stands beside, as its settings name it."""
    told = {name: value for name, value in os.environ.items() if name != "DEMO"}
    settings_file.apply(told)
    return Path(told.get("GUANTONG_DATA") or Path.home() / ".local/share/guantong")


def prepare(folder: Path) -> Words | None:
    """Make the folder and mark it; return why not, where something else stands there."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        return _STRANGE.filled(folder=folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / MARK).write_text("演练区，可以清空 practice, may be wiped\n", "utf-8")
    return None


def _ready(folder: Path, *, wiped: bool) -> Words | None:
    asked = wiped or _asked(folder)
    return (wipe(folder) if asked else None) or prepare(folder)


def _asked(folder: Path) -> bool:
    from guantong.apps.components.practice import ASKED  # its room stands on a framework that most commands do without

    return (folder / ASKED).exists()


def apart() -> dict[str, str]:
    """The environment of its processes: its database, keys and files are its own, nothing that names the installation's reaches it."""
    return {name: value for name, value in os.environ.items() if name not in _THE_INSTALLATIONS}


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
