"""Planning a shift, and what became of it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from core import forms
from isms.calculations import Stint, instant
from isms.choices import Night
from isms.forms.package import sending


def until(day: date, starts: time, ends: time) -> datetime:
    """Return when something that starts on a day ends: the next day when not later."""
    return instant(day if ends > starts else day + timedelta(days=1), ends)


class PlanShift(forms.Form):
    """One worker, from when until when."""

    key = sending()
    worker = forms.SelectField(label="Who?", choices=(), missing="Select the worker")
    day = forms.DateField(
        label="On which day does it start?", missing="Enter the day it starts"
    )
    starts = forms.TimeField(label="Starts", missing="Enter when it starts, like 9am")
    ends = forms.TimeField(
        label="Ends",
        hint="The same time or an earlier one means the next day.",
        missing="Enter when it ends, like 5pm",
    )
    night = forms.RadioField(
        label="If it covers a night",
        choices=[
            (Night.NONE.value, "It does not"),
            (Night.SLEEPOVER.value, "Sleepover"),
            (Night.WAKING.value, "Waking night"),
        ],
        initial=Night.NONE.value,
        missing="Select whether it covers a night",
    )

    def __init__(
        self, *args: Any, workers: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = list(workers)

    def stint(self) -> Stint:
        """Return the shift as a value."""
        typed = self.cleaned_data
        return Stint(
            worker=str(typed["worker"]),
            starts=instant(typed["day"], typed["starts"]),
            ends=until(typed["day"], typed["starts"], typed["ends"]),
            night=typed["night"],
        )


class RecordWorked(forms.Form):
    """What became of a shift."""

    what = forms.RadioField(
        label="What became of it?",
        choices=[
            ("worked", "It was worked"),
            ("missed", "Nobody came"),
        ],
        missing="Select what became of it",
    )
    starts = forms.TimeField(
        label="Worked from", required=False, hint="Leave as planned if it was."
    )
    ends = forms.TimeField(label="Worked until", required=False)
    note = forms.CharField(label="Anything to say?", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A shift that was worked has hours."""
        cleaned = super().clean() or self.cleaned_data
        for name, word in (("starts", "started"), ("ends", "ended")):
            missing = not cleaned.get(name) and name not in self.errors
            if cleaned.get("what") == "worked" and missing:
                self.add_error(name, f"Enter when it {word}, like 9am")
        return cleaned
