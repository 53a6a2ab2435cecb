"""
Every element of the printed referral form, numbered as the sources number them.

Whose form: Appendix 2 of the operational guide (S1-F01 to S1-F64). Tests hold the
stored fields and the printed form to this list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices

from cases.choices import Pathway
from referrals.choices import (
    SCREENING_QUESTIONS,
    AdminTask,
    PriorityGroup,
    RemovalTask,
)


class Topic(StrEnum):
    """The form's headings, in its order."""

    PERSON = "Offender personal details"
    REFERRAL = "Referral details"
    AGENCIES = "Scope for multi-agency intervention"
    PATHWAYS = "Risk factors on offending behaviour"
    PRIORITY_GROUPS = "Priority groups"
    ASSESSMENT = "Threat, harm and risk assessment"
    SCREENING = "Screening questions"
    ADMINISTRATION = "Administration"
    CONTACT_LOG = "Contact, event log and subsequent needs assessment reviews"
    REVIEW = "Review"
    REMOVAL = "Removal from IOM"


@dataclass(frozen=True)
class Element:
    """One place on the form to write in; `parts` are its columns when it is a row."""

    id: str
    label: str
    topic: Topic
    parts: tuple[str, ...] = ()


def _printed(rows: type[TextChoices]) -> tuple[str, ...]:
    return tuple(str(label) for label in rows.labels)


_LABELS: tuple[tuple[Topic, tuple[str, ...]], ...] = (
    (
        Topic.PERSON,
        (
            "Name",
            "Date of birth",
            "URN",
            "PNC ID",
            "Address",
            "Postcode",
            "Contact number",
            "Contact number type: mobile, home, work or other",
            "E-mail address",
            "National Insurance",
            "Warnings (PNC/Niche)",
        ),
    ),
    (
        Topic.REFERRAL,
        (
            "Agency and contact",
            "Date of referral",
            "Justification and reasons for referral: evidence high risk of reoffending",
            "OGRS score",
            "Licence expiry date",
            "Sentence expiry date",
            "Index offences",
            "Offending history (known for, previous convictions)",
        ),
    ),
    (Topic.AGENCIES, ("Other agency", "Person", "Contact details")),
    (Topic.PATHWAYS, _printed(Pathway)),
    (Topic.PRIORITY_GROUPS, _printed(PriorityGroup)),
    (
        Topic.ASSESSMENT,
        ("Threat, harm and risk assessment", "Further considerations"),
    ),
    (Topic.SCREENING, tuple(SCREENING_QUESTIONS.values())),
    (Topic.ADMINISTRATION, _printed(AdminTask)),
    (Topic.CONTACT_LOG, ("Date", "Force number", "Contact log", "Outcome")),
    (
        Topic.REVIEW,
        ("Date", "Retain or drop", "Justification", "Justification for removal"),
    ),
    (Topic.REMOVAL, ("Reasons for removal", *_printed(RemovalTask))),
)


def _numbered() -> Iterator[Element]:
    number = 0
    for topic, labels in _LABELS:
        for label in labels:
            number += 1
            yield Element(f"F{number:02}", label, topic, _parts(topic, label))


def _parts(topic: Topic, label: str) -> tuple[str, ...]:
    if topic is Topic.PATHWAYS:
        return ("rag", "needs", "actions")
    if topic is Topic.ADMINISTRATION or label in RemovalTask.labels:
        return ("date", "by_whom")
    return ()


ELEMENTS: tuple[Element, ...] = tuple(_numbered())
