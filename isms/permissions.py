"""May this person refer, sign, change the terms, plan a rota, write what was delivered?"""

from agencies.models import User
from agencies.roles import Permission
from cases.choices import Section
from cases.models import Case
from cases.permissions import level_on, may_write_section
from core.decisions import Decision, first_refusal, permitted_if
from core.rowsecurity import WRITE
from isms.models import Breach, Package


def may_refer(user: User, case: Case) -> Decision:
    """May they refer somebody? Only the authority's criminal justice services do (S0-21)."""
    return permitted_if(
        user.holds(Permission.PACKAGE_REFER) and level_on(user, case) >= WRITE,
        "Only local authority criminal justice social work, working on the case, "
        "refers somebody for a package.",
    )


def acts_for(user: User, agency_id: object) -> bool:
    """Tell whether somebody acts for an agency now."""
    return bool(user.acting and user.acting.agency_id == agency_id)


def may_manage(user: User, package: Package) -> Decision:
    """May they change the terms, the property or what the provider is told?"""
    return permitted_if(
        user.holds(Permission.PACKAGE_REFER) and acts_for(user, package.authority_id),
        "Only the authority that referred changes the package.",
    )


def may_deliver(user: User, package: Package) -> Decision:
    """May they plan shifts and write what was delivered?"""
    return permitted_if(
        user.holds(Permission.PACKAGE_DELIVER) and acts_for(user, package.provider_id),
        "Only the provider’s staff plan shifts and record what they deliver.",
    )


def may_answer(user: User, package: Package) -> Decision:
    """May they sign the agreement? Each party signs for itself."""
    either = may_manage(user, package) or may_deliver(user, package)
    return permitted_if(
        bool(either), "The agreement is signed by the authority and the provider."
    )


def may_check_placement(user: User, case: Case) -> Decision:
    """May they check the placement against victims? Whoever reads victim information (S0-24)."""
    return first_refusal(
        permitted_if(
            user.holds(Permission.CASE_WORK) and level_on(user, case) >= WRITE,
            "Your agency can read this case but not add to it.",
        ),
        may_write_section(user, Section.VICTIM),
    )


def may_plan_move(user: User, package: Package) -> Decision:
    """May they write the move-on plan? Authority and provider make it together (S0-34)."""
    either = may_manage(user, package) or may_deliver(user, package)
    return permitted_if(
        bool(either), "The move-on plan is made by the authority and the provider."
    )


def may_acknowledge(user: User, breach: Breach) -> Decision:
    """May they say that their agency has taken note of a breach?"""
    return permitted_if(
        bool(user.acting and user.acting.agency_id in breach.agency_ids),
        "This breach was not reported to your agency.",
    )
