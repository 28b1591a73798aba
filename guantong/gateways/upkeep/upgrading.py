"""Bringing the database to this version: every step, or none of them (升级)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from django.db import connection, transaction
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState

from guantong.apps.components.crashpoint import crashpoint
from guantong.domain.words import Words


class UpgradeRefused(RuntimeError):
    """The database is not touched; `words` say why and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


@dataclass(frozen=True, slots=True)
class Schema:
    """How the database stands to this program: steps not yet done, steps this program does not know, tables that do not fit."""

    waiting: int
    ahead: tuple[str, ...]
    halves: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """True where the database is the one this program knows."""
        return not (self.waiting or self.ahead or self.halves)


def schema() -> Schema:
    """Return how the database stands; nothing is changed."""
    loader = MigrationLoader(connection)
    applied, known = set(loader.applied_migrations), set(loader.graph.nodes)
    rooms = {app for app, _ in known}
    unknown = applied - known - set(loader.replacements)
    kept = _tables_here() if unknown else set()
    # a whole room may be new; one that an earlier version had and that is gone has no table any more
    unknown = {
        (app, name) for app, name in unknown if app in rooms or any(table.startswith(f"{app}_") for table in kept)
    }
    ahead = sorted(f"{app}.{name}" for app, name in unknown)
    halves: list[str] = []
    try:
        loader.check_consistent_history(connection)
    except InconsistentMigrationHistory as error:
        halves.append(str(error))
    if not ahead and not halves:
        halves += _unfitting_tables(loader, applied & known)
    return Schema(len(known - applied), tuple(ahead), tuple(halves))


def expected() -> list[str]:
    """Return the steps that this program knows, whatever the database has: which database a backup fits."""
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(None).graph.nodes)


def upgrade() -> None:
    """Do every step that waits in one transaction, so that a step that fails takes all before it back.

    Raises UpgradeRefused, with nothing done, on a database that a later program has written or that is half upgraded;
    whatever a step raises comes through, with nothing done either.
    """
    if connection.in_atomic_block:  # a test's own transaction: there is nothing to bring about
        call_command("migrate", verbosity=0, interactive=False)
        return
    found = schema()
    if found.ahead:
        raise UpgradeRefused(_AHEAD.filled(steps=_few(found.ahead)))
    if found.halves:
        raise UpgradeRefused(_HALF.filled(steps=_few(found.halves)))
    connection.disable_constraint_checking()  # SQLite: only outside a transaction, and tables are made anew within
    try:
        with transaction.atomic():
            call_command(Whole(), verbosity=0, interactive=False)
            connection.check_constraints()
    finally:
        connection.enable_constraint_checking()


class Whole(Command):
    """Django's migrate, whose steps do not wait for the end to see that rows fit: PostgreSQL alters no table before that."""

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Say what was done, and have the rows seen to fit."""
        super().migration_progress_callback(action, migration, fake)
        if action == "apply_success":
            crashpoint("upgrade.step_done")
        if action == "apply_success" and connection.vendor == "postgresql":
            connection.check_constraints()


def _unfitting_tables(loader: MigrationLoader, applied: Collection[tuple[str, str]]) -> list[str]:
    """Return tables that done steps should have made and are not there, and such that steps not done would make."""
    here = _tables_here()
    now, later = _tables(loader, applied), _tables(loader, loader.graph.nodes)
    return sorted((now - here) | ((later - now) & here))


def _tables_here() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


def _tables(loader: MigrationLoader, steps: Collection[tuple[str, str]]) -> set[str]:
    models = loader.project_state(list(steps)).models if steps else {}
    kept = (one for one in models.values() if one.options.get("managed", True) and not one.options.get("proxy"))
    kept = (one for one in kept if not _swapped(one))
    return {one.options.get("db_table") or f"{one.app_label}_{one.name_lower}" for one in kept}


def _swapped(model: ModelState) -> bool:
    """True for a model another has taken the place of, as ours of Django's own users: it has no table."""
    other = getattr(settings, model.options.get("swappable") or "", None)
    return other is not None and other.lower() != f"{model.app_label}.{model.name_lower}"


def _few(steps: Collection[str]) -> str:
    return "、".join(list(steps)[:3])


_AHEAD = Words(
    "数据库是更新版本的程序写的（{steps}），没有改动它。请安装同一版或更新的程序。",
    "A later program wrote this database ({steps}); it was not touched. Install that version or a later one.",
)
_HALF = Words(
    "数据库停在升级的半途（{steps}），没有改动它。请从升级前的备份恢复后再升级。",
    "The database stands half way through an upgrade ({steps}); it was not touched. Restore the backup from before, then upgrade.",
)
