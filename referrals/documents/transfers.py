"""
The transfer pack: everything another force needs to take somebody on (S1-106, S1-108).

Plain values, so that PDF, JSON and the hash of the content say the same.
"""

from datetime import date
from typing import Any

from agencies.models import User
from cases import identifiers
from cases import selectors as cases
from cases.choices import MappaLevel
from cases.models import Case
from core.components.values import RAG_WORDS
from referrals.choices import SupervisionStatus, TransferTopic
from referrals.models import Transfer
from referrals.selectors import transfers as found


SCHEMA = "iom-transfer-pack/1"


def pack_content(
    user: User, transfer: Transfer, case: Case, *, on: date
) -> dict[str, Any]:
    """Return the pack as `user` may read it on a day; the other force reads it whole."""
    return {
        "schema": SCHEMA,
        "made_on": on.isoformat(),
        "transfer": {
            "from_area": transfer.comes_from,
            "to_area": transfer.goes_to,
            "first_contact_on": iso(transfer.first_contact_on),
            "first_contact_with": transfer.first_contact_with,
        },
        "person": person(user, case, on=on),
        "case": standing(case),
        "told": told(user, transfer),
        "address_checks": address_checks(user, transfer),
        "warnings": warnings(user, case),
        "needs": needs(user, case),
        "others": others(user, case),
        "left_out": cases.hidden_sections(user),
    }


def told(user: User, transfer: Transfer) -> list[dict[str, str]]:
    """Return what they are told, topic by topic (S1-106)."""
    answers = found.told(user, transfer)
    return [
        {"topic": str(each.label), "text": answers[each].text}
        for each in TransferTopic
        if each in answers
    ]


def address_checks(user: User, transfer: Transfer) -> list[dict[str, str]]:
    """Return how the address was screened (S1-105)."""
    return [
        {
            "kind": each.get_kind_display(),
            "address": each.address,
            "outcome": each.get_outcome_display(),
            "grounds": each.grounds,
            "checked_on": each.checked_on.isoformat(),
        }
        for each in found.address_checks(user, transfer)
    ]


def warnings(user: User, case: Case) -> list[dict[str, str]]:
    """Return the warnings in force."""
    return [
        {
            "source": each.get_source_display(),
            "text": each.text,
            "warned_on": each.warned_on.isoformat(),
        }
        for each in cases.warnings(user, case)
    ]


def needs(user: User, case: Case) -> list[dict[str, str]]:
    """Return each pathway as last assessed (S1-177)."""
    return [
        {
            "pathway": each.get_pathway_display(),
            "impact": each.get_rating_display(),
            "needs": each.needs,
            "actions": each.actions,
            "assessed_on": each.assessed_on.isoformat(),
        }
        for each in cases.latest_needs(user, case)
    ]


def others(user: User, case: Case) -> list[dict[str, str]]:
    """Return who else works with the person (S1-176)."""
    return [
        {
            "agency": each.agency_name,
            "person": each.person_name,
            "contact": each.contact_details,
        }
        for each in cases.involved_agencies(user, case)
    ]


def person(user: User, case: Case, *, on: date) -> dict[str, Any]:
    """Return who it is about: names, birth, numbers, where they live now."""
    known = cases.identity(user, case)
    home = next((each for each in known.addresses if each.last_day is None), None)
    return {
        "name": str(case.person),
        "known_as": case.person.known_as,
        "born": iso(case.person.date_of_birth),
        "age": case.person.age(on),
        "numbers": [
            {
                "kind": each.get_kind_display(),
                "number": identifiers.display(each.kind, each.value),
            }
            for each in known.identifiers
            if each.superseded_on is None
        ],
        "address": str(home) if home else "",
    }


def standing(case: Case) -> dict[str, Any]:
    """Return how the case stands: class, supervision, custody, licence, MAPPA."""
    supervision = case.supervision_status
    return {
        "reference": case.reference,
        "adopted_on": iso(case.adopted_on),
        "lead_worker": str(case.lead_worker or ""),
        "lead_agency": str(case.lead_worker_agency or ""),
        "supervision": SupervisionStatus(supervision).label
        if supervision in SupervisionStatus.values
        else supervision,
        "rag_class": RAG_WORDS.get(case.rag_class, ""),
        "rag_set_on": iso(case.rag_set_on),
        "review_due_on": iso(case.review_due_on),
        "wanted_since": iso(case.wanted_since),
        "in_custody_since": iso(case.custody_since),
        "prison": case.prison,
        "licence_ends_on": iso(case.licence_ends_on),
        "supervision_ends_on": iso(case.supervision_ends_on),
        "mappa": MappaLevel(case.mappa_level).label if case.mappa_level else "",
    }


def iso(value: date | None) -> str | None:
    """Return a date as JSON keeps it."""
    return value.isoformat() if value else None
