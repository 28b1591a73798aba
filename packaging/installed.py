"""Makes wheels again from what is installed here: a folder for this machine alone, without any network (本机程序库重新打包)."""

import base64
import hashlib
import re
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path, PurePosixPath

_NOT_PACKED = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"}
"""What an installer writes beside."""


def requirements(locked: str, into: Path) -> str:
    """Make a wheel of each requirement of a lock that is installed, and return them with the digests of these wheels."""
    lines = []
    for name, versions in _versions(locked).items():
        try:
            found = distribution(name)
        except PackageNotFoundError:  # of another system
            continue
        if found.version not in versions:
            raise SystemExit(
                f"{name} {found.version} is installed, the lock says {' or '.join(versions)}: make .venv/ready"
            )
        digest = hashlib.sha256(packed(found, into).read_bytes()).hexdigest()
        lines.append(f"{name}=={found.version} --hash=sha256:{digest}\n")
    return "".join(lines)


def _versions(locked: str) -> dict[str, list[str]]:
    """Return what a lock names, and each version of it: another Python may have another."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", locked, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def packed(found: Distribution, into: Path) -> Path:
    """Write the wheel of an installed distribution; scripts are left to whoever installs it."""
    stem = f"{re.sub('[-_.]+', '_', found.metadata['Name']).lower()}-{found.version}"
    wheel = into / f"{stem}-{_tag(found)}.whl"
    home, record = "", []
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED, strict_timestamps=False) as out:
        for file in found.files or ():
            path = PurePosixPath(file)
            information = path.parts[0].endswith(".dist-info")
            home = path.parts[0] if information else home
            if ".." in path.parts or path.suffix == ".pyc" or (information and path.name in _NOT_PACKED):
                continue
            content = Path(str(found.locate_file(file))).read_bytes()
            out.writestr(zipfile.ZipInfo(path.as_posix()), content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{_quoted(path.as_posix())},sha256={digest},{len(content)}\n")
        record.append(f"{home}/RECORD,,\n")
        out.writestr(f"{home}/RECORD", "".join(record))
    return wheel


def _tag(found: Distribution) -> str:
    """Return the three parts of a wheel's name, each with all it fits."""
    said = [
        line.split(":", 1)[1].strip()
        for line in (found.read_text("WHEEL") or "").splitlines()
        if line.startswith("Tag:")
    ]
    parts = zip(*(one.split("-") for one in said), strict=True)
    return "-".join(".".join(dict.fromkeys(chain(part))) for part in parts)


def _quoted(name: str) -> str:
    return f'"{name}"' if "," in name else name
