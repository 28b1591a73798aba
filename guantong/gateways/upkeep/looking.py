"""The doctor's round: looks at the machine and the installation, changes nothing, says how each thing stands (体检)."""

import importlib.metadata
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from guantong.domain.words import Words
from guantong.gateways.clock import now
from guantong.gateways.site import keys, settings_file
from guantong.gateways.upkeep import ailments
from guantong.gateways.upkeep.ailments import Finding

MARK = "restoring"
"""A file of this name in the data folder says that a restore has not ended (restoring.py)."""
UNFINISHED = Words(
    "上一次恢复没有做完，没有启动。请再运行一次 guantong restore：它先把文件放回原处。",
    "The last restore did not end; nothing was started. Run guantong restore again: it first puts everything back.",
)


def findings(*, data: Path | None = None) -> Iterator[Finding]:
    """Yield a finding a thing: first the machine, then, where there is an installation to be looked at, that."""
    yield ailments.python(sys.version_info[:3])
    yield ailments.django(_version("django"))
    yield ailments.libraries(_missing())
    settings = _settings()
    yield settings
    if settings.state == "ill":
        return
    settings_file.apply()
    postgres = os.environ.get("DATABASE_URL", "")
    yield ailments.sqlite(sqlite3.sqlite_version_info[:3], used=not postgres)
    yield _fonts()
    yield _zone()
    data = data or Path(os.environ.get("GUANTONG_DATA") or Path.home() / ".local/share/guantong")
    yield ailments.disk(shutil.disk_usage(next(p for p in (data, *data.resolve().parents) if p.exists())).free)
    usable = ailments.folder(
        exists=data.is_dir(), own=data.is_dir() and data.stat().st_uid == os.geteuid(), writable=os.access(data, os.W_OK)
    )  # fmt: skip
    yield usable
    if usable.state == "ill":
        return
    owners = ailments.owners(_of_others(data))
    yield owners
    yield ailments.keys(_open_to_others(data))
    yield ailments.restored((data / MARK).exists())
    if owners.state == "ill":
        return  # the program itself may not be able to read its keys
    if (data / MARK).exists():
        return  # half of it may be another installation's, and a look would make an empty database where none is yet
    yield from _installation()


def _installation() -> Iterator[Finding]:
    """What only the program itself can see, with its database."""
    import django
    from django.db import DatabaseError, connection

    django.setup()
    yield _assets()
    yield ailments.examiner(_examines())
    try:
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            yield ailments.postgresql(connection.connection.info.server_version)
        from guantong.gateways.upkeep.upgrading import schema

        found = schema()
        stands = ailments.migrations(waiting=found.waiting, ahead=found.ahead, halves=found.halves)
        yield stands
        if stands.state == "well":
            yield from _kept()
    except DatabaseError as error:
        yield Finding(
            Words("数据库", "Database"), "ill", Words(f"打不开：{error}", f"cannot be opened: {error}"),
            Words("请核对设置里的 DATABASE_URL，确认数据库已启动。", "Check DATABASE_URL in the settings, and that the database runs."),
        )  # fmt: skip


def _kept() -> Iterator[Finding]:
    from guantong.apps.files.models import Attachment
    from guantong.apps.files.queries import misfits
    from guantong.apps.journal import queries
    from guantong.apps.journal.models import Entry, SealedHead

    at = now()
    last = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    yield ailments.clock(at, last and last.astimezone(at.tzinfo))
    head = SealedHead.objects.order_by("-size", "-pk").values_list("sealed_at", flat=True).first()
    yield ailments.sealed(at, head and head.astimezone(at.tzinfo), Entry.objects.count())
    yield ailments.journal(
        [f"{key}：列表与原文不符" for key in queries.misprinted()]
        + [f"{drift.key}：{drift.what}" for drift in queries.drifted()]
    )
    yield ailments.files([f"附件{one.pk}：{one.what}" for one in misfits()], Attachment.objects.count())


def _settings() -> Finding:
    path = settings_file.place()
    if path is None:
        return ailments.settings_file("")
    try:
        found = settings_file.read(path)
    except OSError:
        return ailments.settings_file(str(path), readable=False)
    except ValueError as error:
        return ailments.settings_file(str(path), wrong=str(error))
    return ailments.settings_file(str(path), unknown=sorted(set(found) - set(settings_file.KNOWN)))


def _missing() -> list[str]:
    """Return what the product asks for and is not installed; extras are left out."""
    try:
        asked = importlib.metadata.requires("guantong") or []
    except importlib.metadata.PackageNotFoundError:
        return ["guantong"]
    names = [_name(line) for line in asked if "extra ==" not in line]
    return [name for name in names if not _version(name)]


def _name(requirement: str) -> str:
    end = next((at for at, letter in enumerate(requirement) if not (letter.isalnum() or letter in "-_.")), None)
    return requirement[:end]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _fonts() -> Finding:
    from guantong.apps.papers.writers.fonts import PRINTED, families

    return ailments.fonts(families(), dict.fromkeys(name for names in PRINTED.values() for name in names))


def _zone() -> Finding:
    try:
        ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        known = False
    else:
        known = True
    return ailments.time_zone(known, now().astimezone(None).utcoffset() or timedelta())


def _open_to_others(data: Path) -> list[str]:
    own = [path for name in keys.NAMES if (path := keys.place(data, name)).is_file()]
    file = settings_file.place()
    groups = [file] if file and "DATABASE_URL" in settings_file.read(file) else []  # root's, read by the site's group
    return [str(one) for some, mask in ((own, 0o077), (groups, 0o007)) for one in some if one.stat().st_mode & mask]


def _of_others(data: Path) -> list[str]:
    """Return what lies in the data folder and is another user's: most likely a command was once run as root."""
    found = (Path(folder) / name for folder, folders, names in os.walk(data) for name in (*folders, *names))
    return sorted(str(path.relative_to(data)) for path in found if path.lstat().st_uid != os.geteuid())


def _examines() -> bool:
    from guantong.apps.files.examining import examiner
    from guantong.domain.workflow.table import BadInput

    try:
        return examiner().examine("体检".encode(), ".txt").kind == "txt"
    except (BadInput, OSError):
        return False


def _assets() -> Finding:
    from django.conf import settings

    folders = [place for label, place in settings.STATICFILES_DIRS if label == "echarts"]
    english = any((Path(place) / "en/LC_MESSAGES/django.mo").exists() for place in settings.LOCALE_PATHS)
    return ailments.assets(charts=any(Path(place).exists() for place in folders), english=english)


def worst(found: list[Finding]) -> int:
    """Return the exit code: 0 nothing to do, 1 something to mind, 2 something is ill."""
    states = {finding.state for finding in found}
    return 2 if "ill" in states else 1 if "mind" in states else 0


def in_short(found: list[Finding]) -> Words:
    """Return how it stands in a sentence; what was not looked at is never called well."""
    unseen = str(sum(finding.state == "unknown" for finding in found))
    well = Words("没有发现问题，{unseen} 项未检查", "nothing is wrong; {unseen} not looked at").filled(unseen=unseen)
    return (
        Words("一切正常", "all is well") if unseen == "0" else well,
        Words("可以使用，请看“注意”", "usable, see what to mind"),
        Words("有须处理的问题", "something is to be put right"),
    )[worst(found)]
