"""
Submitting a referral: the draft becomes a person's case, in one transaction or not at all.

Person, case with its first shares, needs, warnings, scores and the form as it was
answered are written together (S1-62, S1-168, S1-174 to S1-180).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import services as cases
from cases.choices import (
    CaseStatus,
    GrantBasis,
    GrantLevel,
    IdentifierKind,
    Pathway,
)
from cases.models import Case, Person
from cases.sharing import Share
from core.decisions import require
from core.exceptions import ChangedMeanwhile, NotPossible
from referrals import forms, permissions, policies, presenters, selectors
from referrals.choices import PriorityGroup, Status
from referrals.models import PriorityGroupAnswer, Referral, ReferralAnswer
from referrals.questions import QUESTIONS, Topic
from referrals.services import transfer_in
from referrals.services.status import locked, move


Values = Mapping[Topic, Mapping[str, Any]]
HIDDEN_CASE = (
    "This person cannot be referred to this scheme now. Ask the scheme’s IOM "
    "co-ordinator."
)


@transaction.atomic
def submit_referral(
    *, referral: Referral, version: int, by: User, on: date, at: datetime
) -> Referral:
    """
    Send the referral to the scheme's local team; a second time returns the first.

    :param version: the draft's version the answers were checked at
    :raises NotPermitted: if it is not `by`'s agency's draft
    :raises NotPossible: if answers are missing, the person may already be known, or
        has an open case on the scheme
    :raises ChangedMeanwhile: if the answers changed after they were checked
    """
    require(permissions.may_edit(by, referral))
    draft = locked(referral=referral, by=by)
    if draft.submitted_on:
        return draft
    whole = forms.WholeForm(draft.answers)
    person = require_ready(draft, whole, by=by)
    if draft.version != version:
        raise ChangedMeanwhile(
            f"{draft.updated_by} changed the answers after you checked them. "
            "Check them again, then submit."
        )
    transfer = transfer_in.coming(draft, by=by)
    case = open_case_for(
        draft,
        whole.values,
        person=person,
        by=by,
        on=on,
        at=at,
        elsewhere=transfer.elsewhere if transfer else "",
    )
    if transfer:
        transfer_in.join_case(transfer, case=case)
    record_about_person(case.person, whole.values, by=by, on=on)
    record_on_case(case, whole.values, by=by, on=on)
    fill_in(draft, whole.values, case=case)
    draft.submitted_on, draft.submitted_at, draft.submitted_by = on, at, by
    move(referral=draft, to=Status.SUBMITTED, by=by, on=on)
    draft.save()
    freeze(draft, whole.values, by=by)
    audit.record("referral.made", subject=draft, operation=Operation.COLLECT)
    return draft


def require_ready(
    draft: Referral, whole: forms.WholeForm, *, by: User
) -> Person | None:
    """
    Return the known person it is about, or None for a new one.

    :raises NotPossible: if it cannot be submitted as it stands
    """
    match = selectors.matching(by, draft, whole)
    chosen = match.chosen
    require(
        policies.can_submit(
            status=draft.status,
            problems=whole.problem_count,
            unsettled=len(match.unsettled),
            open_case=open_case_of(chosen, draft),
            turned_down_on=selectors.turned_down_on(by, chosen),
            what_is_new=draft.what_is_new,
        )
    )
    if match.chosen_stands and chosen is None:
        raise NotPossible("Say again whether this is somebody already known.")
    return chosen


def open_case_of(person: Person | None, draft: Referral) -> str:
    """Return the reference of the person's open case on the scheme, or nothing."""
    if person is None:
        return ""
    case = person.cases.filter(
        scheme=draft.scheme_id, status__in=[CaseStatus.REFERRED, CaseStatus.ACTIVE]
    ).first()
    return case.reference if case else ""


def open_case_for(
    draft: Referral,
    values: Values,
    *,
    person: Person | None,
    by: User,
    on: date,
    at: datetime,
    elsewhere: str = "",
) -> Case:
    """
    Open the case on the person, shared with lead and referring agency.

    :param elsewhere: the force that stays responsible until a transfer in is adopted

    :raises NotPossible: if a case hidden from `by` is open on the scheme already
    """
    about = values[Topic.PERSON]
    person = person or cases.record_person(
        family_name=about["family_name"],
        given_names=about["given_names"],
        known_as=about["known_as"],
        date_of_birth=about["date_of_birth"],
        email=values[Topic.ADDRESS]["email"],
        by=by,
    )
    try:
        with transaction.atomic():
            return cases.open_case(
                responsible_elsewhere=elsewhere,
                person=person,
                scheme=draft.scheme,
                by=by,
                on=on,
                at=at,
                shares=first_shares(draft),
                supervision_status=values[Topic.REFERRAL]["supervision_status"],
            )
    except IntegrityError as error:
        raise NotPossible(HIDDEN_CASE) from error


