"""A backup taken while a meeting runs holds sheets nobody can find: the key is not in it (会议备份)."""

from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.site.keys import sealing_key
from guantong.gateways.upkeep.backing_up import back_up
from guantong.gateways.upkeep.inventory import unpacked
from tests.consensus import STATEMENTS, opened
from tests.world import NOON, World

pytestmark = pytest.mark.django_db(transaction=True)
WORD, COST = "青石桥下有四条鱼慢慢游过".encode(), 10


@pytest.mark.parametrize("among_files", [False, True], ids=["", "mutant"])
def test_a_backup_of_the_middle_of_a_meeting_has_no_key(
    world: World, tmp_path: Path, settings: Any, among_files: bool
) -> None:
    settings.FILES, settings.LAKE, settings.RECORDS = (tmp_path / name for name in ("files", "lake", "records"))
    settings.MEETING_KEYS = tmp_path / ("files/keys" if among_files else "meeting-keys")
    assert sealing_key(settings.DATA)
    held = opened(world, 5)
    held.says(held.asked[0], STATEMENTS[0], "agree")
    key = (Path(settings.MEETING_KEYS) / f"{held.meeting.pk}").read_bytes()

    taken = back_up(tmp_path / "meeting.backup", WORD, as_of=NOON, cost=COST)
    folder = tmp_path / "read"
    folder.mkdir()
    unpacked(taken.path, WORD, folder)

    found = [path.name for path in folder.rglob("*") if path.is_file() and key in path.read_bytes()]
    assert bool(found) is among_files
