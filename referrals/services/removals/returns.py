"""Coming back: before release from five years' custody, or referred again (S1-36)."""

from datetime import date, datetime

from django.db import transaction

from agencies.models import User
from audit import services as audit
from cases.choices import CaseStatus, IdentifierKind
from cases.models import Case
from core.decisions import require
from referrals import permissions as referral_permissions
from referrals.choices import RemovalGround, RemovalStatus
from referrals.models import Referral, Removal
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies
from referrals.questions import Topic
from referrals.selectors import removal as selectors
from referrals.services.draft import (
    TypedTopic,
    personal_details,
    save_topic,
    settle_who,
    start_referral,
)


@transaction.atomic
def change_expected_release(
    *, removal: Removal, expected_on: date, by: User, on: date
) -> Removal:
    """
    Keep the release date on which a closed case comes back in step with the prison's.

    :raises NotPermitted: if `by` is neither co-ordinator nor Chair of the scheme
    :raises NotPossible: if nobody is waiting for that date
    """
    current = held(removal, by=by)
    current.expected_release_on = expected_on
    current.version += 1
    current.save(update_fields=["expected_release_on", "version"])
    audit.record(
        "removal.release_changed", subject=current, to=expected_on, known_on=on
    )
    return current


@transaction.atomic
def reconsider(*, removal: Removal, outcome: str, by: User, on: date) -> Removal:
    """
    Record that re-registration was considered and the person is not referred again now.

    :raises NotPermitted: if `by` is neither co-ordinator nor Chair of the scheme
    :raises NotPossible: if it was considered already, or the person is back already
    """
    current = held(removal, by=by)
    current.reconsidered_on, current.reconsidered_by = on, by
    current.reconsidered_outcome = outcome.strip()
    current.version += 1
    current.save()
    audit.record("removal.reconsidered", subject=current)
    return current


def held(removal: Removal, *, by: User) -> Removal:
    """Lock a removal whose person may come back, once everything allows it."""
    require(permissions.may_oversee(by, removal.case))
    current = (
        Removal.objects.visible_to(by)
        .select_for_update(of=("self",))
        .get(pk=removal.pk)
    )
    current.case = removal.case
    require(
        policies.can_reconsider(
            is_closed_for_custody=current.ground == RemovalGround.CUSTODY
            and current.status == RemovalStatus.APPROVED,
            is_settled=current.reconsidered_on is not None,
            is_on_scheme_again=selectors.has_open_episode(by, removal.case),
        )
    )
    return current


@transaction.atomic
def refer_again(*, case: Case, by: User, at: datetime) -> Referral:
    """
    Begin a referral of somebody who left, as a new episode; who they are is filled in.

    :raises NotPermitted: if `by` does not make referrals
    :raises NotPossible: if the case is open, or the person has another that is
    """
    require(
        referral_permissions.may_make(by),
        policies.can_refer_again(
            is_open=case.status in {CaseStatus.REFERRED, CaseStatus.ACTIVE},
            is_on_scheme_again=selectors.has_open_episode(by, case),
        ),
    )
    draft = start_referral(scheme=case.scheme, by=by, at=at)
    draft = save_topic(
        referral=draft,
        sent=TypedTopic(Topic.PERSON, who(case), 0, "refer-again", checked=True),
        by=by,
        at=at,
    )
    draft = settle_who(referral=draft, person=case.person, by=by, at=at)
    audit.record("referral.begun_again", subject=draft, episode=case.pk)
    return draft


def who(case: Case) -> dict[str, list[str]]:
    """Return the personal details on record as the referral's first page takes them."""
    person = case.person
    known = {each.kind: each.value for each in person.identifiers.all()}
    return personal_details(
        given_names=person.given_names,
        family_name=person.family_name,
        born=person.date_of_birth,
        known_as=person.known_as,
        date_of_birth_unknown="" if person.date_of_birth else "on",
        numbers_unknown="on",
        **{kind.value: known.get(kind.value, "") for kind in IdentifierKind},
    )
