"""Builds the folder that starts without a network: wheels of the lock, assets, documentation, services, one settings file (安装包).

    python packaging/bundle.py [--out build/bundle] [--machines x86_64,aarch64 | --installed]

What could not be had for a machine is named in wheels/missing-{machine}.txt with the reason and the command that fetches it elsewhere; the
bundle is then none for that machine. With --installed the wheels are made again from what is installed here, for this machine, without a network.
"""

import argparse
import hashlib
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import installed

ROOT = Path(__file__).parents[1]
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
GLIBC = (17, 24, 26, 27, 28)
"""The manylinux tags that a system with glibc 2.28 or later takes (PEP 600): what Debian 10 and the systems built on it have."""
FONTS = {
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"): "NotoSansCJK-Regular.ttc",
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"): "NotoSerifCJK-Regular.ttc",
    Path("/usr/share/doc/fonts-noto-cjk/copyright"): "LICENCE-noto-cjk.txt",
}
"""Open fonts (SIL OFL 1.1), taken along where this machine has them."""


def main() -> int:
    """Build the bundle; 0 whole, 1 whole for some machines only."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=ROOT / "build" / "bundle")
    asked.add_argument("--machines", default="x86_64,aarch64")
    asked.add_argument("--installed", action="store_true")
    chosen = asked.parse_args()
    out, wheels = chosen.out, chosen.out / "wheels"
    shutil.rmtree(out, ignore_errors=True)
    wheels.mkdir(parents=True)
    locked = _run(
        ".venv/bin/uv", "export", "--frozen", "--no-dev", "--extra", "postgres", "--no-emit-project", "--quiet"
    )
    (wheels / "python.txt").write_text(PYTHON + "\n", "utf-8")
    _run(".venv/bin/uv", "build", "--quiet", "--wheel", "--out-dir", str(wheels))
    (wheels / ".gitignore").unlink(missing_ok=True)
    if chosen.installed:
        missing = {platform.machine(): _again(wheels, locked)}
    else:
        (wheels / "requirements.txt").write_text(locked, "utf-8")
        _run(
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", str(wheels), "pip"
        )  # fmt: skip
        missing = {machine: _wheels(wheels, machine, locked) for machine in chosen.machines.split(",")}
    _rest(out)
    sums = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(out).as_posix()}"
        for p in sorted(out.rglob("*"))
        if p.is_file()
    ]
    (out / "SHA256SUMS").write_text("\n".join(sums) + "\n", "utf-8")
    for machine, names in missing.items():
        print(f"{machine}: {'whole' if not names else f'{len(names)} wheels missing'}")
        if names:
            print((wheels / f"missing-{machine}.txt").read_text("utf-8"))
    print(f"{out}: {len(sums)} files")
    return int(any(missing.values()))


def _again(wheels: Path, locked: str) -> list[str]:
    folder = wheels / platform.machine()
    folder.mkdir()
    (wheels / "requirements.txt").write_text(installed.requirements(locked, folder), "utf-8")
    installed.packed(distribution("pip"), wheels)
    return []


def _wheels(wheels: Path, machine: str, locked: str) -> list[str]:
    """Fetch what the lock names for a machine, all at once; where that fails, one by one, and name what cannot be had."""
    folder = wheels / machine
    folder.mkdir()
    if _fetched(folder, machine, wheels / "requirements.txt").returncode == 0:
        return []
    missing: list[str] = []
    single = wheels / "single.txt"
    for block in _blocks(locked):
        single.write_text(block, "utf-8")
        got = _fetched(folder, machine, single)
        if got.returncode:
            reason = next(
                (line for line in reversed(got.stderr.splitlines()) if line.startswith("ERROR")), "ERROR: not fetched"
            )
            missing.append(f"{block.split()[0]}\t" + re.sub(r" \(from versions.*", "", reason))
    single.unlink()
    if missing:
        (wheels / f"missing-{machine}.txt").write_text(
            "\n".join([*missing, _FETCH.format(machine=machine, platforms=" ".join(_platforms(machine)))]) + "\n",
            "utf-8",
        )
    return missing


_FETCH = """
在能上网、装有同版 Python 的机器上，到安装包所在文件夹执行下面一行；装齐后删去本文件，再执行 sha256sum 一行：
On a machine with a network and the same Python, within the bundle; when all are there remove this file, then renew the sums:
  python3 -m pip download --no-deps --only-binary :all: {platforms} \
    --python-version $(cat wheels/python.txt) --require-hashes -r wheels/requirements.txt --dest wheels/{machine}
  rm wheels/missing-{machine}.txt; find . -type f ! -name SHA256SUMS -printf '%P\\n' | sort | xargs -d '\\n' sha256sum > SHA256SUMS
"""
"""How a wheel that this machine could not have is fetched on another."""


def _blocks(locked: str) -> list[str]:
    """Return the requirements of a lock, each with its hashes."""
    lines = "\n".join(line for line in locked.splitlines() if not line.lstrip().startswith("#"))
    return [block + "\n" for block in re.split(r"\n(?=\S)", lines.strip())]


def _fetched(folder: Path, machine: str, requirements: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
            "--require-hashes", *_platforms(machine), "--python-version", PYTHON, "--implementation", "cp",
            "--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none", "--requirement", str(requirements), "--dest", str(folder),
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _platforms(machine: str) -> list[str]:
    tags = [*(f"manylinux_2_{minor}_{machine}" for minor in GLIBC), f"manylinux2014_{machine}"]
    return [word for tag in tags for word in ("--platform", tag)]


def _rest(out: Path) -> None:
    """Assets, documentation, two documents to try it with, services, fonts, the script."""
    here = ROOT / "packaging"
    charts = ROOT / "node_modules" / "echarts" / "dist" / "echarts.min.js"
    (out / "assets" / "echarts").mkdir(parents=True)
    shutil.copy2(charts, out / "assets" / "echarts")
    shutil.copytree(ROOT / "docs", out / "docs")
    for name in ("README.md", "README.zh-CN.md", "GLOSSARY.md", "SECURITY.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy2(ROOT / name, out / "docs")
    (out / "systemd").mkdir()
    for unit in here.glob("guantong*"):
        shutil.copy2(unit, out / "systemd")
    for name in ("install.sh", "settings.env", "fonts.txt"):
        shutil.copy2(here / name, out)
    for place, name in FONTS.items():
        if place.exists():
            (out / "fonts").mkdir(exist_ok=True)
            shutil.copy2(place, out / "fonts" / name)
    (out / "documents").mkdir()
    _run(sys.executable, "-c", _DOCUMENTS, str(out / "documents"))


_DOCUMENTS = """
import sys
from pathlib import Path
from guantong.gateways.demo.figures import grow
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.printing import print_pdf
body = "明湖区城市管理局"
for year in (2024, 2025):
    paper = budget(grow(body, year, 1), grow(body, year - 1, 1))
    if year == 2025:
        paper.rewrite("政府采购服务预算150.00万元", "政府采购服务预算160.00万元")
    (Path(sys.argv[1]) / f"{year}年{body}预算（虚构）.pdf").write_bytes(print_pdf(paper))
"""
"""The two documents of fictional 明湖区: one with a planted difference, one without."""


def _run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
