"""What an officer who cannot attend types."""

from django.forms import HiddenInput

from core import forms


class WriteUpdate(forms.Form):
    """What the meeting is to know of one case."""

    text = forms.TextField(
        label="What the meeting should know",
        called="Your update",
        missing="Enter what the meeting should know",
        hint="How things stand, what you did, what worries you, what you ask for",
        rows=10,
        max_length=5000,
        counted=True,
    )
    version = forms.IntegerField(widget=HiddenInput)
