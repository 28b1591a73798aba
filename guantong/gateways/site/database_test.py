"""What is deleted from SQLite is overwritten: a sealed ballot does not lie in the file after its box was opened."""

import sqlite3
from pathlib import Path

from guantong.gateways.site.database import database

BALLOT = b"a sealed ballot " * 18


def left_in_the_file(settings: str, folder: Path) -> bool:
    """Write ballots, delete them all, and look whether one is still in the file."""
    file = folder / "trial.sqlite3"
    with sqlite3.connect(file) as rows:
        rows.executescript(settings)
        rows.execute("CREATE TABLE sealed (ballot BLOB)")
        rows.executemany("INSERT INTO sealed VALUES (?)", [(BALLOT,)] * 40)
        rows.commit()
        rows.execute("DELETE FROM sealed")
        rows.commit()
    rows.close()
    return BALLOT in file.read_bytes()


def test_what_is_deleted_is_not_left_in_the_file(tmp_path: Path) -> None:
    settings = database("", tmp_path)["OPTIONS"]["init_command"]

    assert not left_in_the_file(settings, tmp_path)


def test_without_overwriting_it_is_left(tmp_path: Path) -> None:
    settings = database("", tmp_path)["OPTIONS"]["init_command"].replace("secure_delete=ON", "secure_delete=OFF")

    assert left_in_the_file(settings, tmp_path)
