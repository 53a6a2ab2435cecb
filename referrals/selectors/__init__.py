"""
The questions pages ask about referrals; each look is recorded as it is taken.

A draft is there for its own agency; what was submitted, for whoever its case reaches.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases import selectors as cases
from cases.models import Person
from cases.names import KnownPerson, Likeness
from cases.permissions import note_level
from core.decisions import require
from core.exceptions import NotVisible
from referrals import permissions, policies
from referrals.choices import Status
from referrals.forms import OPEN, WholeForm
from referrals.lifecycle import is_open
from referrals.models import Referral, ReferralAnswer, StatusChange
from referrals.models.visibility import ReferralQuerySet
from referrals.questions import Topic
from referrals.selectors.comparisons import Comparison, comparisons
from referrals.selectors.deciding import (
    Partners,
    administration,
    adoption,
    agreements_by_agency,
    get_entry,
    get_task,
    last_status_change,
    levels_by_agency,
    open_administration_tasks,
    partners,
    preparation,
    rag_proposal,
    referrals_by_id,
    research,
    research_gaps,
    sharing_agencies,
)
from referrals.selectors.nominations import (
    Nomination,
    RegisterFilters,
    agreements,
    all_criteria,
    cohort_of,
    criteria_of,
    earlier_decisions,
    get_agreement,
    nomination,
    register,
    turned_down_on,
)


__all__ = [
    "OPEN_STATUSES",
    "Comparison",
    "Match",
    "Matching",
    "Nomination",
    "Partners",
    "RegisterFilters",
    "administration",
    "adoption",
    "agreements",
    "agreements_by_agency",
    "all_criteria",
    "answers",
    "cohort_of",
    "comparisons",
    "criteria_of",
    "drafts",
    "earlier_decisions",
    "get_agreement",
    "get_draft",
    "get_entry",
    "get_referral",
    "get_submitted",
    "get_task",
    "identity_of",
    "last_status_change",
    "levels_by_agency",
    "list_referrals",
    "matching",
    "nomination",
    "open_administration_tasks",
    "partners",
    "preparation",
    "rag_proposal",
    "referrals_by_id",
    "referrals_for",
    "register",
    "research",
    "research_gaps",
    "sharing_agencies",
    "status_changes",
    "subject_of",
    "turned_down_on",
]

Match = tuple[Person, tuple[Likeness, ...]]
OPEN_STATUSES = tuple(
    status for status in Status if is_open(status) and status is not Status.DRAFT
)


def referrals_for(user: User) -> ReferralQuerySet:
    """Return every referral this reader may see, with what its pages show of it."""
    return Referral.objects.visible_to(user).select_related(
        "case__person",
        "case__scheme",
        "case__lead_worker",
        "scheme__area",
        "scheme__lead_agency",
        "referring_agency",
        "made_by",
        "submitted_by",
        "updated_by",
    )


def get_referral(user: User, referral_id: UUID | str) -> Referral:
    """
    Return one referral, draft or submitted, and record the look.

    :raises NotPermitted: for those who work no cases
    :raises NotVisible: when it is not there for them – hidden and missing are alike
    """
    require(permissions.may_read(user))
    referral = referrals_for(user).filter(pk=referral_id).first()
    if referral is None:
        raise NotVisible
    if referral.case is None:
        audit.record(
            "referral.draft_opened",
            subject=referral,
            operation=Operation.CONSULT,
            purpose=Purpose.REFERRAL,
        )
        return referral
    case = note_level(user, referral.case)
    audit.looked("referral.opened", cases=[case.pk], purpose=Purpose.REFERRAL)
    return referral


def get_submitted(user: User, referral_id: UUID | str) -> Referral:
    """
    Return a referral that has a case, and record the look.

    :raises NotVisible: when it is not there for them, or is still a draft
    """
    referral = get_referral(user, referral_id)
    if referral.case is None:
        raise NotVisible
    return referral


def get_draft(user: User, referral_id: UUID | str) -> Referral:
    """
    Return a referral that is still being written.

    :raises NotVisible: when it is not there for them
    :raises NotPermitted: when it is not their agency's to write
    :raises NotPossible: when it has been submitted or withdrawn
    """
    referral = get_referral(user, referral_id)
    require(
        permissions.may_edit(user, referral), policies.can_edit(status=referral.status)
    )
    return referral


def drafts(user: User) -> list[Referral]:
    """Return what the reader's own agency is writing, the latest first; 50 at most."""
    require(permissions.may_read(user))
    rows = referrals_for(user).drafts().order_by("-updated_at", "pk")
    return list(rows[: cases.PAGE])


