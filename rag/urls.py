"""A case's rating, under `/cases/<case_id>/rating/`, and the board of all cases."""

from django.urls import include, path

from rag.views import board, duties, rating, wanted


app_name = "rag"

on_case = [
    path("", rating.rating, name="rating"),
    path("rate/", rating.rate, name="rate"),
    path("wanted/publish/", wanted.publish_wanted, name="publish_wanted"),
    path("wanted/<uuid:alert_id>/end/", wanted.end_wanted, name="end_wanted"),
    path(
        "wanted/<uuid:alert_id>/acknowledge/",
        wanted.acknowledge_wanted,
        name="acknowledge_wanted",
    ),
    path("duties/", duties.duties, name="duties"),
    path("duties/<slug:duty>/", duties.record_duty, name="record_duty"),
    path("monitoring/", duties.assess_monitoring, name="assess_monitoring"),
    path("frequency/", duties.agree_frequency, name="agree_frequency"),
]

urlpatterns = [
    path("cases/<uuid:case_id>/rating/", include(on_case)),
    path("board/", board.board, name="board"),
    path("board/save/", board.save_board, name="save_board"),
    path("board/<uuid:board_id>/delete/", board.delete_board, name="delete_board"),
]
