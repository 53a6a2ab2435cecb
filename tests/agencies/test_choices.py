"""Agencies and roles: the words, and who may hold which."""

from agencies.choices import ROLE_DESCRIPTIONS, AgencyKind, Role


def test_every_role_says_who_may_hold_it():
    assert set(ROLE_DESCRIPTIONS) == set(Role)
    assert "Detective Inspector" in Role.CHAIR.description
    assert "cannot open a case" in Role.AUDITOR.description


def test_those_who_keep_the_system_do_no_casework():
    assert {role for role in Role if not role.works_cases} == {
        Role.AUDITOR,
        Role.ADMINISTRATOR,
        Role.SERVICE_ACCOUNT,
    }


def test_core_members_and_guests_of_the_meeting_have_a_kind_of_agency():
    core_members = {
        "police",
        "probation",
        "substance_misuse",
        "local_authority_housing",
    }
    guests = {
        "dwp",
        "social_services",
        "health",
        "youth_offending",
        "mental_health",
        "voluntary",
    }

    assert core_members | guests <= set(AgencyKind.values)
