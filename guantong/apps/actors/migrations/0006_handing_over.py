"""Who takes over what, thing by thing, and that the list was signed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The arrangement of a hand-over and its signature."""

    dependencies = [("actors", "0005_second_factor_known")]
    operations = [
        migrations.AddField("handover", "state", models.CharField("状态", default="handed", max_length=8)),
        migrations.AddField("handover", "signed_on", models.DateField("签字日期", blank=True, null=True)),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=200, verbose_name="事项")),
                ("state", models.CharField(default="arranged", max_length=8, verbose_name="状态")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+",
                        to=settings.AUTH_USER_MODEL, verbose_name="离任人",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+",
                        to=settings.AUTH_USER_MODEL, verbose_name="接手人",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "person"), name="one_new_owner_a_thing")],
            },
        ),
    ]  # fmt: skip
