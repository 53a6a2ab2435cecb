"""The confidentiality statement, and signing it at each meeting (S1-19, S1-148, A-29)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import Scheme, User
from audit import services as audit
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from meetings import permissions, policies, selectors
from meetings.choices import Mark, Presence
from meetings.models import Attendee, ConfidentialityStatement, Meeting, Signature
from meetings.services.attendance import MARKED, set_mark
from meetings.services.guests import admit_guests
from meetings.services.room import attended, changed, locked


@dataclass(frozen=True)
class Wording:
    """What is signed, and the information-sharing agreement it rests on."""

    text: str
    agreement_title: str
    agreement_version: str


@transaction.atomic
def set_statement(
    *, scheme: Scheme, wording: Wording, number: int, by: User, at: datetime
) -> ConfidentialityStatement:
    """
    Put a new version of the statement in force, from the next signature on.

    :param number: the version on the page, 0 for none yet
    :raises NotPermitted: if `by` is no manager of the scheme's lead agency
    :raises ChangedMeanwhile: if somebody else set one first
    """
    require(permissions.may_set_statement(by, scheme))
    Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    before = selectors.current_statement(scheme)
    if number != (before.number if before else 0):
        raise ChangedMeanwhile(
            "Look at what they wrote, then write yours again if it is still right.",
            theirs=[("Statement", before.text if before else "")],
            yours=[("Statement", wording.text)],
        )
    statement = ConfidentialityStatement(
        scheme=scheme, number=number + 1, set_at=at, set_by=by, **vars(wording)
    )
    statement.save(force_insert=True)
    audit.record("scheme.statement_set", subject=statement, number=statement.number)
    return statement


@transaction.atomic
def sign(
    *, meeting: Meeting, by: User, at: datetime, presence: Presence | str = ""
) -> Signature:
    """
    Sign the statement with one's own account (S1-19); sent twice, it is signed once.

    :param presence: how the signer joins, when nobody has marked it yet
    :raises NotPermitted: if `by` was not asked to the meeting
    :raises NotPossible: if it is over or still to come, or there is no statement
    """
    attendee = Attendee.objects.filter(meeting=meeting, person=by).first()
    require(permissions.may_attend(by, is_asked=attendee is not None))
    held = locked(meeting)
    require(
        policies.can_keep_attendance(
            is_planned=held.is_planned,
            held_on=held.held_on,
            on=timezone.localdate(at),
        )
    )
    if before := Signature.objects.filter(meeting=held, person=by).first():
        return before
    found = Attendee.objects.select_for_update(of=("self",)).get(
        meeting=held, person=by
    )
    if presence and not found.is_here:
        set_mark(found, Mark(presence), at=at)
        found.save(update_fields=list(MARKED))
    return signed(held, found, witness=None, by=by, at=at)


@transaction.atomic
def sign_on_paper(*, attendee: Attendee, by: User, at: datetime) -> Signature:
    """
    Record that somebody without a device signed on paper, as its witness.

    :raises NotPermitted: if `by` does not run the meeting
    :raises NotPossible: if it is not today's, it is signed already, or it is one's own
    """
    held = attended(attendee.meeting, by=by, on=timezone.localdate(at))
    require(policies.can_witness(is_own=attendee.person_id == by.pk))
    made = signed(held, attendee, witness=by, by=by, at=at)
    admit_guests(meeting=held, by=by, at=at)
    return made


def signed(
    meeting: Meeting,
    attendee: Attendee,
    *,
    witness: User | None,
    by: User,
    at: datetime,
) -> Signature:
    """Write a signature of the statement in force."""
    statement = selectors.current_statement(meeting.scheme)
    has_signed = Signature.objects.filter(attendee=attendee).exists()
    require(
        policies.can_sign(has_signed=has_signed, has_statement=statement is not None)
    )
    made = Signature(
        attendee=attendee,
        meeting=meeting,
        person_id=attendee.person_id,
        statement=statement,
        signed_at=at,
        witness=witness,
    )
    made.save(force_insert=True)
    changed(meeting)
    audit.record("meeting.signed", subject=made, statement=made.statement_id, by=by.pk)
    return made
