"""A suggestion bears its evidence, the government's list its workbook, a call the document of its ceiling (相向贯通)."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """Tell `files` what of this room bears files."""

    name = "guantong.apps.consultation"

    def ready(self) -> None:
        """Register them."""
        from django.urls import reverse

        from guantong.apps.consultation.board_addresses import address_of_freeze, address_of_round
        from guantong.apps.consultation.board_queries import decisions_seen_by, rounds_seen_by
        from guantong.apps.consultation.board_workflow import DECISION, ROUND
        from guantong.apps.consultation.models import Call, ListDecision, PlanFile, Round, Suggestion
        from guantong.apps.consultation.queries import calls_seen_by, plan_files_seen_by, suggestions_seen_by
        from guantong.apps.consultation.workflow import CALL, PLAN, SUGGESTION
        from guantong.apps.files.bearers import Bearer, register

        register(
            Bearer(
                Suggestion,
                SUGGESTION.words,
                suggestions_seen_by,
                lambda one: reverse("consultation:suggestion", args=[one.pk]),
            )
        )
        register(
            Bearer(
                PlanFile, PLAN.words, plan_files_seen_by, lambda one: reverse("consultation:plan_file", args=[one.pk])
            )
        )
        register(Bearer(Call, CALL.words, calls_seen_by, lambda one: reverse("consultation:call", args=[one.pk])))
        register(Bearer(Round, ROUND.words, rounds_seen_by, address_of_round))
        register(Bearer(ListDecision, DECISION.words, decisions_seen_by, address_of_freeze))
