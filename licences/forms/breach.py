"""What people type about a breach of post-sentence supervision."""

from collections.abc import Iterable
from typing import Any

from core import forms
from licences.calculations import sanctions
from licences.calculations.sanctions import Sanction
from licences.choices import BreachOutcome, BreachType
from licences.forms.enforcement import once, seen


class LayInformation(forms.Form):
    """An information laid at the magistrates' court."""

    key = once()
    default_order = forms.SelectField(
        label="Is it a breach of a supervision default order?",
        choices=(),
        required=False,
        blank="No: of supervision itself",
        called="the default order",
    )
    kind = forms.SelectField(
        label="What is the breach about?",
        blank="Choose",
        choices=BreachType.choices,
        missing="Select what the breach is about",
        called="what the breach is about",
    )
    failed_on = forms.DateField(
        label="When did the failure begin?",
        called="The day of the failure",
        when="today or past",
        missing="Enter the day of the failure",
        hint="Which law applies goes by this day.",
    )
    alleged = forms.TextField(
        label="What is alleged?", rows=4, missing="Enter what is alleged"
    )
    court = forms.CharField(
        label="Which magistrates’ court?",
        called="The magistrates’ court",
        max_length=120,
        missing="Enter the magistrates’ court",
        hint="Always a magistrates’ court, whatever court passed the sentence.",
    )
    laid_on = forms.DateField(
        label="When was the information laid?",
        called="The day the information was laid",
        when="today or past",
        missing="Enter the day the information was laid",
    )
    first_hearing_on = forms.DateField(
        label="First hearing", required=False, hint="If the court has listed it."
    )

    def __init__(
        self, *args: Any, orders: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = list(orders)
        if offered:
            field: Any = self.fields["default_order"]
            field.choices = offered
        else:
            del self.fields["default_order"]


class ListHearing(forms.Form):
    """The day of the first hearing."""

    seen = seen()
    listed_for = forms.DateField(
        label="When is the first hearing?",
        called="The day of the hearing",
        missing="Enter the day of the hearing",
    )


class AdjournHearing(forms.Form):
    """To when a hearing was put off, and why."""

    seen = seen()
    listed_for = forms.DateField(
        label="When is the next hearing?",
        called="The day of the next hearing",
        missing="Enter the day of the next hearing",
    )
    reason = forms.TextField(label="Why was it adjourned?", required=False, rows=3)


class RecordOutcome(forms.Form):
    """What the court decided, with the figures that belong to it."""

    seen = seen()
    outcome_on = forms.DateField(
        label="When did the court decide?",
        called="The day the court decided",
        when="today or past",
        missing="Enter the day the court decided",
    )
    outcome = forms.RadioField(
        label="What did it decide?",
        called="what the court decided",
        choices=BreachOutcome.choices,
        missing="Select what the court decided",
        hint="The court imposes one sanction at most. It cannot vary the requirements "
        "or end supervision; it can recommend a variation.",
        reveals={
            BreachOutcome.FINE.value: "fine_pounds",
            BreachOutcome.COMMITTAL.value: "committal_days",
            BreachOutcome.UNPAID_WORK.value: "unpaid_work_hours",
            BreachOutcome.CURFEW.value: "curfew_days",
        },
    )
    fine_pounds = forms.IntegerField(
        label="How much is the fine, in pounds?",
        called="The fine",
        required=False,
        width="5",
        prefix="£",
        missing="Enter the fine",
        hint="Up to £1,000.",
    )
    committal_days = forms.IntegerField(
        label="For how many days?",
        called="The number of days",
        required=False,
        width="3",
        missing="Enter the number of days",
        hint="Up to 14.",
    )
    unpaid_work_hours = forms.IntegerField(
        label="How many hours of unpaid work?",
        called="The number of hours",
        required=False,
        width="3",
        missing="Enter the number of hours",
        hint="From 20 to 60.",
    )
    curfew_days = forms.IntegerField(
        label="How many days of curfew?",
        called="The number of days of curfew",
        required=False,
        width="3",
        max_value=366,
        missing="Enter the number of days of curfew",
        hint="At least 20. Enter the hours a day below.",
    )
    curfew_hours = forms.IntegerField(
        label="Curfew only: how many hours a day?",
        called="The hours a day",
        required=False,
        width="3",
    )
    ends_on = forms.DateField(
        label="Default order only: what is its last day?",
        called="The last day of the order",
        required=False,
    )
    has_absconded = forms.YesNoField(
        label="Had the person absconded?",
        missing="Select yes if the person had absconded",
        hint="After supervision has ended only an absconder can be fined or committed.",
    )

    def __init__(self, *args: Any, most_hours: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "curfew_hours"
        ].help_text = f"From {sanctions.LEAST_HOURS} to {most_hours} for this failure."

    @property
    def sanction(self) -> Sanction:
        """What was typed, with only the figures that belong to the outcome."""
        typed = self.cleaned_data
        outcome = BreachOutcome(typed["outcome"])
        is_curfew = outcome is BreachOutcome.CURFEW
        return Sanction(
            outcome=outcome,
            outcome_on=typed["outcome_on"],
            fine_pounds=typed["fine_pounds"],
            committal_days=typed["committal_days"],
            unpaid_work_hours=typed["unpaid_work_hours"],
            curfew_days=typed["curfew_days"],
            curfew_hours=typed["curfew_hours"] if is_curfew else None,
            ends_on=typed["ends_on"] if outcome.is_default_order else None,
        )
