"""Addresses of coming on, staying on and leaving a scheme."""

from django.urls import path

from referrals.views import mappa, removal, returns, scheme


app_name = "scheme"

CASE = "cases/<uuid:case_id>/scheme/"
ONE = f"{CASE}removals/<uuid:removal_id>/"

urlpatterns = [
    path("removals/", scheme.removals, name="removals"),
    path(CASE, scheme.scheme, name="scheme"),
    path(f"{CASE}review/", scheme.review, name="review"),
    path(f"{CASE}mappa/", mappa.mappa, name="mappa"),
    path(f"{CASE}propose/", scheme.propose, name="propose"),
    path(f"{CASE}raise/", scheme.raise_now, name="raise_now"),
    path(f"{CASE}state/<slug:ground>/", scheme.state, name="state"),
    path(f"{CASE}refer-again/", returns.refer_again, name="refer_again"),
    path(ONE, removal.removal, name="removal"),
    path(f"{ONE}approve/", removal.approve, name="approve"),
    path(f"{ONE}refuse/", removal.refuse, name="refuse"),
    path(f"{ONE}defer/", removal.defer, name="defer"),
    path(f"{ONE}withhold/", removal.withhold, name="withhold"),
    path(f"{ONE}done/<slug:code>/", removal.complete, name="complete"),
    path(f"{ONE}release/", returns.expected_release, name="expected_release"),
    path(f"{ONE}reconsider/", returns.reconsider, name="reconsider"),
]
