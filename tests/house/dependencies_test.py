"""What is installed with the product: few, permissive, and none of it heavy where a check must be quick."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from tests.house.files import ROOT

MOST_DIRECT = 30
PERMISSIVE = re.compile(r"MIT|BSD|APACHE|PSF|PYTHON SOFTWARE|ISC|HPND|CC0|UNLICENSE|ZLIB")
COPYLEFT = re.compile(r"GPL|GNU|MPL|MOZILLA|EUPL")
EXCEPTIONS: dict[str, str] = {}  # name: why a licence that is not permissive is accepted
HEAVY = {
    "django",
    "ibis",
    "duckdb",
    "pyarrow",
    "numpy",
    "pandas",
    "sklearn",
    "pypdfium2",
    "python_calamine",
    "typst",
    "docx",
    "PIL",
}
CHECK = "import sys; from guantong.gateways.cli.command import main; main(['check', sys.argv[1]]); print(*sys.modules)"


def direct() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [_name(entry) for entry in project["dependencies"]]


def installed_at_runtime() -> dict[str, Distribution]:
    """Return the direct dependencies and all that they pull in here; extras and other platforms are left out."""
    found: dict[str, Distribution] = {}
    wanted = direct()
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            if name in direct():
                raise
            continue
        wanted += [_name(entry) for entry in found[name].requires or [] if "extra ==" not in entry]
    return found


def licence(about: Distribution) -> str:
    """Return what a distribution says of its licence; of a licence given in full only the first words."""
    said = about.metadata
    classifiers = [c for c in said.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([said.get("License-Expression") or "", (said.get("License") or "")[:60], *classifiers]).upper()


def is_permissive(words: str) -> bool:
    return bool(PERMISSIVE.search(words)) and not COPYLEFT.search(words)


def test_the_words_of_a_licence_are_told_apart() -> None:
    assert is_permissive("BSD-3-CLAUSE, APACHE-2.0")
    assert not is_permissive("LGPL-3.0-ONLY WITH AN EXCEPTION LIKE MIT")
    assert not is_permissive("")


def test_direct_dependencies_are_few() -> None:
    print(f"\n{len(direct())} direct runtime dependencies")

    assert len(direct()) <= MOST_DIRECT


def test_everything_installed_at_runtime_is_permissive_or_a_listed_exception() -> None:
    licences = {name: licence(about) for name, about in installed_at_runtime().items()}

    assert {
        name: words for name, words in licences.items() if not is_permissive(words) and name not in EXCEPTIONS
    } == {}
    assert set(EXCEPTIONS) <= set(licences)


def test_the_bill_of_materials_names_everything_installed_at_runtime() -> None:
    uv = Path(sys.executable).with_name("uv")
    export = [uv, "export", "--frozen", "--no-dev", "--no-emit-project", "--quiet", "--format", "cyclonedx1.5"]
    bill = json.loads(subprocess.run(export, cwd=ROOT, capture_output=True, check=True).stdout)

    assert set(installed_at_runtime()) - {_name(part["name"]) for part in bill["components"]} == set()


def test_a_check_of_an_empty_folder_loads_no_framework_and_no_parser(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in ran.stdout.split("\n")[-2].split()}

    assert "guantong" in loaded
    assert loaded & HEAVY == set()


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>!~\[ ;(]", requirement)[0]).lower()
