"""Every workflow of every room, found and not listed: what the permission matrix and its tests read (流程总表)."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from guantong.domain.workflow.table import Workflow


def workflows() -> Iterator[Workflow]:
    """Yield the tables in the order of the rooms."""
    yield from _found()


@cache
def _found() -> tuple[Workflow, ...]:
    rooms = [config.name for config in apps.get_app_configs() if find_spec(f"{config.name}.workflow")]
    modules = [import_module(f"{room}.workflow") for room in rooms]
    return tuple(table for module in modules for table in vars(module).values() if isinstance(table, Workflow))
