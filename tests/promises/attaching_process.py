"""A process of its own that grows 明湖区 in its data folder, or starts again and attaches one file, to be killed on the way."""

import sys
from pathlib import Path

import django

CONTENT = "整改证据".encode()


def main(verb: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: `grow`, or `attach` (`attach_rows_first`) after the clean-up of a start."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.files import operations
    from guantong.apps.files.models import Attachment
    from guantong.apps.subjects.models import Subject
    from guantong.domain.seal.canonical import sm3
    from guantong.domain.secrecy import Level
    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site

    if verb == "grow":
        call_command("migrate", verbosity=0)
        grow_site(now())
        return
    operations.sweep(as_of=now())
    print(sum(1 for path in (Path(settings.FILES) / "staging").glob("*")), flush=True)
    if verb == "attach_rows_first":
        operations.store.keep = sm3  # the mutant: a row is written although its bytes are not safe yet
    if not Attachment.objects.exists():
        subject, by = Subject.objects.earliest("pk"), standing_of(Person.objects.get(username="shen"), now().date())
        operations.attach(
            to=subject, path=subject.path, name="证据.txt", content=CONTENT, level=Level.INTERNAL, by=by, as_of=now()
        )


if __name__ == "__main__":
    main(sys.argv[1])
