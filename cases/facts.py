"""
What is asked plainly of everybody, and may always go unanswered (S1-84, S1-149, S0-37).

No rule of selection and no rating reads these. They say how to work with the person,
and whether the scheme treats people alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import TextChoices


PREFER_NOT = "prefer_not_to_say"
YES_NO = (("yes", "Yes"), ("no", "No"))


class FactKind(TextChoices):
    """The questions, in their order."""

    LANGUAGE = "language", "First language"
    INTERPRETER = "interpreter", "Needs an interpreter"
    FORMATS = "formats", "Formats for letters and leaflets"
    COMMUNICATION = "communication", "Help with communication"
    ACCESS = "access", "Help with getting about or access"
    VETERAN = "veteran", "Served in the armed forces"
    CARE_LEAVER = "care_leaver", "Was in care as a child"
    SEX = "sex", "Sex"
    GENDER_IDENTITY = "gender_identity", "Gender is the same as at birth"
    ETHNICITY = "ethnicity", "Ethnic group"
    RELIGION = "religion", "Religion or belief"
    SEXUAL_ORIENTATION = "sexual_orientation", "Sexual orientation"
    DISABILITY = "disability", "Disability or long-term condition"


@dataclass(frozen=True)
class Question:
    """
    One question as it is asked of the person.

    `detail` names the free answer beside the choices, if there is one; a `sensitive`
    answer is read only by agencies that record on the case.
    """

    text: str
    options: tuple[tuple[str, str], ...]
    hint: str = ""
    detail: str = ""
    several: bool = False
    sensitive: bool = False

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return the answers with the right to give none."""
        return (*self.options, (PREFER_NOT, "Prefer not to say"))


QUESTIONS: Mapping[FactKind, Question] = MappingProxyType(
    {
        FactKind.LANGUAGE: Question(
            "What language do you speak best?",
            (("english", "English"), ("welsh", "Welsh"), ("other", "Another language")),
            detail="Which language?",
        ),
        FactKind.INTERPRETER: Question(
            "Would you like an interpreter when we meet?", YES_NO
        ),
        FactKind.FORMATS: Question(
            "How should we send you letters and leaflets?",
            (
                ("standard", "As usual"),
                ("large_print", "Large print"),
                ("easy_read", "Easy read"),
                ("audio", "Audio"),
                ("braille", "Braille"),
                ("bsl", "British Sign Language"),
                ("translated", "Translated"),
            ),
            several=True,
        ),
        FactKind.COMMUNICATION: Question(
            "Do you need help with reading, writing, hearing, speaking or understanding?",
            YES_NO,
            detail="What helps?",
        ),
        FactKind.ACCESS: Question(
            "Do you need help with getting to us or into the building?",
            YES_NO,
            detail="What helps?",
        ),
        FactKind.VETERAN: Question(
            "Have you ever served in the armed forces?",
            YES_NO,
            hint="Regular or reserve, any country, for any time",
        ),
        FactKind.CARE_LEAVER: Question(
            "Were you in care at any time before you were 18?",
            YES_NO,
            hint="In foster care, in a children’s home, or living with relatives by order",
        ),
        FactKind.SEX: Question(
            "What is your sex?", (("female", "Female"), ("male", "Male"))
        ),
        FactKind.GENDER_IDENTITY: Question(
            "Is your gender the same as the sex you were registered at birth?",
            YES_NO,
            detail="How do you describe your gender?",
            sensitive=True,
        ),
        FactKind.ETHNICITY: Question(
            "What is your ethnic group?",
            (
                ("asian", "Asian or Asian British"),
                ("black", "Black, Black British, Caribbean or African"),
                ("mixed", "Mixed or multiple ethnic groups"),
                ("white", "White"),
                ("traveller", "Gypsy, Roma or Irish Traveller"),
                ("other", "Another ethnic group"),
            ),
            sensitive=True,
        ),
        FactKind.RELIGION: Question(
            "What is your religion or belief?",
            (
                ("none", "No religion"),
                ("buddhist", "Buddhist"),
                ("christian", "Christian"),
                ("hindu", "Hindu"),
                ("jewish", "Jewish"),
                ("muslim", "Muslim"),
                ("sikh", "Sikh"),
                ("other", "Another religion or belief"),
            ),
            sensitive=True,
        ),
        FactKind.SEXUAL_ORIENTATION: Question(
            "Which of these describes you?",
            (
                ("straight", "Straight or heterosexual"),
                ("gay", "Gay or lesbian"),
                ("bisexual", "Bisexual"),
                ("other", "Another description"),
            ),
            sensitive=True,
        ),
        FactKind.DISABILITY: Question(
            "Do you have a disability, or a condition that has lasted a year or more?",
            YES_NO,
            detail="What should we know to be fair to you?",
            sensitive=True,
        ),
    }
)

# What a manager's counts compare (S1-149).
COMPARED = (
    FactKind.SEX,
    FactKind.GENDER_IDENTITY,
    FactKind.ETHNICITY,
    FactKind.RELIGION,
    FactKind.SEXUAL_ORIENTATION,
    FactKind.DISABILITY,
)


def is_sensitive(kind: str) -> bool:
    """Tell whether only agencies that record on the case read the answer."""
    return QUESTIONS[FactKind(kind)].sensitive


def answer_in_words(kind: str, answers: list[str], detail: str = "") -> str:
    """Return an answer as people read it: "Large print, Audio"."""
    labels = dict(QUESTIONS[FactKind(kind)].choices)
    said = ", ".join(labels[each] for each in answers)
    return f"{said}: {detail}" if detail else said


def practical(known: Mapping[str, tuple[list[str], str]]) -> list[tuple[str, str]]:
    """Return what helps in working with the person, so far as it was answered."""
    return [
        (str(kind.label), answer_in_words(kind, *known[kind]))
        for kind, question in QUESTIONS.items()
        if kind in known and not question.sensitive and kind is not FactKind.SEX
    ]


def rows(
    known: Mapping[str, tuple[list[str], str]], *, sees_sensitive: bool
) -> list[tuple[str, str]]:
    """
    Return every question this reader may see with its answer, or that it was not asked.

    :param known: (answers, detail) by the question's code
    """
    return [
        (
            str(kind.label),
            answer_in_words(kind, *known[kind]) if kind in known else "Not asked yet",
        )
        for kind, question in QUESTIONS.items()
        if sees_sensitive or not question.sensitive
    ]
