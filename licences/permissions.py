"""May this person record sentences, custody and licences, enforce them, or work out dates?"""

from agencies.choices import AgencyKind, Role
from agencies.models import User
from agencies.roles import Permission
from cases.models import Case
from cases.permissions import level_on, may_work
from core.decisions import Decision, first_refusal, permitted_if
from core.rowsecurity import READ
from licences.choices.prerelease import CurfewParty


def may_record(user: User, case: Case) -> Decision:
    """May they record here? Whoever works the case (S1-71)."""
    return may_work(user, case)


def may_enforce(user: User, case: Case) -> Decision:
    """May they warn, decide a recall or lay an information? The supervising service does."""
    return first_refusal(
        may_work(user, case),
        permitted_if(
            user.holds(Permission.ENFORCE),
            "The probation service or the youth offending team warns, decides a recall "
            "and takes a breach to court. Tell the lead worker.",
        ),
    )


def may_endorse(user: User, case: Case) -> Decision:
    """May they endorse what was decided about a breach? A manager or the Chair does."""
    return first_refusal(
        may_work(user, case),
        permitted_if(
            user.holds(Permission.ENFORCEMENT_ENDORSE),
            "A manager or the Chair endorses a decision on a breach.",
        ),
    )


def may_find_unsupervised(user: User) -> Decision:
    """May they look through a scheme's releases? Co-ordinator, Chair and managers do."""
    return permitted_if(
        user.holds(Permission.CASE_SHARE),
        "The co-ordinator, the Chair and managers check releases across the scheme.",
    )


def may_give_view(user: User, party: CurfewParty) -> Decision:
    """May they give this party's view on curfew? Only people of that agency (S1-75)."""
    kind = {
        CurfewParty.POLICE: AgencyKind.POLICE,
        CurfewParty.PROBATION: AgencyKind.PROBATION,
    }[party]
    return permitted_if(
        bool(user.acting and user.acting.kind == kind),
        f"Only somebody acting for the {party.label.lower()} gives the "
        f"{party.label.lower()} view.",
    )


def may_list_providers(user: User) -> Decision:
    """May they say who delivers resettlement in which prison?"""
    return permitted_if(
        user.holds(Permission.SCHEME_CONFIGURE),
        "Only an IOM manager changes who delivers resettlement in a prison.",
    )


def may_list_releases(user: User) -> Decision:
    """May they see who is released soon? Whoever reads cases; the rows are their own."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Your role does not read cases."
    )


def may_download(user: User, case: Case) -> Decision:
    """May they take the licence away as a PDF?"""
    return permitted_if(
        user.holds(Permission.PLAN_EXPORT) and level_on(user, case) >= READ,
        "Your role does not download licences.",
    )


def may_work_out_dates(user: User) -> Decision:
    """May they ask "what if"? Everybody who works cases; it is about nobody's case."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Only those who work cases work out dates."
    )


def may_recompute(user: User) -> Decision:
    """May they work dates out across agencies? Scheduled work alone, never a person."""
    acting = user.acting
    return permitted_if(
        bool(acting and acting.role == Role.SERVICE_ACCOUNT),
        "Dates are worked out across agencies by scheduled work only.",
    )
