"""What is stored about areas, agencies, people with accounts, schemes and services."""

from agencies.models.directory import (
    DirectoryEntry,
    OpeningHours,
    SchemeProgramme,
    ServedArea,
)
from agencies.models.foundation import (
    NOT_PERSONAL,
    Acting,
    Agency,
    Area,
    Membership,
    MembershipQuerySet,
    Principal,
    Scheme,
    SchemeClock,
    SectionRule,
    User,
    UserManager,
)


__all__ = [
    "NOT_PERSONAL",
    "Acting",
    "Agency",
    "Area",
    "DirectoryEntry",
    "Membership",
    "MembershipQuerySet",
    "OpeningHours",
    "Principal",
    "Scheme",
    "SchemeClock",
    "SchemeProgramme",
    "SectionRule",
    "ServedArea",
    "User",
    "UserManager",
]
