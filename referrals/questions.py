"""
The questions of the referral form, in its order, and the topics they are asked under.

Whose form: Appendix 2 of the operational guide. `elements` ties each question to the
numbered places of the printed form (S1-F01 to S1-F45); a question without them is
one that another paragraph asks for.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from cases.choices import IdentifierKind, Pathway, Section
from referrals.choices import PriorityGroup, ScreeningQuestion


class Topic(TextChoices):
    """The pages of the form, one topic each."""

    PERSON = "person", "Personal details"
    ADDRESS = "address", "Address and contact numbers"
    WARNINGS = "warnings", "Warnings"
    REFERRAL = "referral", "Referral details"
    SENTENCE = "sentence", "Risk score, sentence and offending"
    AGENCIES = "agencies", "Agencies involved"
    PATHWAYS = "pathways", "Pathways out of offending"
    PRIORITY_GROUPS = "priority-groups", "Priority groups"
    ASSESSMENT = "assessment", "Threat, harm and risk"
    SCREENING = "screening", "Screening questions"


@dataclass(frozen=True)
class Question:
    """One question: `code` names its stored answer, `section` who may read it."""

    code: str
    label: str
    topic: Topic
    elements: tuple[str, ...] = ()
    section: Section = Section.GENERAL


def _asked(
    topic: Topic,
    label: str,
    *elements: str,
    code: str = "",
    section: Section = Section.GENERAL,
) -> Question:
    return Question(code or elements[0], label, topic, elements, section)


HEALTH_PATHWAYS = frozenset({Pathway.HEALTH, Pathway.DRUGS_ALCOHOL})
IDENTIFIER_ELEMENTS = {
    IdentifierKind.URN: "F03",
    IdentifierKind.PNC: "F04",
    IdentifierKind.NATIONAL_INSURANCE: "F10",
}
PATHWAY_ELEMENTS = {
    pathway: f"F{number}" for number, pathway in enumerate(Pathway, start=23)
}
GROUP_ELEMENTS = {
    group: f"F{number}" for number, group in enumerate(PriorityGroup, start=32)
}

QUESTIONS: tuple[Question, ...] = (
    _asked(Topic.PERSON, "Name", "F01"),
    _asked(Topic.PERSON, "Also known as", code="known_as"),
    _asked(Topic.PERSON, "Date of birth", "F02"),
    *(
        Question(
            IDENTIFIER_ELEMENTS.get(kind, kind.value),
            str(kind.label),
            Topic.PERSON,
            (IDENTIFIER_ELEMENTS[kind],) if kind in IDENTIFIER_ELEMENTS else (),
        )
        for kind in IdentifierKind
    ),
    _asked(Topic.ADDRESS, "Address", "F05"),
    _asked(Topic.ADDRESS, "Postcode", "F06"),
    _asked(Topic.ADDRESS, "Contact numbers", "F07", "F08"),
    _asked(Topic.ADDRESS, "E-mail address", "F09"),
    _asked(
        Topic.WARNINGS,
        "Warnings (PNC and Niche)",
        "F11",
        section=Section.STAFF_SAFETY,
    ),
    _asked(Topic.REFERRAL, "Agency and contact", "F12"),
    _asked(Topic.REFERRAL, "Date of referral", "F13"),
    _asked(Topic.REFERRAL, "Supervision", code="supervision_status"),
    _asked(Topic.REFERRAL, "Class proposed by the referrer", code="referrer_rag"),
    _asked(Topic.REFERRAL, "Justification and reasons for referral", "F14"),
    _asked(Topic.SENTENCE, "Risk score", "F15"),
    _asked(Topic.SENTENCE, "Licence expiry date", "F16"),
    _asked(Topic.SENTENCE, "Sentence expiry date", "F17"),
    _asked(Topic.SENTENCE, "Index offences", "F18"),
    _asked(Topic.SENTENCE, "Offending history", "F19"),
    _asked(Topic.AGENCIES, "Agencies involved", "F20", "F21", "F22"),
    *(
        Question(
            PATHWAY_ELEMENTS[pathway],
            str(pathway.label),
            Topic.PATHWAYS,
            (PATHWAY_ELEMENTS[pathway],),
            Section.HEALTH if pathway in HEALTH_PATHWAYS else Section.GENERAL,
        )
        for pathway in Pathway
    ),
    *(
        Question(
            GROUP_ELEMENTS[group],
            str(group.label),
            Topic.PRIORITY_GROUPS,
            (GROUP_ELEMENTS[group],),
        )
        for group in PriorityGroup
    ),
    _asked(Topic.ASSESSMENT, "Threat, harm and risk assessment", "F39"),
    _asked(Topic.ASSESSMENT, "Further considerations", "F40"),
    *(
        Question(
            each.value,
            str(each.label),
            Topic.SCREENING,
            (each.value,),
            Section.POLICE_INTELLIGENCE
            if each is ScreeningQuestion.POLICE_INTELLIGENCE
            else Section.GENERAL,
        )
        for each in ScreeningQuestion
    ),
)


def questions_of(topic: Topic) -> tuple[Question, ...]:
    """Return a topic's questions in the form's order."""
    return tuple(each for each in QUESTIONS if each.topic is topic)
