"""Running the service: areas, agencies, accounts, memberships, schemes and their clocks."""

from datetime import date, timedelta

from django.contrib.auth import password_validation
from django.db import transaction
from django.db.models import Q

from agencies import clocks
from agencies.choices import AgencyKind, Role
from agencies.models import (
    Agency,
    Area,
    Membership,
    Principal,
    Scheme,
    SchemeClock,
    User,
)
from agencies.roles import Permission
from audit import services as audit
from core import scope
from core.decisions import Decision, permitted_if, possible_if, require
from core.exceptions import ChangedMeanwhile


def may_administer(by: User) -> Decision:
    """May they manage agencies, accounts and roles?"""
    return permitted_if(
        by.holds(Permission.ACCOUNTS_MANAGE),
        "Only a system administrator manages accounts.",
    )


def may_configure(by: User) -> Decision:
    """May they change a scheme's settings?"""
    return permitted_if(
        by.holds(Permission.SCHEME_CONFIGURE),
        "Only a manager changes a scheme's settings.",
    )


@transaction.atomic
def found_service(
    *, username: str, full_name: str, password: str, on: date, email: str = ""
) -> User:
    """
    Make the first administrator, who makes everybody else.

    The one act with nobody to act as: it signs as the account that it makes.

    :raises NotPossible: if an administrator exists already
    """
    require(
        possible_if(
            not Membership.objects.in_force(on)
            .filter(role=Role.ADMINISTRATOR)
            .exists(),
            "There is an administrator already; ask them for an account.",
        )
    )
    user = User(username=username.lower(), full_name=full_name, email=email)
    password_validation.validate_password(password, user)
    user.set_password(password)
    agency = Agency(name="IOM service administration", kind=AgencyKind.COORDINATION)
    identity = scope.Scope(
        user_id=user.pk, agency_id=agency.pk, role=Role.ADMINISTRATOR
    )
    with scope.use(identity):
        user.save()
        agency.save()
        Principal(kind=Principal.Kind.USER, user=user).save()
        Principal(kind=Principal.Kind.AGENCY, agency=agency).save()
        Membership(
            user=user, agency=agency, role=Role.ADMINISTRATOR, valid_from=on
        ).save()
        audit.record("service.founded", subject=user)
    return user


@transaction.atomic
def add_area(*, code: str, name: str, jurisdiction: str, by: User) -> Area:
    """Add an area."""
    require(may_administer(by))
    area = Area(code=code, name=name, jurisdiction=jurisdiction)
    area.save()
    audit.record("area.added", subject=area)
    return area


@transaction.atomic
def add_agency(
    *,
    name: str,
    kind: str,
    area: Area | None,
    by: User,
    email: str = "",
    phone: str = "",
) -> Agency:
    """
    Add an agency and the principal that grants name.

    :raises NotPossible: if another agency has the name already
    """
    require(
        may_administer(by),
        possible_if(
            not Agency.objects.filter(name__iexact=name).exists(),
            f"There is already an agency called {name}.",
        ),
    )
    agency = Agency(name=name, kind=kind, area=area, email=email, phone=phone)
    agency.save()
    Principal(kind=Principal.Kind.AGENCY, agency=agency).save()
    audit.record("agency.added", subject=agency, kind=kind)
    return agency


@transaction.atomic
def change_agency(
    *,
    agency: Agency,
    name: str,
    area: Area | None,
    email: str,
    phone: str,
    is_active: bool,
    by: User,
) -> Agency:
    """Change an agency's particulars; its kind stays, because section rules hang on it."""
    require(may_administer(by))
    agency.name, agency.area, agency.email = name, area, email
    agency.phone, agency.is_active = phone, is_active
    agency.save()
    audit.record("agency.changed", subject=agency, is_active=is_active)
    return agency


@transaction.atomic
def add_account(
    *,
    username: str,
    full_name: str,
    by: User,
    password: str,
    job_title: str = "",
    email: str = "",
    phone: str = "",
) -> User:
    """
    Make an account. It reaches nothing until it has a membership.

    :raises NotPossible: if the user name is taken
    :raises ValidationError: if the password is too weak
    """
    require(
        may_administer(by),
        possible_if(
            not User.objects.filter(username__iexact=username).exists(),
            f"The user name {username} is taken.",
        ),
    )
    user = User(
        username=username.lower(),
        full_name=full_name,
        job_title=job_title,
        email=email,
        phone=phone,
    )
    password_validation.validate_password(password, user)
    user.set_password(password)
    user.save()
    Principal(kind=Principal.Kind.USER, user=user).save()
    audit.record("account.added", subject=user)
    return user


@transaction.atomic
def switch_account(*, user: User, is_active: bool, by: User) -> User:
    """
    Let an account in, or shut it out at its next request.

    :raises NotPermitted: if `by` is not an administrator, or it is their own account
    """
    require(may_administer(by), not_own(by, user))
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    audit.record("account.switched", subject=user, is_active=is_active)
    return user


