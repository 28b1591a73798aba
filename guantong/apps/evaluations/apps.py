"""Which of its things bear files (绩效评价)."""

from django.apps import AppConfig


class Evaluations(AppConfig):
    """Files hang on projects' performance and on reports; seen by whoever sees those."""

    name = "guantong.apps.evaluations"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.evaluations.models import Performance, PerformanceFile, Report
        from guantong.apps.evaluations.project_queries import (
            performance_files_seen_by,
            performances_seen_by,
            reports_seen_by,
        )
        from guantong.apps.evaluations.workflow import PERFORMANCE, PERFORMANCE_FILE, REPORT
        from guantong.apps.files.bearers import Bearer, register

        register(
            Bearer(
                Performance,
                PERFORMANCE.words,
                performances_seen_by,
                lambda row: reverse("evaluations:project", args=[row.pk]),
            )
        )
        register(
            Bearer(Report, REPORT.words, reports_seen_by, lambda row: reverse("evaluations:report", args=[row.pk]))
        )
        register(
            Bearer(
                PerformanceFile,
                PERFORMANCE_FILE.words,
                performance_files_seen_by,
                lambda row: reverse("evaluations:performance_file", args=[row.pk]),
            )
        )
