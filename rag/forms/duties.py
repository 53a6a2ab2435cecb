"""What people type when they record what meets a duty."""

from typing import Any

from core import forms
from rag.choices import FrequencyUnit, MonitoringOutcome, MonitoringScheme


class RecordDuty(forms.Form):
    """The day something was done, and a few words on it."""

    done_on = forms.DateField(
        label="When was it done?",
        called="The day it was done",
        when="today or past",
        missing="Enter the day it was done",
    )
    note = forms.CharField(
        label="In a few words",
        required=False,
        max_length=300,
        hint="With whom, and what came of it. Everybody who shares this case reads it.",
    )


class AssessMonitoring(forms.Form):
    """Whether electronic monitoring would suit, under what, and why (S1-191)."""

    assessed_on = forms.DateField(
        label="When was it assessed?",
        called="The day it was assessed",
        when="today or past",
        missing="Enter the day it was assessed",
    )
    outcome = forms.RadioField(
        label="Would electronic monitoring suit?",
        choices=MonitoringOutcome.choices,
        missing="Select whether electronic monitoring would suit",
        reveals={MonitoringOutcome.SUITABLE.value: "scheme"},
    )
    scheme = forms.RadioField(
        label="Under what?",
        required=False,
        choices=MonitoringScheme.choices,
        missing="Select under what they would be monitored",
        hint="A voluntary tag is counted apart from one that is required.",
    )
    reasons = forms.TextField(
        label="Reasons",
        rows=4,
        missing="Enter why it would or would not suit",
        hint="Everybody who shares this case reads it.",
    )


class AgreeFrequency(forms.Form):
    """How often to supervise, as a meeting agreed it (S1-203)."""

    value = forms.IntegerField(
        label="How many?",
        min_value=1,
        max_value=60,
        missing="Enter how many contacts or hours were agreed",
    )
    unit = forms.RadioField(
        label="Of what?",
        choices=[(each.value, each.label.capitalize()) for each in FrequencyUnit],
        missing="Select what is counted",
    )
    agreed_on = forms.DateField(
        label="When was it agreed?",
        called="The day it was agreed",
        when="today or past",
        missing="Enter the day it was agreed",
        hint="The day of the meeting.",
    )
    expires_on = forms.DateField(
        label="Until when?",
        called="The day it expires",
        missing="Enter the day it expires",
        hint="The last day on which it still applies, usually that of the next meeting.",
    )
    note = forms.CharField(
        label="In a few words",
        required=False,
        max_length=300,
        hint="Who sees the person, and where.",
    )
    version = forms.IntegerField(label="Frequency seen", min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].widget = self.fields["version"].hidden_widget()
