"""The steering group reads its own part of the joint room, and not a row of anything else."""

import pytest
from django.apps import apps
from tests.architecture.stage import Stage
from tests.office.steering import playing

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord


@pytest.mark.django_db
def test_the_steering_group_reads_what_is_steered_and_no_row_of_anything_else(
    staged: Stage, petra: Actor, stig: Actor
) -> None:
    del staged
    playing.get_ready(petra)
    playing.item(petra)
    playing.event(petra)
    with access.acting_as(stig):
        seen = {
            model._meta.label
            for model in apps.get_models()
            if issubclass(model, RoomRecord) and model._default_manager.exists()
        }

    assert seen <= {
        "national.SiteReturn",
        "outcomes.AnalysisPlan",
        "outcomes.Annotation",
        "outcomes.Indicator",
        "outcomes.Observation",
        "outcomes.PlanDeviation",
        "outcomes.Vintage",
        "progress.Issue",
        "progress.PublicContact",
        "progress.Wording",
        "steering.StartUpStep",
        "steering.Agreement",
        "steering.AgreementParty",
        "steering.PlanItem",
        "steering.ContextEvent",
        "steering.FidelityReport",
        "steering.FidelityMark",
        "steering.Readiness",
        "steering.HandOver",
        "steering.WeeklyFigures",
        "steering_reports.GivenReport",
    }
    assert {"steering.Agreement", "steering.PlanItem", "steering.ContextEvent"} <= seen
