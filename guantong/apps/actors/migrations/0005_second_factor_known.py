"""The account holds the digest of its second factor: what is changed behind the journal opens no door (双因素)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("actors", "0004_administrators_apart")]
    operations = [
        migrations.AddField(
            "person",
            "factor_seal",
            models.CharField(blank=True, default="", help_text="digest of what the library keeps of it", max_length=64),
            preserve_default=False,
        )
    ]
