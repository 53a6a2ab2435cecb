"""Addresses of packages: the case's, and each package's own, which its provider opens too."""

from django.urls import path

from isms.views import delivery, feedback, packages, rota, terms


app_name = "isms"
PACKAGE = "packages/<uuid:package_id>/"
urlpatterns = [
    path("cases/<uuid:case_id>/isms/", packages.of_case, name="of_case"),
    path("cases/<uuid:case_id>/isms/refer/", packages.refer, name="refer"),
    path("packages/", packages.packages, name="packages"),
    path(PACKAGE, packages.package, name="package"),
    path(f"{PACKAGE}answer/", packages.answer, name="answer"),
    path(f"{PACKAGE}withdraw/", packages.withdraw, name="withdraw"),
    path(f"{PACKAGE}level/", terms.set_level, name="set_level"),
    path(f"{PACKAGE}property/", terms.place, name="place"),
    path(f"{PACKAGE}check/", terms.check_placement, name="check_placement"),
    path(f"{PACKAGE}brief/", terms.share_brief, name="share_brief"),
    path(f"{PACKAGE}start/", terms.begin, name="begin"),
    path(f"{PACKAGE}end/", terms.end, name="end"),
    path(f"{PACKAGE}move-on/", terms.move_on, name="move_on"),
    path(f"{PACKAGE}rota/", rota.rota, name="rota"),
    path(f"{PACKAGE}rota/plan/", rota.plan, name="plan_shift"),
    path(f"{PACKAGE}rota/<uuid:shift_id>/", rota.record, name="record_shift"),
    path(f"{PACKAGE}rota/<uuid:shift_id>/off/", rota.cancel, name="cancel_shift"),
    path(f"{PACKAGE}delivery/", delivery.delivery, name="delivery"),
    path(f"{PACKAGE}delivery/write/", delivery.write, name="write_entry"),
    path(f"{PACKAGE}delivery/draw/", delivery.draw, name="draw_checks"),
    path(
        f"{PACKAGE}delivery/checks/<uuid:check_id>/",
        delivery.finish_check,
        name="finish_check",
    ),
    path(f"{PACKAGE}delivery/breach/", delivery.report, name="report_breach"),
    path(
        f"{PACKAGE}delivery/checks/<uuid:check_id>/breach/",
        delivery.report,
        name="report_found",
    ),
    path(
        f"{PACKAGE}delivery/breaches/<uuid:breach_id>/noted/",
        delivery.acknowledge,
        name="acknowledge",
    ),
    path(f"{PACKAGE}delivery/programme/", delivery.add_item, name="add_item"),
    path(
        f"{PACKAGE}delivery/programme/<uuid:item_id>/off/",
        delivery.remove_item,
        name="remove_item",
    ),
    path(f"{PACKAGE}feedback/", feedback.reports, name="feedback"),
    path(f"{PACKAGE}feedback/send/", feedback.send, name="send_feedback"),
    path(f"{PACKAGE}feedback/<uuid:feedback_id>/", feedback.report, name="report"),
    path(
        f"{PACKAGE}feedback/<uuid:feedback_id>/pdf/",
        feedback.pdf,
        name="feedback_pdf",
    ),
]
