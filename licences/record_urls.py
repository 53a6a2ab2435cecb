"""Orders, days, watching and the way to release, under `/cases/<case_id>/custody/`."""

from django.urls import path

from licences.views import (
    curfew,
    days,
    monitoring,
    orders,
    parole,
    prerelease,
    supervision,
)


urlpatterns = [
    path("parole/", parole.parole, name="parole"),
    path("parole/<uuid:process_id>/open/", parole.open_parole, name="open_parole"),
    path("parole/<uuid:process_id>/ask/", parole.ask_report, name="ask_report"),
    path(
        "parole/<uuid:process_id>/hearing/",
        parole.list_hearing,
        name="list_parole_hearing",
    ),
    path(
        "parole/<uuid:process_id>/decide/", parole.decide_parole, name="decide_parole"
    ),
    path(
        "parole/<uuid:process_id>/conditions/",
        parole.set_condition,
        name="set_parole_condition",
    ),
    path("parole/<uuid:process_id>/close/", parole.close_parole, name="close_parole"),
    path(
        "parole/reports/<uuid:parole_report_id>/",
        parole.receive_report,
        name="receive_report",
    ),
    path("pre-release/", prerelease.plan, name="pre_release"),
    path("pre-release/seen/", prerelease.moves_seen, name="moves_seen"),
    path("pre-release/proposal/", supervision.propose, name="propose"),
    path("pre-release/<slug:step>/", prerelease.step, name="release_step"),
    path("curfew/view/", curfew.give_view, name="curfew_view"),
    path("curfew/decide/", curfew.decide, name="curfew_decide"),
    path("supervision/", supervision.page, name="supervision"),
    path("supervision/<slug:stage>/explain/", supervision.explain, name="explain"),
    path("orders/", orders.page, name="orders"),
    path("orders/record/", orders.record, name="record_order"),
    path("orders/<uuid:order_id>/end/", orders.end, name="end_order"),
    path(
        "orders/<uuid:order_id>/requirements/",
        orders.add_requirement,
        name="add_requirement",
    ),
    path(
        "requirements/<uuid:requirement_id>/progress/",
        orders.progress,
        name="requirement_progress",
    ),
    path("monitoring/", monitoring.page, name="monitoring"),
    path(
        "conditions/<uuid:condition_id>/watch/",
        monitoring.watch,
        name="watch_condition",
    ),
    path("watches/<uuid:watch_id>/check/", monitoring.check, name="check_condition"),
    path(
        "conditions/<uuid:condition_id>/appointment/",
        monitoring.appointment,
        name="drug_appointment",
    ),
    path("tags/fit/", monitoring.fit, name="fit_tag"),
    path("tags/<uuid:tag_id>/event/", monitoring.event, name="tag_event"),
    path("tags/<uuid:tag_id>/remove/", monitoring.remove, name="remove_tag"),
    path("days/record/", days.record, name="record_days"),
    path("days/<uuid:adjustment_id>/return/", days.came_back, name="record_return"),
    path("days/<uuid:adjustment_id>/withdraw/", days.withdraw, name="withdraw_days"),
]
