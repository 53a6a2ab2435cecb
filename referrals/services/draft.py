"""Writing a referral: begun, saved as it is typed, taken back (S1-45, S1-62)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import connection, transaction

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Operation
from cases import services as cases
from cases.choices import CaseStatus
from cases.models import Person
from core.decisions import require
from core.exceptions import ChangedMeanwhile, NotPossible
from referrals import forms, permissions, policies, selectors
from referrals.choices import Status, TransferStatus
from referrals.models import Referral
from referrals.services import transfer_in
from referrals.services.status import locked, move


@dataclass(frozen=True)
class TypedTopic:
    """
    One topic's page as it was sent.

    `version` is the one the page was opened with and `token` names that opening;
    `checked` says that the referrer asked to continue, not only to save.
    """

    topic: str
    typed: dict[str, list[str]]
    version: int
    token: str
    checked: bool | None = None

    def is_stale(self, kept: forms.SavedTopic) -> bool:
        """Tell whether somebody else's page saved the topic since this one was opened."""
        return kept.version != self.version and kept.token != self.token


@transaction.atomic
def start_referral(*, scheme: Scheme, by: User, at: datetime) -> Referral:
    """
    Begin a draft; it belongs to the agency `by` acts for.

    :raises NotPermitted: if `by` does not make referrals
    """
    require(permissions.may_make(by))
    referral = Referral(
        reference=next_reference(),
        scheme=scheme,
        referring_agency_id=by.on_duty.agency_id,
        made_by=by,
        started_at=at,
        updated_at=at,
        updated_by=by,
    )
    referral.save(force_insert=True)
    audit.record("referral.started", subject=referral, scheme=scheme.pk)
    return referral


def next_reference() -> str:
    """Return the next human reference, such as REF-2031."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('referral_reference')")
        return f"REF-{cursor.fetchone()[0]}"


@transaction.atomic
def save_topic(
    *, referral: Referral, sent: TypedTopic, by: User, at: datetime
) -> Referral:
    """
    Keep what was typed under one topic, right or wrong.

    :raises NotPermitted: if it is not `by`'s agency's draft
    :raises NotPossible: if it has been submitted or withdrawn
    :raises ChangedMeanwhile: if another page saved the same topic since this was opened
    """
    require(permissions.may_edit(by, referral))
    draft = locked(referral=referral, by=by)
    require(policies.can_edit(status=draft.status))
    kept = forms.SavedTopic.of(draft.answers, sent.topic)
    if sent.is_stale(kept):
        raise saved_meanwhile(draft, kept, sent)
    now = forms.SavedTopic(
        typed=sent.typed,
        checked=kept.checked if sent.checked is None else sent.checked,
        version=kept.version + 1,
        token=sent.token,
    )
    draft.answers = draft.answers | {sent.topic: asdict(now)}
    save_draft(draft, by=by, at=at)
    audit.record("referral.draft_saved", subject=draft, topic=sent.topic)
    return draft


def saved_meanwhile(
    draft: Referral, kept: forms.SavedTopic, sent: TypedTopic
) -> ChangedMeanwhile:
    """Return the refusal that sets both versions of a topic side by side."""
    page = forms.PAGES[forms.Topic(sent.topic)]
    return ChangedMeanwhile(
        f"{draft.updated_by} saved this page while you had it open.",
        theirs=page(kept.typed or {}, checked=True).as_typed(),
        yours=page(sent.typed, checked=True).as_typed(),
    )


def save_draft(draft: Referral, *, by: User, at: datetime) -> None:
    """Write a draft's answers with who saved them, when, as which version."""
    draft.version += 1
    draft.updated_at, draft.updated_by = at, by
    draft.save(
        update_fields=[
            "answers",
            "version",
            "updated_at",
            "updated_by",
            "person_chosen",
        ]
    )


def personal_details(
    *, given_names: str, family_name: str, born: date | None, **more: str
) -> dict[str, list[str]]:
    """Return what is known of a person as the referral's first page takes it."""
    typed = {
        "given_names": given_names,
        "family_name": family_name,
        "date_of_birth_day": str(born.day) if born else "",
        "date_of_birth_month": str(born.month) if born else "",
        "date_of_birth_year": str(born.year) if born else "",
    }
    return {name: [text] for name, text in (typed | more).items() if text}


@transaction.atomic
def settle_who(
    *, referral: Referral, person: Person | None, by: User, at: datetime
) -> Referral:
    """
    Record that the person referred is one already known, or none of those shown.

    :raises NotPermitted: if it is not `by`'s agency's draft
    :raises NotPossible: if the personal details are not right yet, or `person` is not
        one of those who may be the same
    """
    require(permissions.may_edit(by, referral))
    draft = locked(referral=referral, by=by)
    require(policies.can_edit(status=draft.status))
    whole = forms.WholeForm(draft.answers)
    subject = selectors.subject_of(whole)
    if subject is None:
        raise NotPossible("Finish the personal details first.")
    likely = [str(each.pk) for each, _ in selectors.matching(by, draft, whole).likely]
    if person is not None and str(person.pk) not in likely:
        raise NotPossible("That person is no longer a likely match. Look again.")
    draft.person_chosen = person
    draft.answers = draft.answers | {
        "compared": {"about": selectors.identity_of(subject), "people": likely}
    }
    save_draft(draft, by=by, at=at)
    audit.record(
        "referral.person_compared",
        subject=draft,
        operation=Operation.COMBINE,
        chosen=person.pk if person else None,
        compared=len(likely),
    )
    return draft


@transaction.atomic
def say_what_is_new(
    *, referral: Referral, text: str, by: User, at: datetime
) -> Referral:
    """
    Say what has changed since the person was turned down; a later text replaces it.

    :raises NotPermitted: if it is not `by`'s agency's draft
    :raises NotPossible: if it has been submitted or withdrawn
    """
    require(permissions.may_edit(by, referral))
    draft = locked(referral=referral, by=by)
    require(policies.can_edit(status=draft.status))
    draft.what_is_new, draft.updated_at, draft.updated_by = text, at, by
    draft.save(update_fields=["what_is_new", "updated_at", "updated_by"])
    audit.record("referral.news_told", subject=draft)
    return draft


@transaction.atomic
def withdraw_referral(
    *, referral: Referral, reason: str, by: User, on: date, at: datetime
) -> Referral:
    """
    Take a referral back; a draft's answers are emptied, a submitted one keeps its history.

    :raises NotPermitted: if `by` does not act for the agency that made it
    :raises NotPossible: if it has been decided or withdrawn
    """
    require(permissions.may_withdraw(by, referral))
    current = locked(referral=referral, by=by)
    require(policies.can_withdraw(status=current.status))
    transfer_in.ended(current, TransferStatus.WITHDRAWN, reason=reason, by=by, on=on)
    if current.case is None:
        current.status = Status.WITHDRAWN
        current.answers, current.person_chosen, current.what_is_new = {}, None, ""
    else:
        move(referral=current, to=Status.WITHDRAWN, by=by, on=on, reason=reason)
        cases.change_status(
            case=current.case, to=CaseStatus.NOT_ADOPTED, by=by, on=on, reason=reason
        )
    current.updated_at, current.updated_by = at, by
    current.save(
        update_fields=[
            "status",
            "answers",
            "person_chosen",
            "what_is_new",
            "updated_at",
            "updated_by",
        ]
    )
    audit.record("referral.taken_back", subject=current)
    return current
