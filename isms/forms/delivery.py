"""What the provider's staff type on a phone and at a desk."""

from datetime import datetime
from typing import Any

from core import forms
from isms.calculations import instant
from isms.choices import CheckFinding, EntryKind, Heading
from isms.forms.package import sending


WEEKDAYS = (
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
)


class Timed(forms.Form):
    """Something that happened on a day at a time, both filled in with now."""

    def moment(self) -> datetime:
        """Return when it happened."""
        return instant(
            self.cleaned_data["happened_on"], self.cleaned_data["happened_at"]
        )


class WriteEntry(Timed):
    """A log entry in seconds: what kind, what happened; the time is filled in."""

    marks_optional = False
    key = sending()
    kind = forms.RadioField(
        label="What are you writing down?",
        choices=EntryKind.choices,
        missing="Select what you are writing down",
        reveals={
            EntryKind.OBSERVATION.value: "heading",
            EntryKind.CHALLENGE.value: "told",
        },
        label_size="m",
    )
    heading = forms.RadioField(
        label="It bears on",
        choices=Heading.choices,
        required=False,
        missing="Select what it bears on",
    )
    told = forms.CheckboxesField(
        label="Whom did you tell?",
        choices=[("social_worker", "Supervising social worker"), ("police", "Police")],
        required=False,
    )
    text = forms.TextField(
        label="What happened?", rows=4, missing="Enter what happened", label_size="m"
    )
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 2:30pm")

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the log's columns."""
        typed = self.cleaned_data
        told = typed["told"] or []
        return {
            "kind": typed["kind"],
            "heading": typed["heading"],
            "text": typed["text"].strip(),
            "happened_at": self.moment(),
            "told_social_worker": "social_worker" in told,
            "told_police": "police" in told,
            "idempotency_key": typed["key"],
        }


class DrawChecks(forms.Form):
    """How many spot checks in the seven days ahead."""

    number = forms.IntegerField(
        label="How many in the next seven days?",
        hint="Their times are drawn at random, between 7am and 10pm.",
        min_value=1,
        max_value=14,
        width="2",
        missing="Enter how many",
    )


class FinishCheck(forms.Form):
    """What a spot check found."""

    marks_optional = False
    finding = forms.RadioField(
        label="What did you find?",
        choices=CheckFinding.choices,
        missing="Select what you found",
        label_size="m",
    )
    note = forms.TextField(label="Anything to say?", rows=3, required=False)


class ReportBreach(Timed):
    """The agreement broken."""

    marks_optional = False
    key = sending()
    what = forms.TextField(
        label="What happened?", rows=4, missing="Enter what happened", label_size="m"
    )
    is_serious = forms.YesNoField(
        label="Is it serious?",
        hint="It puts somebody at risk, or breaks a licence condition.",
        missing="Select yes or no",
    )
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 2:30pm")


class AddToProgramme(forms.Form):
    """Something on the daily programme (S0-31)."""

    key = sending()
    what = forms.CharField(label="What?", max_length=120, missing="Enter what it is")
    with_whom = forms.CharField(
        label="With which agency or person?",
        max_length=120,
        missing="Enter with whom it is arranged",
    )
    place = forms.CharField(label="Where?", max_length=120, required=False)
    weekdays = forms.CheckboxesField(
        label="On which days?", choices=WEEKDAYS, missing="Select at least one day"
    )
    starts_at = forms.TimeField(
        label="Starts", missing="Enter when it starts, like 9am"
    )
    ends_at = forms.TimeField(label="Ends", missing="Enter when it ends, like 11am")


class SendFeedback(forms.Form):
    """A report to the authority in its two parts (S0-35)."""

    first_day = forms.DateField(label="From", missing="Enter the first day")
    last_day = forms.DateField(
        label="To", when="today or past", missing="Enter the last day"
    )
    response = forms.TextField(
        label="How do they respond to the service?",
        rows=6,
        missing="Enter how they respond to the service",
    )
    risk_to = forms.TextField(
        label="What risk do they pose to the community?",
        rows=5,
        missing="Enter the risk to the community",
    )
    risk_within = forms.TextField(
        label="What risk is there for them within the community?",
        rows=5,
        missing="Enter the risk within the community",
    )


class MoveOn(forms.Form):
    """The plan for longer-term accommodation (S0-34)."""

    sought = forms.TextField(
        label="What kind of home is looked for?",
        rows=3,
        missing="Enter what kind of home is looked for",
    )
    steps = forms.TextField(
        label="What is done, by whom?", rows=4, missing="Enter what is done, by whom"
    )
    contact = forms.CharField(
        label="Who at the local authority’s housing service?",
        max_length=120,
        missing="Enter who at the housing service",
    )
    target_on = forms.DateField(
        label="By when?", when="future", missing="Enter by when"
    )
