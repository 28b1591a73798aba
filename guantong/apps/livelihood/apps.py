"""Lists bear the workbook they came in; milestones, reports and objections bear photos (民生实事)."""

from django.apps import AppConfig


class Livelihood(AppConfig):
    """Tell `files` what of this room bears files."""

    name = "guantong.apps.livelihood"

    def ready(self) -> None:
        """Register what bears files."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.livelihood import models, queries
        from guantong.apps.livelihood.workflow import ITEM, ITEM_FILE, LIST, OBJECTION, REPORT

        for model, words, seen_by, route in (
            (models.ListFile, LIST.words, queries.lists_seen_by, "list"),
            (models.ItemFile, ITEM_FILE.words, queries.item_files_seen_by, "item_file"),
            (models.Item, ITEM.words, queries.items_seen_by, "item"),
            (models.Milestone, models.Milestone.CALLED, queries.milestones_seen_by, "milestone"),
            (models.Report, REPORT.words, queries.reports_seen_by, "report"),
            (models.Objection, OBJECTION.words, queries.objections_seen_by, "objection"),
        ):
            register(
                Bearer(model, words, seen_by, lambda of, route=route: reverse(f"livelihood:{route}", args=[of.pk]))
            )
