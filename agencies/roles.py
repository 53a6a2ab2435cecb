"""
What each role may do. A grant says on which cases; a role says what.

The generated page docs/permissions.md is this table in words.
"""

from enum import StrEnum

from agencies.choices import AgencyKind, Role


class Permission(StrEnum):
    """One thing a person may be allowed to do."""

    CASE_READ = "read a case"
    CASE_SEARCH = "search for people"
    CASE_WORK = "record on a case"
    CASE_SHARE = "share a case with an agency"
    REFERRAL_MAKE = "make a referral"
    REFERRAL_RESEARCH = "research a referral and recommend a RAG rating"
    REFERRAL_PREPARE = "put a referral before the meeting"
    REFERRAL_DECIDE = "decide a referral"
    RAG_RATE = "rate a case"
    PLAN_WORK = "work on a risk management plan"
    PLAN_EXPORT = "download a risk management plan"
    MEETING_PREPARE = "arrange a meeting and its agenda"
    INTELLIGENCE_ADD = "record police information"
    ENFORCE = "warn, decide a recall and lay an information"
    ENFORCEMENT_ENDORSE = "endorse a decision on a breach of licence"
    PACKAGE_LIST = "list intensive support packages"
    PACKAGE_REFER = "refer for an intensive support package and keep its terms"
    PACKAGE_DELIVER = "deliver an intensive support package"
    SCHEME_CONFIGURE = "change the scheme's settings"
    AUDIT_READ = "read the audit"
    ACCOUNTS_MANAGE = "manage agencies, accounts and roles"


_WORKS_CASES = {
    Permission.CASE_READ,
    Permission.CASE_SEARCH,
    Permission.CASE_WORK,
    Permission.REFERRAL_MAKE,
    Permission.REFERRAL_RESEARCH,
    Permission.PLAN_WORK,
    Permission.PLAN_EXPORT,
    Permission.RAG_RATE,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.PRACTITIONER: frozenset(_WORKS_CASES),
    Role.COORDINATOR: frozenset(
        _WORKS_CASES
        | {
            Permission.CASE_SHARE,
            Permission.REFERRAL_PREPARE,
            Permission.MEETING_PREPARE,
        }
    ),
    Role.CHAIR: frozenset(
        _WORKS_CASES
        | {
            Permission.CASE_SHARE,
            Permission.REFERRAL_DECIDE,
            Permission.ENFORCEMENT_ENDORSE,
        }
    ),
    Role.MANAGER: frozenset(
        _WORKS_CASES
        | {
            Permission.CASE_SHARE,
            Permission.SCHEME_CONFIGURE,
            Permission.ENFORCEMENT_ENDORSE,
        }
    ),
    Role.AUDITOR: frozenset({Permission.AUDIT_READ}),
    Role.ADMINISTRATOR: frozenset({Permission.ACCOUNTS_MANAGE}),
    Role.SERVICE_ACCOUNT: frozenset(),
}

# Permissions that also need an agency of the right kind.
_KINDS: dict[Permission, frozenset[AgencyKind]] = {
    Permission.INTELLIGENCE_ADD: frozenset({AgencyKind.POLICE}),
    Permission.ENFORCE: frozenset(
        {
            AgencyKind.PROBATION,
            AgencyKind.YOUTH_OFFENDING,
            AgencyKind.LOCAL_AUTHORITY_JUSTICE,
        }
    ),
    Permission.PACKAGE_LIST: frozenset(
        {AgencyKind.LOCAL_AUTHORITY_JUSTICE, AgencyKind.ISMS_PROVIDER}
    ),
    Permission.PACKAGE_REFER: frozenset({AgencyKind.LOCAL_AUTHORITY_JUSTICE}),
    Permission.PACKAGE_DELIVER: frozenset({AgencyKind.ISMS_PROVIDER}),
}


def kinds_needed(permission: Permission) -> frozenset[AgencyKind]:
    """Return in which kinds of agency alone this may be done; empty means in any."""
    return _KINDS.get(permission, frozenset())


def permissions_of(role: str, kind: str) -> frozenset[Permission]:
    """
    Return what `role` may do in an agency of `kind`.

    The people of a package's provider work packages and nothing else: no role of theirs
    opens a case (S0-21).
    """
    held = set(ROLE_PERMISSIONS.get(Role(role), frozenset()))
    if Permission.CASE_WORK in held:
        by_kind = {each for each, kinds in _KINDS.items() if kind in kinds}
        held = by_kind if kind == AgencyKind.ISMS_PROVIDER else held | by_kind
    return frozenset(held)
