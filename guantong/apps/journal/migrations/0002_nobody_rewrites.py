"""The database itself refuses to change or delete what the journal holds, whoever asks (不可改)."""

from django.db import migrations

from guantong.apps.journal.protection import protect, unprotect


def forwards(_apps, editor):
    """Lay the triggers."""
    protect(editor.connection)


def backwards(_apps, editor):
    """Take them away."""
    unprotect(editor.connection)


class Migration(migrations.Migration):
    """Triggers on SQLite and PostgreSQL."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
