"""What surveys ask where a file is brought: answers of another platform, lists to draw from (问卷的文件表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys.models import AnswerFile
from guantong.domain.surveys.platforms import targets


class Brought(forms.Form):
    """A workbook."""

    file = forms.FileField(label=later("文件"), help_text=later("xlsx，不超过 5 MB"))

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found


class Mapped(forms.Form):
    """Which question each column answers."""

    def __init__(self, *args: Any, file: AnswerFile, **kwargs: Any) -> None:
        """Ask of every column that was kept."""
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("不导入")),
            *((code, said(words)) for code, words in targets(file.survey.questionnaire).items()),
        ]
        self.heads = dict(enumerate(file.mapping))
        for at, head in self.heads.items():
            self.fields[f"c{at}"] = forms.ChoiceField(
                label=head[:80], required=False, choices=choices, initial=file.mapping[head]
            )

    def clean(self) -> dict[str, Any]:
        """Return the mapping by head."""
        found = super().clean() or {}
        return {"mapping": {head: found.get(f"c{at}", "") for at, head in self.heads.items()}}
