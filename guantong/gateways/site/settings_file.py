"""The one settings file of an installation: lines NAME=VALUE, as systemd reads them too (设置文件).

What the environment says already wins over the file. A demo reads no file: it must not come upon the database of an office.
"""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

NAME = "settings.env"
KNOWN = (
    "GUANTONG_DATA", "DATABASE_URL", "GUANTONG_HOSTS", "GUANTONG_DISTRICT", "GUANTONG_PREFIX", "GUANTONG_HTTPS",
    "GUANTONG_SUBDISTRICT_LETTERS", "GUANTONG_PERSONS_KEY", "GUANTONG_SEAL_KEY", "GUANTONG_EXCHANGE_KEY", "GUANTONG_INSTANCE",
    "GUANTONG_PROXIES",
)  # fmt: skip
"""What a district may set. Anything else in the file is told by `guantong doctor`: most likely a slip of the pen."""


def place(environment: MutableMapping[str, str] = os.environ) -> Path | None:
    """Return the file that counts, None where there is none.

    GUANTONG_SETTINGS names it, empty for none; else /etc/guantong/settings.env; else the one beside the installation's folder.
    """
    if (named := environment.get("GUANTONG_SETTINGS")) is not None:
        return Path(named) if named else None
    places = (Path("/etc/guantong") / NAME, Path(sys.prefix).parent / NAME)
    return next((path for path in places if path.is_file()), None)


def read(path: Path) -> dict[str, str]:
    """Return what a file sets; raises ValueError with the number of a line that is none, OSError when it cannot be read."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, mark, value = text.partition("=")
        if not mark or not name.strip().isidentifier():
            raise ValueError(f"{path} 第 {number} 行应为 名称=值 (line {number} is not NAME=VALUE)")
        found[name.strip()] = _unquoted(value.strip())
    return found


def apply(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let the file speak where the environment is silent."""
    path = None if environment.get("DEMO") else place(environment)
    for name, value in (read(path) if path else {}).items():
        if name in KNOWN and value:
            environment.setdefault(name, value)


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