def list_referrals(user: User, *, status: str = OPEN, page: int = 1) -> cases.Page:
    """Return a page of submitted referrals, the latest first, and record the look."""
    require(permissions.may_read(user))
    rows = referrals_for(user).submitted().order_by("-submitted_at", "pk")
    if status == OPEN:
        rows = rows.filter(status__in=OPEN_STATUSES)
    elif status in Status.values:
        rows = rows.filter(status=status)
    found = cases.paged(rows, page)
    audit.looked(
        "referrals.listed",
        cases=[row.case_id for row in found.rows],
        purpose=Purpose.REFERRAL,
    )
    return found


def answers(user: User, referral: Referral) -> dict[str, str]:
    """Return the form as submitted, by question, as far as the reader may see it."""
    rows = ReferralAnswer.objects.visible_to(user).filter(referral=referral)
    return dict(rows.values_list("code", "text"))


def status_changes(user: User, referral: Referral) -> QuerySet[StatusChange]:
    """Return the referral's history, the earliest first."""
    return (
        StatusChange.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )


@dataclass(frozen=True)
class Matching:
    """
    Who may already be known, and whether the referrer has said so.

    `unsettled` are the likely ones nothing was said about since the name, date of
    birth and numbers were last changed; `chosen` is the one it is about.
    """

    likely: list[Match]
    unsettled: list[Match]
    chosen_stands: bool
    chosen: Person | None = None


def subject_of(whole: WholeForm) -> KnownPerson | None:
    """Return who the draft is about; None until the personal details are right."""
    if not whole.is_complete(Topic.PERSON):
        return None
    values = whole.values[Topic.PERSON]
    numbers = ("pnc", "crn", "noms", "urn", "cro", "national_insurance")
    return KnownPerson(
        family_name=values["family_name"],
        given_names=values["given_names"],
        date_of_birth=values["date_of_birth"],
        identifiers={kind: values[kind] for kind in numbers if values[kind]},
    )


def identity_of(subject: KnownPerson) -> str:
    """Return name, date of birth and numbers as one text, to notice when they change."""
    numbers = (f"{kind}:{value}" for kind, value in sorted(subject.identifiers.items()))
    born = subject.date_of_birth
    return "|".join(
        (subject.family_name, subject.given_names, str(born or ""), *numbers)
    )


def matching(user: User, referral: Referral, whole: WholeForm) -> Matching:
    """Compare the draft's person with those this reader may see (S1-62, A-1)."""
    subject = subject_of(whole)
    if subject is None:
        return Matching([], [], chosen_stands=False)
    likely = cases.likely_duplicates(user, subject)
    said = referral.answers.get("compared", {})
    stands = said.get("about") == identity_of(subject)
    settled = set(said.get("people", ())) if stands else set()
    unsettled = [match for match in likely if str(match[0].pk) not in settled]
    chosen_stands = stands and referral.person_chosen_id is not None
    likely_people = (person for person, _ in likely if chosen_stands)
    chosen = next(
        (each for each in likely_people if each.pk == referral.person_chosen_id), None
    )
    return Matching(likely, [] if chosen_stands else unsettled, chosen_stands, chosen)
