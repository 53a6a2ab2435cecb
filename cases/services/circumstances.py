"""Recording how somebody lives: work, safeguarding concerns, a landlord's part in it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import policies
from cases.choices import Section
from cases.choices.events import AtRisk, ChangeKind
from cases.models import (
    Case,
    EmploymentSpell,
    LandlordConsent,
    SafeguardingConcern,
)
from cases.services.changes import note_significant_change
from cases.services.entries import may_follow_up, may_record, write_once
from core.decisions import require


@dataclass(frozen=True)
class NewEmployment:
    """Work, training or education somebody began."""

    kind: str
    what: str
    first_day: date
    where: str = ""
    hours_a_week: int | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def begin_employment(
    *, case: Case, spell: NewEmployment, by: User, at: datetime
) -> EmploymentSpell:
    """
    Record work, training or education begun (S2-32); it is a significant change.

    :raises NotPossible: if it begins in the future
    """
    may_record(by, case)
    require(
        policies.can_have_happened(on=spell.first_day, today=timezone.localdate(at))
    )
    begun, is_new = write_once(
        EmploymentSpell, case=case, by=by, section=Section.GENERAL, **vars(spell)
    )
    if is_new:
        audit.record("employment.begun", subject=begun, operation=Operation.COLLECT)
        note_significant_change(
            case=case,
            kind=ChangeKind.EMPLOYMENT,
            happened_on=spell.first_day,
            what=f"Began: {begun}",
            by=by,
            at=at,
            source=begun,
        )
    return begun


@transaction.atomic
def end_employment(
    *, spell: EmploymentSpell, on: date, why: str, by: User, at: datetime
) -> EmploymentSpell:
    """
    Record that work, training or education ended; it is a significant change.

    :raises NotPossible: if it has ended already, or ends before it began or after `at`
    """
    may_follow_up(by, spell)
    require(
        policies.can_have_happened(on=on, today=timezone.localdate(at)),
        policies.can_end(first_day=spell.first_day, ended_on=spell.last_day, on=on),
    )
    spell.last_day, spell.why_ended = on, why
    spell.save(update_fields=["last_day", "why_ended"])
    audit.record("employment.ended", subject=spell)
    note_significant_change(
        case=spell.case,
        kind=ChangeKind.EMPLOYMENT,
        happened_on=on,
        what=f"Ended: {spell}" + (f" ({why})" if why else ""),
        by=by,
        at=at,
    )
    return spell


@dataclass(frozen=True)
class NewConcern:
    """A safeguarding concern, and to whom it was referred if it was."""

    about: str
    concern: str
    raised_on: date
    referred_to: str = ""
    referred_on: date | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def raise_safeguarding_concern(
    *, case: Case, concern: NewConcern, by: User, at: datetime
) -> SafeguardingConcern:
    """
    Record a concern for a child or an adult at risk (S1-91).

    A child's goes into child protection, an adult's into health, whoever raises it:
    their agency keeps sight of it as originator.

    :raises NotPossible: if it is in the future, or referred before it was raised
    """
    may_record(by, case)
    require(
        policies.can_have_happened(on=concern.raised_on, today=timezone.localdate(at)),
        policies.can_refer_on(
            raised_on=concern.raised_on,
            referred_on=concern.referred_on,
            today=timezone.localdate(at),
        ),
    )
    section = (
        Section.CHILD_PROTECTION if concern.about == AtRisk.CHILD else Section.HEALTH
    )
    raised, is_new = write_once(
        SafeguardingConcern, case=case, by=by, section=section, **vars(concern)
    )
    if is_new:
        audit.record("safeguarding.raised", subject=raised, operation=Operation.COLLECT)
    return raised


@transaction.atomic
def record_safeguarding_outcome(
    *,
    concern: SafeguardingConcern,
    outcome: str,
    by: User,
    on: date,
    referred_to: str = "",
    referred_on: date | None = None,
) -> SafeguardingConcern:
    """
    Record what the safeguarding service decided.

    :raises NotPossible: if the concern was never referred
    """
    may_follow_up(by, concern)
    if referred_to:
        concern.referred_to, concern.referred_on = referred_to, referred_on
    require(policies.can_have_safeguarding_outcome(referred_on=concern.referred_on))
    concern.outcome, concern.outcome_on = outcome, on
    concern.save(update_fields=["referred_to", "referred_on", "outcome", "outcome_on"])
    audit.record("safeguarding.outcome_recorded", subject=concern)
    return concern


@dataclass(frozen=True)
class NewConsent:
    """What the person agrees a private landlord may be told."""

    landlord: str
    may_be_told: str
    consented_on: date
    contact_details: str = ""
    idempotency_key: UUID | None = None


@transaction.atomic
def record_landlord_consent(
    *, case: Case, consent: NewConsent, by: User, at: datetime
) -> LandlordConsent:
    """
    Record that the person agrees to a private landlord being told (S2-23).

    :raises NotPossible: if it is in the future
    """
    may_record(by, case)
    require(
        policies.can_have_happened(
            on=consent.consented_on, today=timezone.localdate(at)
        )
    )
    given, is_new = write_once(
        LandlordConsent, case=case, by=by, section=Section.GENERAL, **vars(consent)
    )
    if is_new:
        audit.record(
            "landlord.consent_recorded", subject=given, operation=Operation.COLLECT
        )
    return given


@transaction.atomic
def end_landlord_consent(
    *, consent: LandlordConsent, by: User, on: date
) -> LandlordConsent:
    """
    Record that the person takes the consent back; nothing more is shared.

    :raises NotPossible: if it has ended already
    """
    may_follow_up(by, consent)
    require(
        policies.can_end(
            first_day=consent.consented_on, ended_on=consent.ended_on, on=on
        )
    )
    consent.ended_on = on
    consent.save(update_fields=["ended_on"])
    audit.record("landlord.consent_ended", subject=consent)
    return consent
