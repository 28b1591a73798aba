"""Pages keep the house's ways: closed by default, lists from the one component, words in both languages, floors in templates."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.template import engines
from django.urls import URLPattern, URLResolver, get_resolver

from guantong.domain.roles import rooms
from tests.house.files import PACKAGE, ROOT, tracked

APPS = PACKAGE / "apps"
FLOORS = ConfigParser()
FLOORS.read(ROOT / ".importlinter")
ORDER = re.findall(r"\w+", FLOORS["importlinter:contract:apps"]["layers"])[::-1]
TEMPLATES = [path for path in tracked() if path.suffix == ".html" and APPS in path.parents]
LIBRARIES = ("allauth.", "django.", "ninja.", "functools")


def patterns(found: list[Any]) -> Iterator[URLPattern]:
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def our_views() -> list[Any]:
    views = [pattern.callback for pattern in patterns(get_resolver().url_patterns)]
    return [view for view in views if not view.__module__.startswith(LIBRARIES)]


def test_every_page_says_whose_it_is() -> None:
    assert our_views()
    assert [view.__module__ for view in our_views() if not view.public and view.reads not in rooms()] == []


def test_only_the_doors_that_a_link_opens_are_open_to_all() -> None:
    assert sorted({view.__module__ for view in our_views() if view.public}) == [
        "guantong.apps.actors.pages.activate",
        "guantong.apps.actors.pages.demo_sign_in",
        "guantong.apps.consultation.pages.joint_public",
        "guantong.apps.surveys.pages.answer",
        "guantong.apps.voices.pages.receipt",
    ]


# drawn by design: the list itself, a chart's table, the desk, the through-map, the table of permissions, a grid one types in, the first rows of a file,
# the tables of a letter itself, the first rows behind a signal (all of them are a list, one click away)
TABLES = {
    "components/listing.html", "components/parts/chart.html", "notices/pages/desk.html", "years/pages/map.html",
    "actors/pages/permissions.html", "figures/pages/typing.html", "feeds/pages/mapping.html", "papers/pages/paper_blocks.html",
    "diagnosis/pages/signal.html",
}  # fmt: skip


def test_no_page_draws_a_list_by_hand() -> None:
    drawn = {
        str(path.relative_to(APPS))
        for path in TEMPLATES
        if re.search(r"<table[^>]*>(?:(?!</table>).)*{% for", path.read_text("utf-8"), re.DOTALL)
    }

    assert drawn - TABLES == set()


def test_no_template_carries_a_script_or_style_of_its_own() -> None:
    own = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)")

    assert [str(path.relative_to(APPS)) for path in TEMPLATES if own.search(path.read_text("utf-8"))] == []


def test_a_template_includes_only_from_its_own_room_or_below() -> None:
    order = {room: at for at, room in enumerate(ORDER)}
    upward = []
    for path in TEMPLATES:
        room = path.relative_to(APPS).parts[0]
        used = re.findall(r"{%\s*(?:extends|include)\s+\"(\w+)/", path.read_text("utf-8"))
        upward += [(str(path.relative_to(APPS)), other) for other in used if order[other] > order[room]]

    assert upward == []


def test_a_foreign_key_into_another_room_leaves_no_trace_there() -> None:
    order = {room: at for at, room in enumerate(ORDER)}
    own = [model for model in apps.get_models() if model.__module__.startswith("guantong.apps.")]
    keys = [
        (model._meta.label, field.name, field.related_model._meta.app_label, field.remote_field.related_name)
        for model in own
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label != model._meta.app_label
    ]

    assert [key for key in keys if order.get(key[2], 99) >= order[key[0].split(".")[0]] or key[3] != "+"] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APPS)))
def test_every_template_compiles_and_no_component_is_left_unread(path: Any) -> None:
    engines["django"].get_template(str(path.relative_to(APPS)))


CHINESE = re.compile(r"[\u4e00-\u9fff]")
TRANSLATED = re.compile(r"{%\s*(?:translate|blocktranslate|endblocktranslate|plural)[^%]*%}")


def test_what_a_page_says_in_chinese_can_be_said_in_english() -> None:
    """Chinese outside a translate tag would stay Chinese on an English page; people's own words may."""
    bare = []
    for path in TEMPLATES:
        text = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", path.read_text("utf-8"), flags=re.DOTALL)
        text = TRANSLATED.sub("", text)
        text = re.sub(r"class=\"voice\">.*?</p>|{#.*?#}|lang=\"zh-CN\">中文", "", text, flags=re.DOTALL)
        if path.name != "failed.html" and CHINESE.search(text):
            bare.append((str(path.relative_to(APPS)), CHINESE.search(text).start()))

    assert bare == []


def test_the_english_catalogue_says_everything() -> None:
    from tests.house.messages import catalogue, said

    missing = sorted(said() - {msgid for msgid, english in catalogue(ROOT).items() if english})

    assert missing == []


DRAWN_BY_OTHERS = {"components/pages/errors.py"}
"""Several answers of one kind, each with its own template."""


def page_modules() -> list[Path]:
    found = [
        path for path in tracked() if path.suffix == ".py" and path.parent.name == "pages" and APPS in path.parents
    ]
    return [path for path in found if path.stem != "__init__" and not path.stem.endswith("_test")]


@pytest.mark.parametrize("path", page_modules(), ids=lambda path: str(path.relative_to(APPS)))
def test_a_page_is_one_stem_with_its_view_its_template_and_its_test(path: Path) -> None:
    text, name = path.read_text("utf-8"), path.relative_to(APPS)

    assert re.search(r"^def \w+\(\s*request: HttpRequest", text, re.MULTILINE), (
        f"{name} shows no page: move it out of pages/"
    )
    assert path.with_name(f"{path.stem}_test.py").exists(), f"{name} has no test"
    if "render(" in text and str(name) not in DRAWN_BY_OTHERS:
        assert path.with_suffix(".html").exists(), f"{name} has no template of its own"
        assert f'"{name.with_suffix(".html")}"' in text, f"{name} draws another page's template"
