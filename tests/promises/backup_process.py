"""One process of an installation of its own that backs up, restores, or says how it stands (备份进程).

take FILE      grow the world where there is none, bring a file, go on writing while the backup is taken; print how many entries were
               committed before it began, and how many it holds
restore FILE   bring it back over whatever is there; WITHOUT=note|moved in the environment takes a mechanism away
upgrade        bring the database to this version; WITHOUT=transaction step by step, as Django by itself does
stand          print how many tables there are, how many steps wait, and what is half done
open           open the database, as any other process might
look           print rows, every file of the data folder, and what the journal says of them
"""

import hashlib
import json
import os
import sys
import threading
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

MADE_ANEW = ("guantong.sqlite3", "cache", "static")
"""The database, whose rows are looked at, and what every start makes from the program itself."""
WORD = "青石桥下有四条鱼游过".encode()
COST = 10


def take(out: Path) -> None:
    """Back up while somebody writes beside; print what was committed before and what is in it."""
    from django.conf import settings

    from guantong.apps.actors.models import Person
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.operations import seal
    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site
    from guantong.gateways.site.keys import sealing_key
    from guantong.gateways.upkeep.backing_up import back_up
    from guantong.gateways.upkeep.upgrading import upgrade

    upgrade()
    if not Person.objects.exists():
        grow_site(now(), True)
        for name, content in {
            "files/ab/abcd": b"bytes",
            "lake/t/_delta_log/0.json": b"{}",
            "records/t/a.parquet": b"P",
        }.items():
            place = Path(settings.DATA) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    seal(journal=settings.DISTRICT, key=sealing_key(settings.DATA), as_of=now())
    over, begun = threading.Event(), threading.Event()
    writer = threading.Thread(target=_write_on, args=(over, begun))
    writer.start()
    begun.wait()
    before = Entry.objects.count()
    taken = back_up(out, WORD, as_of=now(), cost=COST)
    over.set()
    writer.join()
    print(json.dumps({"before": before, "held": taken.inventory.entries, "after": Entry.objects.count()}))


def digest(path: Path) -> str:
    """Return what tells the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bring_back(file: Path) -> None:
    """Restore over whatever is there, with all its mechanisms or without one."""
    from django.conf import settings

    from guantong.gateways.upkeep import restoring

    real, without = restoring._write, os.environ.get("WITHOUT")
    if without == "note":
        restoring._write = lambda _path, _text: None
    elif without == "moved":
        restoring._write = lambda path, text: real(path, text.replace('"moved": false', '"moved": true'))
    restoring.restore(file, WORD, over=settings.DISTRICT)


def bring_up() -> None:
    """Upgrade, in one transaction or in as many as there are steps."""
    from guantong.gateways.upkeep import upgrading

    if os.environ.get("WITHOUT") == "transaction":
        upgrading.transaction = SimpleNamespace(atomic=nullcontext)
    upgrading.upgrade()


def stand() -> None:
    """Print how the database stands to this program."""
    from django.db import connection

    from guantong.gateways.upkeep.upgrading import schema

    found = schema()
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    print(json.dumps({"tables": len(tables), "done": not found.waiting, "half": found.halves}))


def open_it() -> None:
    """Open the database."""
    from django.db import connection

    connection.ensure_connection()


def _write_on(over: threading.Event, begun: threading.Event) -> None:
    from django.db import connection, transaction

    from guantong.apps.journal.operations import record
    from guantong.domain.words import Words
    from guantong.gateways.clock import now
    from guantong.gateways.site.installation import INSTALLER

    while not over.is_set():
        with transaction.atomic():
            record(by=INSTALLER, as_of=now(), room="journal", verb="noted", says=Words("并行写入", "written beside"))
        begun.set()
        over.wait(0.01)
    connection.close()


def look() -> None:
    """Print the number of rows of every table, the bytes of every file, and what is behind the journal."""
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    from guantong.apps.journal.queries import drifted, lines, misprinted

    rows = {one._meta.db_table: one._base_manager.count() for one in apps.get_models(include_auto_created=True)}
    files = {
        path.relative_to(settings.DATA).as_posix(): digest(path)
        for path in Path(settings.DATA).rglob("*")
        if path.is_file() and path.relative_to(settings.DATA).parts[0] not in MADE_ANEW
    }
    wrong = [*misprinted(), *(drift.key for drift in drifted())]
    left = [
        path.name
        for path in Path(settings.DATA).iterdir()
        if path.name.startswith(".") or path.name in ("restoring", "replaced")
    ]
    told = [path.name for path in (Path(settings.DATA) / "keys").iterdir() if path.stat().st_mode & 0o077]
    sealed = hashlib.sha256("\n".join(lines()).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM journal_entry")
        newest = cursor.fetchone()[0]
    print(
        json.dumps(
            {
                "rows": rows,
                "files": files,
                "wrong": wrong,
                "left": left,
                "told": told,
                "sealed": sealed,
                "newest": newest,
            }
        )
    )


def write() -> None:
    """Commit one more entry: numbers go on where they were."""
    over, begun = threading.Event(), threading.Event()
    threading.Thread(target=lambda: begun.wait() and over.set()).start()
    _write_on(over, begun)


def main(verb: str, *paths: str) -> None:
    """Do what is asked."""
    import django

    django.setup()
    if verb == "take":
        take(Path(paths[0]))
    elif verb == "restore":
        bring_back(Path(paths[0]))
    elif verb == "put_back":
        from django.conf import settings

        from guantong.gateways.upkeep.restoring import put_back

        put_back(Path(settings.DATA))
    else:
        {"look": look, "write": write, "open": open_it, "upgrade": bring_up, "stand": stand}[verb]()


if __name__ == "__main__":
    main(*sys.argv[1:])