def first_shares(draft: Referral) -> list[Share]:
    """Return who has the case from its first minute: the lead agency and the referrer."""
    lead = draft.scheme.lead_agency
    shares = [Share(lead, GrantLevel.MANAGE, GrantBasis.LEAD)]
    if draft.referring_agency_id != lead.pk:
        shares.append(
            Share(draft.referring_agency, GrantLevel.WRITE, GrantBasis.REFERRAL)
        )
    return shares


def record_about_person(person: Person, values: Values, *, by: User, on: date) -> None:
    """Write identifiers, address and numbers; what is known already is not written twice."""
    about, where = values[Topic.PERSON], values[Topic.ADDRESS]
    for kind in IdentifierKind:
        if about[kind.value]:
            cases.record_identifier(
                person=person, kind=kind, value=about[kind.value], by=by, on=on
            )
    homeless = where["home"] == "no_fixed_abode"
    same = person.addresses.filter(
        last_day__isnull=True,
        lines=where["lines"],
        postcode=where["postcode"],
        no_fixed_abode=homeless,
    )
    if where["home"] != "unknown" and not same.exists():
        cases.change_address(
            person=person,
            home=cases.Home(
                lines=where["lines"],
                postcode=where["postcode"],
                no_fixed_abode=homeless,
            ),
            by=by,
            on=on,
        )
    known = set(person.numbers.values_list("number", flat=True))
    for row in where["numbers"]:
        if row["number"] not in known:
            known.add(row["number"])
            cases.add_number(
                person=person, kind=row["kind"], number=row["number"], by=by
            )


def record_on_case(case: Case, values: Values, *, by: User, on: date) -> None:
    """Write warnings, score, involved agencies and needs on the case."""
    for row in values[Topic.WARNINGS]["warnings"]:
        cases.add_warning(case=case, **row, by=by)
    sentence = values[Topic.SENTENCE]
    if sentence["has_score"]:
        cases.record_score(case=case, score=score_of(sentence), by=by, on=on)
    for row in values[Topic.AGENCIES]["agencies"]:
        cases.note_involved_agency(case=case, **row, by=by)
    needs = values[Topic.PATHWAYS]
    rows = [cases.NeedRow(pathway.value, **needs[pathway.value]) for pathway in Pathway]
    cases.assess_needs(case=case, rows=rows, by=by, on=on)
    cases.update_standing(
        case=case,
        by=by,
        has_warnings=bool(values[Topic.WARNINGS]["warnings"]),
        licence_ends_on=sentence["licence_expiry_date"],
    )


def score_of(sentence: Mapping[str, Any]) -> cases.NewScore:
    """Return the score the form gave, whole (A-27)."""
    years = sentence["score_horizon"]
    return cases.NewScore(
        tool=sentence["score_tool"],
        value=sentence["score"],
        scored_on=sentence["scored_on"],
        horizon_years=int(years) if years else None,
        band=sentence["score_band"] or "",
        source="Referral form",
    )


def fill_in(draft: Referral, values: Values, *, case: Case) -> None:
    """Set the referral's own columns from the answers, and empty the draft."""
    about, sentence = values[Topic.REFERRAL], values[Topic.SENTENCE]
    draft.case = case
    draft.answers, draft.person_chosen = {}, None
    draft.referred_on = about["referred_on"]
    draft.contact_name = about["contact_name"]
    draft.contact_details = about["contact_details"]
    draft.supervision_status = about["supervision_status"]
    draft.referrer_rag = about["referrer_rag"]
    for which in ("licence", "sentence"):
        for part in (f"{which}_expiry_date", f"{which}_expiry_unknown_reason"):
            setattr(draft, part, sentence[part])


def freeze(referral: Referral, values: Values, *, by: User) -> None:
    """Write the form as it was answered, each answer in its section, and the groups."""
    texts = presenters.answers_in_words(
        values, agency_name=referral.referring_agency.name
    )
    common = {
        "referral": referral,
        "case_id": referral.case_id,
        "recorded_by": by,
    }
    ReferralAnswer.objects.bulk_create(
        ReferralAnswer(
            **common,
            code=question.code,
            text=texts[question.code],
            section=question.section,
            originator_id=by.own_principal,
        )
        for question in QUESTIONS
    )
    PriorityGroupAnswer.objects.bulk_create(
        PriorityGroupAnswer(
            **common,
            code=group.value,
            applies=values[Topic.PRIORITY_GROUPS][group.value],
        )
        for group in PriorityGroup
    )
