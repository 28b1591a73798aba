"""A demo is served on loopback only, with its strip; its folder never otherwise, and no other folder as a demo (演示)."""

from ipaddress import ip_address
from pathlib import Path

from guantong.domain.words import Words


def mark(data: Path) -> None:
    """Mark a data folder as a demo's, before anything fictional is kept in it."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    (data / "demo").write_text("虚构演示数据 fictional\n", "utf-8")


def why_not_served(host: str, demo: bool, data: Path, kept: bool) -> Words | None:
    """Return why the site may not be served so, or None; `kept` says that the database holds people already."""
    if demo and not on_loopback(host):
        return _LOOPBACK.filled(host=Words(host, host))
    if not demo and (data / "demo").exists():
        return _MARKED
    if demo and kept and not (data / "demo").exists():
        return _REAL
    return None


def on_loopback(host: str) -> bool:
    """True when `host` is this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_LOOPBACK = Words("演示模式只能在本机打开，不能用 {host}。", "A demo is served on loopback only, not on {host}.")
_MARKED = Words(
    "这个数据文件夹是虚构演示，须以 DEMO=1 打开，每页带演示标识。",
    "This data folder is a demo's: it is served with DEMO=1 and its strip only.",
)
_REAL = Words(
    "这个数据文件夹不是演示数据，不能以演示模式打开（演示链接不需要口令）。",
    "This data folder is not a demo's and is not served as one: demo links need no password.",
)
