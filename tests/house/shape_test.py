"""Files stay small, rooms stand on their floors, the project speaks of itself alone."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections import Counter
from statistics import median

from tests.house.files import GENERATED, PACKAGE, ROOT, tracked

MOST_DEPENDENCIES = 30
COUNTED = (".py", ".html", ".css", ".js", ".md")
PERMISSIVE = ("MIT", "BSD", "APACHE", "PSF", "PYTHON SOFTWARE", "ISC", "HPND", "MPL", "CC0", "UNLICENSE", "ZLIB")
COPYLEFT = ("GPL", "AGPL")


def test_the_ten_longest_files_are_printed_and_the_median_is_small() -> None:
    counted = [p for p in tracked() if p.suffix in COUNTED and "docs/reference" not in str(p)]
    sizes = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in counted}

    print("\nten longest files:", *(f"{n:5d} {p}" for p, n in Counter(sizes).most_common(10)), sep="\n")
    code = [n for p, n in sizes.items() if p.suffix == ".py" and n]
    print(f"median of python files: {median(code)}")
    assert median(code) < 80
    assert [str(p) for p, n in sizes.items() if p.suffix == ".py" and n > 400] == []


def test_every_room_has_a_readme_and_a_floor() -> None:
    contracts = (ROOT / ".importlinter").read_text("utf-8")
    rooms = [
        p
        for storey in ("domain", "gateways")
        for p in (PACKAGE / storey).iterdir()
        if p.is_dir() and p.name != "__pycache__"
    ]

    assert [p.name for p in rooms if not re.search(rf"\b{p.name}\b", contracts)] == []
    assert [p.name for p in rooms if p.name not in ("clock", "adapters") and not (p / "README.md").exists()] == []
    assert contracts.count("exhaustive = true") == 2


def test_no_room_is_a_junk_drawer() -> None:
    junk = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}

    assert [str(p) for p in tracked() if p.suffix == ".py" and junk & {p.stem, *p.relative_to(ROOT).parts[:-1]}] == []


def test_the_project_speaks_of_itself_alone() -> None:
    away = re.compile(
        "|".join(
            [
                "/" + "work/",
                "/" + "root/",
                "/" + "tmp/",
                "pypi" + r"\.org",
                "python" + "hosted",
                "registry" + r"\.npmjs",
                "普" + "陀",
            ]
        )
    )
    said = [
        (str(p.relative_to(ROOT)), match[0])
        for p in tracked()
        if p.name not in GENERATED
        and p.suffix not in (".png", ".jpg")
        and (match := away.search(p.read_text("utf-8", errors="ignore")))
    ]

    assert said == []


def test_a_check_loads_no_framework() -> None:
    code = "import sys; from guantong.gateways.cli.check import check; check([]); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    heavy = {"django", "ibis", "pandas", "sklearn", "pypdfium2", "python_calamine", "typst", "PIL"}
    assert heavy & {name.partition(".")[0] for name in loaded} == set()


def test_runtime_dependencies_are_few_and_permissive() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[=<>\[ ]", entry)[0] for entry in project["dependencies"]]

    licences = {name: _licence(name) for name in names}

    print(f"\n{len(names)} direct runtime dependencies: {licences}")
    assert len(names) <= MOST_DEPENDENCIES
    assert [
        name
        for name, words in licences.items()
        if any(c in words for c in COPYLEFT) or not any(p in words for p in PERMISSIVE)
    ] == []


def _licence(name: str) -> str:
    about = importlib.metadata.metadata(name)
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([about.get("License-Expression") or "", (about.get("License") or "")[:60], *classifiers]).upper()


def test_the_reference_is_grown_and_not_edited(tmp_path: object) -> None:
    from pathlib import Path

    from guantong.gateways.cli.manual import grow

    folder = Path(str(tmp_path))
    grown = grow(folder)

    stale = [
        p.relative_to(folder)
        for p in grown
        if (ROOT / "docs" / "reference" / p.relative_to(folder)).read_text("utf-8") != p.read_text("utf-8")
    ]
    assert stale == []
