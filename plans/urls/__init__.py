"""Addresses of a case's plan."""

from django.urls import path

from plans.views import actions, changes, objectives, plan


app_name = "plans"
urlpatterns = [
    path("", plan.plan, name="plan"),
    path("changes/", changes.changes, name="changes"),
    path("pdf/", plan.pdf, name="pdf"),
    path("issue/", plan.issue, name="issue"),
    path("versions/<int:number>/", plan.version, name="version"),
    path("situation/", plan.situation, name="situation"),
    path("situation/history/", plan.situations, name="situations"),
    path("situation/<slug:section>/", plan.situation, name="section_situation"),
    path("role/", plan.role, name="role"),
    path("objectives/new/", objectives.add_objective, name="add_objective"),
    path(
        "objectives/<uuid:objective_id>/close/",
        objectives.close_objective,
        name="close_objective",
    ),
    path("actions/new/", actions.add_action, name="add_action"),
    path("actions/<uuid:action_id>/", actions.action, name="action"),
    path("actions/<uuid:action_id>/progress/", actions.progress, name="progress"),
    path("actions/<uuid:action_id>/reassign/", actions.reassign, name="reassign"),
]
