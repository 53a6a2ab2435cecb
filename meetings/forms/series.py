"""What a person types about meetings that come round."""

from collections.abc import Sequence
from typing import Any

from core import forms
from meetings.choices import Repeats, SeatRole
from meetings.forms.arranging import Sitting


WEEKDAYS = (
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
)


class SeriesDetails(Sitting):
    """When and where the meetings of a series are, and who leads them."""

    repeats = forms.RadioField(
        label="How often it meets",
        missing="Select how often it meets",
        called="how often it meets",
        choices=Repeats.choices,
    )
    weekday = forms.SelectField(
        label="On which day of the week",
        missing="Select the day of the week",
        called="the day of the week",
        hint="On a bank holiday it moves to the next working day",
        blank="Select a day",
        choices=WEEKDAYS,
    )
    field_order = (
        "name",
        "kind",
        "repeats",
        "weekday",
        "starts_at",
        "minutes",
        "place",
        "link",
        "chair",
        "coordinator",
        "quorum",
    )


class AddSeat(forms.Form):
    """Which agency has a seat, as what, and who takes it."""

    agency = forms.SelectField(
        label="Agency",
        missing="Select the agency",
        blank="Select an agency",
        called="the agency",
    )
    role = forms.SelectField(
        label="As what",
        missing="Select as what they come",
        blank="Select a role",
        called="as what they come",
        choices=SeatRole.choices,
    )
    person = forms.SelectField(
        label="Who",
        called="who comes",
        blank="Whoever comes",
        required=False,
        autocomplete=True,
    )

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies
        self.fields["person"].choices = people


class ArrangeNext(forms.Form):
    """How many meetings to arrange."""

    count = forms.IntegerField(
        label="How many meetings to arrange",
        called="How many meetings",
        missing="Enter how many meetings to arrange",
        min_value=1,
        max_value=52,
        initial=6,
        width="2",
    )
