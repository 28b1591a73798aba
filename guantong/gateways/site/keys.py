"""The keys of an installation: made on first use, readable by its user alone, never in the database (密钥)."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

FOLDER = "keys"
"""In the data folder."""
ELSEWHERE = {"persons": "GUANTONG_PERSONS_KEY", "seal": "GUANTONG_SEAL_KEY", "exchange": "GUANTONG_EXCHANGE_KEY"}
"""What in the environment may name another file for a key."""
NAMES = ("secret", *ELSEWHERE)


def kept_here(data: Path) -> dict[str, Path]:
    """Return the keys that lie in the data folder, by name; none is made."""
    places = {name: place(data, name) for name in NAMES}
    return {name: path for name, path in places.items() if path == data / FOLDER / name and path.is_file()}


def kept_apart(data: Path) -> tuple[str, ...]:
    """Return the names of the keys that somebody decided to keep elsewhere."""
    return tuple(name for name in NAMES if place(data, name) != data / FOLDER / name)


def place(data: Path, name: str) -> Path:
    """Return the file of a key, there or not."""
    return Path(os.environ.get(ELSEWHERE.get(name, "")) or data / FOLDER / name)


def secret(data: Path) -> str:
    """Return the key Django signs cookies with, made on first use."""
    return _kept(place(data, "secret"), lambda: token_urlsafe(48).encode()).decode()


def persons(data: Path) -> bytes:
    """Return the key under which natural persons are masked in the records, made on first use.

    GUANTONG_PERSONS_KEY may name a file elsewhere. Lost, the same person of later files is no longer told to be the same.
    """
    return _kept(place(data, "persons"), lambda: token_urlsafe(48).encode())


def sealing_key(data: Path) -> Ed25519PrivateKey:
    """Return the key that signs the journal's heads.

    GUANTONG_SEAL_KEY may name a file elsewhere, kept by someone who does not administer the database.
    """
    return _signing(place(data, "seal"))


def exchange_key(data: Path) -> Ed25519PrivateKey:
    """Return the key that signs the packages going out: not the journal's, which may be kept by somebody else.

    GUANTONG_EXCHANGE_KEY may name a file elsewhere.
    """
    return _signing(place(data, "exchange"))


def _signing(path: Path) -> Ed25519PrivateKey:
    raw = _kept(
        path, lambda: Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    )
    return Ed25519PrivateKey.from_private_bytes(raw)


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    if not path.exists():
        for folder in (path.parent.parent, path.parent):  # a mode holds for the last folder alone
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
        with suppress(FileExistsError):  # whoever links first wins; the other reads the winner's
            os.link(made, path)
        made.unlink()
    return path.read_bytes()
