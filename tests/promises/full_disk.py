"""One installation on disks that are too small: upgraded, backed up and restored there; prints what happened as JSON (磁盘已满).

Run within a mount namespace of its own: full_disk.py FOLDER
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

WORD = "青石桥下有四条鱼慢慢游过\n"


def mounted(place: Path, size: str, *, again: bool = False) -> Path:
    """Make a disk of a size at `place`, or change the size of the one there."""
    place.mkdir(exist_ok=True)
    options = ["-o", f"remount,size={size}"] if again else ["-o", f"size={size}"]
    subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", place], check=True)
    return place


def tables(database: Path) -> int:
    """Return how many tables a database has."""
    with closing(sqlite3.connect(database)) as link:
        return int(link.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0])


def main(folder: Path) -> None:
    """Go the whole way."""
    data, stick = mounted(folder / "data", "1m"), mounted(folder / "stick", "64k")
    (folder / "word").write_text(WORD, "utf-8")
    own = {name: value for name, value in os.environ.items() if name != "DEMO"}
    own |= {"GUANTONG_DATA": str(data), "GUANTONG_SETTINGS": "", "DATABASE_URL": ""}

    def guantong(*words: object) -> tuple[int, str]:
        command = [sys.executable, "-m", "guantong.gateways.cli.command", *map(str, words)]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    word = ("--passphrase-file", folder / "word")
    said: dict[str, object] = {"upgraded": guantong("migrate"), "tables": tables(data / "guantong.sqlite3")}
    mounted(data, "16m", again=True)
    said["upgraded again"], said["tables again"] = guantong("migrate"), tables(data / "guantong.sqlite3")
    said["backed up"] = guantong("backup", stick / "monday.backup", *word)
    said["on the stick"] = sorted(path.name for path in stick.iterdir())
    said["backed up elsewhere"] = guantong("backup", folder / "monday.backup", *word)
    (data / "files").mkdir()
    (data / "files" / "own").write_bytes(b"our own")
    mounted(data, "6m", again=True)
    before = (data / "guantong.sqlite3").read_bytes()
    with (data / "filling").open("wb") as filling:
        filling.write(b"\0" * (2 << 20))
    said["restored"] = guantong("restore", folder / "monday.backup", *word, "--over", "明湖区")
    said["unchanged"] = before == (data / "guantong.sqlite3").read_bytes() and (data / "files" / "own").exists()
    said["left"] = sorted(path.name for path in data.iterdir() if path.name[0] == "." or path.name == "restoring")
    print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
