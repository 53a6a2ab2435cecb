"""What the Chair types on deciding, and what agencies type on the administration."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.choices import GrantLevel
from core.forms import (
    CharField,
    CheckboxesField,
    DateField,
    Form,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from rag.choices import RagClass
from referrals.forms.research import RATED


LEVELS = [
    (GrantLevel.READ.value, GrantLevel.READ.label),
    (GrantLevel.WRITE.value, GrantLevel.WRITE.label),
]
# What somebody who comes from another force can be: Red, and in custody Prison (S1-104).
HELD_RED = [each for each in RATED if each[0] in {RagClass.RED, RagClass.PRISON}]


class Decide(Form):
    """Which way the meeting decided; each leads to its own page."""

    decision = RadioField(
        label="What did the meeting decide?",
        missing="Select what the meeting decided",
        called="what the meeting decided",
        label_size="m",
        choices=[
            ("adopt", "Adopt the person"),
            ("reject", "Do not adopt"),
            ("defer", "Defer to a later day"),
        ],
        choice_hints={
            "adopt": "Set the RAG class, the lead worker and who shares the case",
            "reject": "The case closes and keeps its history",
            "defer": "The referral goes back to the co-ordinator and the team",
        },
    )


def against() -> TextField:
    """Return the question why the meeting decides against the criteria (A-16)."""
    return TextField(
        label="Why the meeting decides against the criteria",
        called="Why the meeting decides against the criteria",
        missing="Enter why the meeting decides against the criteria",
        hint="The scheme’s criteria point the other way. They advise, and you decide",
        rows=3,
    )


class Adopt(Form):
    """What the meeting agreed on taking somebody on (S1-23, S1-50)."""

    rag_class = RadioField(
        label="RAG class",
        missing="Select the RAG class",
        called="the RAG class",
        choices=RATED,
    )
    reasons = TextField(
        label="Why the meeting adopts this person and gives this class",
        called="The reasons",
        missing="Enter why the meeting adopts this person and gives this class",
    )
    against_criteria = against()
    worker = SelectField(
        label="Lead worker",
        missing="Select the lead worker",
        called="the lead worker",
        blank="Select a person",
        autocomplete=True,
        hint="Their agency will be able to read and write",
    )
    agencies = CheckboxesField(
        label="Agencies to share the case with now",
        called="the agencies",
        hint="Those named in the referral are ticked. More can be added later",
        required=False,
    )
    tell_social_services = YesNoField(
        label="Does Social Services need to be told?",
        missing="Select yes if Social Services needs to be told",
        hint="For example, because children live with the person",
    )

    def __init__(
        self,
        *args: Any,
        workers: Sequence[tuple[str, str]],
        agencies: Mapping[str, str],
        goes_against: bool,
        is_transfer: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not goes_against:
            del self.fields["against_criteria"]
        if is_transfer:
            self.fields["rag_class"].choices = HELD_RED
        self.fields["worker"].choices = workers
        field = self.fields["agencies"]
        field.choices = list(agencies.items())
        for key, name in agencies.items():
            self.fields[f"level_{key}"] = level_field(name)
        field.look = field.look.__class__(
            reveals={key: f"level_{key}" for key in agencies}
        )
        self.agency_keys = list(agencies)

    def levels(self) -> dict[str, str]:
        """Return what each ticked agency may do, by its id."""
        return {
            key: self.cleaned_data[f"level_{key}"]
            for key in self.cleaned_data["agencies"]
        }


def level_field(name: str) -> RadioField:
    """Return the question what one agency may do, revealed by its tick."""
    field = RadioField(
        label=f"What may {name} do?",
        missing=f"Select what {name} may do",
        called=f"what {name} may do",
        choices=LEVELS,
        required=False,
        inline=True,
        small=True,
        initial=GrantLevel.WRITE.value,
    )
    field.settle_words(name)
    return field


class Reject(Form):
    """Why the person is not adopted."""

    reasons = TextField(
        label="Why the person is not adopted",
        called="The reasons",
        missing="Enter why the person is not adopted",
        hint="The referring agency reads this",
    )
    against_criteria = against()

    def __init__(self, *args: Any, goes_against: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not goes_against:
            del self.fields["against_criteria"]


class Defer(Form):
    """Until when, and what is still needed."""

    until = DateField(
        label="When should it come back?",
        called="The date it comes back",
        missing="Enter the date it comes back",
        when="future",
    )
    reasons = TextField(
        label="Why, and what is needed by then",
        called="The reasons",
        missing="Enter why it is deferred and what is needed by then",
    )


class CompleteTask(Form):
    """When an administration task was done."""

    done_on = DateField(
        label="When was it done?",
        called="The date it was done",
        missing="Enter the date it was done",
        when="today or past",
    )
    note = CharField(
        label="Note",
        hint="For example, how the person was told",
        max_length=300,
        required=False,
    )


class Withhold(Form):
    """Why the person is not told."""

    reason = TextField(
        label="Why the person is not told",
        called="The reason",
        missing="Enter why the person is not told",
        hint="You are recorded as the person who authorised it",
    )
