"""What many tests begin with is done once by the real verbs, and put back for the others: rows and folders (测试起点).

The journal says what happened before: its entries are salted, so the same last entry is the same history. A test that did
anything else first has another one, and for it all is done by the verbs. A test that changes the product itself, as a mutant
does, changes it after this.
"""

import shutil
import tempfile
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from guantong.apps.journal.models import Entry

Rows = dict[type[Model], dict[Any, tuple[Any, ...]]]


@dataclass(frozen=True)
class _Done:
    """What doing it left: rows that came, rows that changed, the folders, and what it returned."""

    came: Rows
    changed: Rows
    folders: Path
    returned: Any


_done: dict[Hashable, _Done] = {}
_FOLDERS = ("FILES", "RECORDS")


def once(what: Hashable, do: Callable[[], Any]) -> Any:
    """Do `do`, called `what`, unless it was done after the same history: then put back what it left. Returns rows as it does.

    Only where files and records have folders of this test alone (`records_folder`).
    """
    if settings.FILES.parent != settings.RECORDS.parent or settings.FILES.is_relative_to(settings.DATA):
        return do()
    key = (connection.vendor, *Entry.objects.order_by("-pk").values_list("pk", "leaf_sm3")[:1], what)
    if key in _done:
        return _put_back(_done[key])
    before = _rows()
    returned = do()
    after = _rows()
    if all(before[model].keys() <= after[model].keys() for model in after):
        _done[key] = _Done(*_difference(before, after), _copied(), _named(returned))
    return returned


def _ours() -> list[type[Model]]:
    return [one for one in apps.get_models(include_auto_created=True) if one.__module__.startswith("guantong.")]


def _columns(model: type[Model]) -> list[str]:
    return [f'"{field.column}"' for field in model._meta.concrete_fields]


def _place(model: type[Model]) -> int:
    return list(model._meta.concrete_fields).index(model._meta.pk)


def _rows() -> Rows:
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in _ours():
            cursor.execute(f'SELECT {", ".join(_columns(model))} FROM "{model._meta.db_table}"')  # noqa: S608 - our own tables
            found[model] = {row[_place(model)]: row for row in cursor.fetchall()}
    return found


def _difference(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    came = {model: {pk: row for pk, row in rows.items() if pk not in before[model]} for model, rows in after.items()}
    changed = {
        model: {pk: row for pk, row in rows.items() if pk in before[model] and row != before[model][pk]}
        for model, rows in after.items()
    }
    return came, changed


def _copied() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="once-", dir=settings.DATA))
    for name in _FOLDERS:
        if getattr(settings, name).exists():
            shutil.copytree(getattr(settings, name), folder / name)
    return folder


def _put_back(done: _Done) -> Any:
    with transaction.atomic(), connection.cursor() as cursor:
        for model, rows in done.came.items():
            columns, places = _columns(model), ", ".join(["%s"] * len(model._meta.concrete_fields))
            if rows:
                cursor.executemany(
                    f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places})',  # noqa: S608
                    list(rows.values()),
                )
        for model, rows in done.changed.items():
            sets = ", ".join(f"{column} = %s" for column in _columns(model))
            for pk, row in rows.items():
                cursor.execute(f'UPDATE "{model._meta.db_table}" SET {sets} WHERE {_columns(model)[_place(model)]} = %s', [*row, pk])  # noqa: S608 # fmt: skip
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [one for one, rows in done.came.items() if rows]
        ):
            cursor.execute(statement)
    for name in _FOLDERS:
        if (done.folders / name).exists():
            shutil.copytree(done.folders / name, getattr(settings, name), dirs_exist_ok=True)
    return _read(done.returned)


def _named(returned: Any) -> Any:
    if isinstance(returned, Model):
        return type(returned), returned.pk
    if isinstance(returned, dict):
        return {key: _named(one) for key, one in returned.items()}
    if isinstance(returned, list | tuple):
        return [_named(one) for one in returned]
    return None


def _read(named: Any) -> Any:
    if isinstance(named, tuple):
        model, pk = named
        return model._base_manager.get(pk=pk)
    if isinstance(named, dict):
        return {key: _read(one) for key, one in named.items()}
    return [_read(one) for one in named] if isinstance(named, list) else None