@transaction.atomic
def give_membership(
    *,
    user: User,
    agency: Agency,
    role: str,
    by: User,
    on: date,
    until: date | None = None,
) -> Membership:
    """
    Give a person a role in an agency; the role they had there ends the day before.

    :raises NotPermitted: if it is `by`'s own membership – nobody changes their own
    """
    require(
        may_administer(by),
        not_own(by, user),
        possible_if(
            until is None or until >= on, "The last day must be the first day or later."
        ),
    )
    end_memberships(user=user, agency=agency, on=on)
    membership = Membership(
        user=user, agency=agency, role=role, valid_from=on, valid_until=until
    )
    membership.save()
    audit.record(
        "membership.given",
        subject=membership,
        user=user.pk,
        agency=agency.pk,
        role=role,
    )
    return membership


def end_memberships(*, user: User, agency: Agency, on: date) -> None:
    """End what the person holds in an agency, so that one role is in force at a time."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    for held in Membership.objects.filter(lasting, user=user, agency=agency):
        end_before(held, on)


def end_before(membership: Membership, on: date) -> None:
    """Make the day before `on` its last; one that had not begun by then never began."""
    membership.valid_until = max(membership.valid_from, on) - timedelta(days=1)
    membership.save(update_fields=["valid_until"])


@transaction.atomic
def end_membership(*, membership: Membership, by: User, on: date) -> Membership:
    """
    End a membership: from the next request it gives nothing.

    :raises NotPermitted: if it is `by`'s own
    :raises NotPossible: if it has ended already
    """
    require(
        may_administer(by),
        not_own(by, membership.user),
        possible_if(
            membership.valid_until is None or membership.valid_until >= on,
            "This role has ended already.",
        ),
    )
    end_before(membership, on)
    audit.record("membership.ended", subject=membership)
    return membership


def not_own(by: User, user: User) -> Decision:
    """Nobody changes their own account or membership."""
    return permitted_if(
        by.pk != user.pk, "Nobody changes their own account or membership."
    )


@transaction.atomic
def set_up_scheme(
    *, area: Area, lead_agency: Agency, by: User, meeting_name: str = ""
) -> Scheme:
    """Set an area's scheme up, led by one of its agencies."""
    require(may_administer(by))
    scheme = Scheme(area=area, lead_agency=lead_agency)
    if meeting_name:
        scheme.meeting_name = meeting_name
    scheme.save()
    audit.record("scheme.set_up", subject=scheme)
    return scheme


@transaction.atomic
def configure_scheme(
    *, scheme: Scheme, meeting_name: str, values: dict[str, int], version: int, by: User
) -> Scheme:
    """
    Change what a scheme calls its meeting and its clocks' values (Q2, A-2).

    A value equal to the guide's removes the scheme's own. Clocks keep their units.

    :raises NotPermitted: if `by` is not a manager of the scheme's area
    :raises ChangedMeanwhile: if somebody saved since `version` was read
    :raises ValueError: if a clock is unknown or its value not positive
    """
    require(
        may_configure(by),
        permitted_if(
            bool(by.acting and by.acting.area_id == scheme.area_id),
            "A scheme's settings are changed by a manager of its own area.",
        ),
    )
    locked = Scheme.objects.select_for_update().get(pk=scheme.pk)
    if locked.version != version:
        raise ChangedMeanwhile(
            "Somebody else changed these settings while this page was open. "
            "Look at theirs, then save yours again if it is still right.",
            theirs=[("Meeting name", locked.meeting_name)],
            yours=[("Meeting name", meeting_name)],
        )
    clocks.with_settings(values)
    own = {
        code: value
        for code, value in values.items()
        if clocks.CLOCKS[code].value != value
    }
    SchemeClock.objects.filter(scheme=scheme).exclude(code__in=own).delete()
    for code, value in own.items():
        SchemeClock.objects.update_or_create(
            scheme=scheme,
            code=code,
            defaults={"value": value, "unit": clocks.CLOCKS[code].unit},
        )
    locked.meeting_name, locked.version = meeting_name, version + 1
    locked.save()
    audit.record("scheme.configured", subject=locked, clocks=own)
    return locked


@transaction.atomic
def note_meetings(
    *, scheme: Scheme, last_on: date | None, next_on: date | None, by: User
) -> Scheme:
    """
    Say on the scheme when its meeting was last held and when the next is (S1-25).

    Called by the meetings app when one is arranged, rearranged or held.

    :raises NotPermitted: if `by` does not arrange the meetings of the scheme's area
    """
    require(
        permitted_if(
            by.holds(Permission.MEETING_PREPARE)
            and bool(by.acting and by.acting.area_id == scheme.area_id),
            "The area's IOM co-ordinator arranges its meetings.",
        )
    )
    scheme.last_meeting_on, scheme.next_meeting_on = last_on, next_on
    scheme.save(update_fields=["last_meeting_on", "next_meeting_on"])
    audit.record(
        "scheme.meetings_noted", subject=scheme, last_on=last_on, next_on=next_on
    )
    return scheme
