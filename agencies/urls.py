"""Signing in, agencies, accounts, schemes, the directory of services."""

from django.urls import path

from agencies.views import accounts, agencies, directory, schemes, sign_in


app_name = "agencies"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("act-for/", sign_in.act_for, name="act_for"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/add/", agencies.add_agency, name="add_agency"),
    path("agencies/<uuid:agency_id>/", agencies.agency, name="agency"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/add/", accounts.add_account, name="add_account"),
    path("accounts/<uuid:user_id>/", accounts.account, name="account"),
    path(
        "accounts/<uuid:user_id>/switch/",
        accounts.switch_account,
        name="switch_account",
    ),
    path(
        "accounts/<uuid:user_id>/memberships/add/",
        accounts.give_membership,
        name="give_membership",
    ),
    path(
        "accounts/<uuid:user_id>/memberships/<uuid:membership_id>/end/",
        accounts.end_membership,
        name="end_membership",
    ),
    path("schemes/", schemes.schemes, name="schemes"),
    path("schemes/<uuid:scheme_id>/", schemes.scheme, name="scheme"),
    path("schemes/<uuid:scheme_id>/programmes/", schemes.programmes, name="programmes"),
    path(
        "schemes/<uuid:scheme_id>/programmes/<uuid:programme_id>/withdraw/",
        schemes.withdraw_programme,
        name="withdraw_programme",
    ),
    path("directory/", directory.directory, name="directory"),
    path("directory/add/", directory.add_entry, name="add_entry"),
    path(
        "directory/<uuid:entry_id>/", directory.directory_entry, name="directory_entry"
    ),
    path(
        "directory/<uuid:entry_id>/change/", directory.change_entry, name="change_entry"
    ),
    path(
        "directory/<uuid:entry_id>/checked/", directory.check_entry, name="check_entry"
    ),
]
