"""May this person do it? Roles say what, their agency and its grant say on which referral."""

from agencies.models import Scheme, User
from agencies.roles import Permission
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import MANAGE, WRITE
from referrals.models import Referral
from referrals.models.tasks import OwnedTask


def may_read(user: User) -> Decision:
    """May they read referrals at all? Those who work no cases may not."""
    return permitted_if(
        user.holds(Permission.CASE_READ), "Your role does not read referrals."
    )


def may_make(user: User) -> Decision:
    """May they refer somebody? Any partner may (S1-62)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE), "Your role does not make referrals."
    )


def may_edit(user: User, referral: Referral) -> Decision:
    """May they write this draft? The agency that began it does."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE) and is_referrer(user, referral),
        "Only the agency that makes a referral writes it.",
    )


def may_withdraw(user: User, referral: Referral) -> Decision:
    """May they take the referral back? The agency that made it does."""
    return permitted_if(
        user.holds(Permission.REFERRAL_MAKE)
        and is_referrer(user, referral)
        and (referral.is_draft or level_held(user, referral) >= WRITE),
        "Only the agency that made a referral withdraws it.",
    )


def level_held(user: User, referral: Referral) -> int:
    """Return the level (0 none, 1 read, 2 write, 3 manage) held on the referral's case."""
    return level_on(user, referral.case) if referral.case else 0


def is_referrer(user: User, referral: Referral) -> bool:
    """Tell whether the person acts for the referring agency."""
    return bool(user.acting and user.acting.agency_id == referral.referring_agency_id)


def may_research(user: User, referral: Referral) -> Decision:
    """May they record research and recommend a RAG rating? The local team may (S1-45)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_RESEARCH)
        and level_held(user, referral) >= WRITE,
        "The local IOM team researches referrals. Your agency can read this one "
        "but not add to it.",
    )


def may_add_intelligence(user: User) -> Decision:
    """May they record what police intelligence says? The police may (S1-53)."""
    return permitted_if(
        user.holds(Permission.INTELLIGENCE_ADD),
        "Police information is recorded by the police.",
    )


def may_prepare(user: User, referral: Referral) -> Decision:
    """May they put the referral before a meeting? The scheme's co-ordinator may."""
    return permitted_if(
        user.holds(Permission.REFERRAL_PREPARE)
        and level_held(user, referral) >= MANAGE,
        "The scheme’s IOM co-ordinator puts referrals before the meeting.",
    )


def may_decide(user: User, referral: Referral) -> Decision:
    """May they decide? The Chair, who is accountable for it, may (S1-23)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_DECIDE) and level_held(user, referral) >= MANAGE,
        "Only the Chair of this scheme’s meeting decides its referrals.",
    )


def may_complete(user: User, task: OwnedTask) -> Decision:
    """May they record an administration task as done? Its agency and the lead agency may."""
    acting = user.acting
    owns = bool(acting and acting.agency_id == task.owner_id)
    level = level_on(user, task.case)
    return permitted_if(
        user.holds(Permission.CASE_WORK)
        and (level >= MANAGE or (owns and level >= WRITE)),
        f"{task.owner} does this task and records it as done.",
    )


def may_withhold(user: User, task: OwnedTask) -> Decision:
    """May they authorise not telling the person? Chair and lead agency's manager (A-24)."""
    decides = user.holds(Permission.REFERRAL_DECIDE)
    manages = user.holds(Permission.SCHEME_CONFIGURE)
    return permitted_if(
        (decides or manages) and level_on(user, task.case) >= MANAGE,
        "The Chair or a manager of the lead agency authorises not telling the person.",
    )


SETS_CRITERIA = "A manager of the scheme’s lead agency sets its criteria."


def may_set_some_criteria(user: User) -> Decision:
    """May they set any scheme's criteria? Asked before one is looked for (A-16)."""
    return permitted_if(user.holds(Permission.SCHEME_CONFIGURE), SETS_CRITERIA)


def may_set_criteria(user: User, scheme: Scheme) -> Decision:
    """May they set by which criteria people are nominated? The scheme's manager may (A-16)."""
    acting = user.acting
    return permitted_if(
        bool(may_set_some_criteria(user))
        and bool(acting and acting.agency_id == scheme.lead_agency_id),
        SETS_CRITERIA,
    )


def may_compare(user: User) -> Decision:
    """May they see how decisions fall across groups of people? Managers may (S1-149)."""
    return permitted_if(
        user.holds(Permission.SCHEME_CONFIGURE),
        "Only a manager sees decisions counted by group.",
    )
