"""The database itself keeps the three administrators apart, whoever asks (三员分立)."""

from django.db import migrations

from guantong.apps.actors.protection import protect, unprotect


def forwards(_apps, editor):
    """Lay the triggers."""
    protect(editor.connection)


def backwards(_apps, editor):
    """Take them away."""
    unprotect(editor.connection)


class Migration(migrations.Migration):
    """Triggers on SQLite and PostgreSQL."""

    dependencies = [("actors", "0003_small_office")]
    operations = [migrations.RunPython(forwards, backwards)]
