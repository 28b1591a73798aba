"""Files stay small, rooms say what they are, the project speaks of itself alone."""

import re
from collections import Counter
from pathlib import Path
from statistics import median

from guantong.gateways.cli.manual import grow
from tests.house.files import GENERATED, PACKAGE, ROOT, tracked

COUNTED = (".py", ".html", ".css", ".js", ".md")
LONGEST_PAGE = 120
WORTH_A_SENTENCE = 400


def test_the_ten_longest_files_are_printed_and_the_median_is_small() -> None:
    counted = [
        p
        for p in tracked()
        if p.suffix in COUNTED
        and not {"docs/reference", "migrations"} & {*map(str, p.parents), *p.parts, str(p.parent.relative_to(ROOT))}
    ]
    sizes = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in counted}
    code = [n for p, n in sizes.items() if p.suffix == ".py" and n]

    print("\nten longest files:", *(f"{n:5d} {p}" for p, n in Counter(sizes).most_common(10)), sep="\n")
    print(f"median of python files: {median(code)}")
    # printed, not refused: as a failure it breeds a second half of the same file
    print(*(f"over {WORTH_A_SENTENCE} lines, owes a reason: {p}" for p, n in sizes.items() if n > WORTH_A_SENTENCE))
    assert median(code) < 80


def test_a_page_is_no_longer_than_a_page() -> None:
    pages = [p for p in tracked() if p.suffix == ".py" and p.parent.name == "pages" and not p.stem.endswith("_test")]

    assert [str(p) for p in pages if len(p.read_text("utf-8").splitlines()) > LONGEST_PAGE] == []


def test_every_room_says_what_it_is() -> None:
    rooms = [p.parent for storey in ("domain", "apps", "gateways") for p in (PACKAGE / storey).glob("*/__init__.py")]

    assert rooms
    assert [p.name for p in rooms if p.name not in ("clock", "adapters") and not (p / "README.md").exists()] == []


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


def test_the_reference_is_grown_and_not_edited(tmp_path: Path) -> None:
    grown = grow(tmp_path)

    stale = [
        p.relative_to(tmp_path)
        for p in grown
        if (ROOT / "docs" / "reference" / p.relative_to(tmp_path)).read_text("utf-8") != p.read_text("utf-8")
    ]
    assert stale == []


def test_no_two_switched_off_mechanisms_have_one_name() -> None:
    """They are called by their name alone: of two the later file's would stand for both, and a lane could not go red."""
    files = sorted((ROOT / "tests" / "promises" / "mutants").glob("*.py"))
    names = Counter(name for p in files for name in re.findall(r"^def ([a-z]\w+)", p.read_text("utf-8"), re.MULTILINE))

    assert [name for name, times in names.items() if times > 1] == []
