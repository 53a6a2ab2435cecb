"""What people type about accounts and agencies."""

from django.contrib.auth.forms import AuthenticationForm

from core import forms


class SignIn(forms.BaseForm, AuthenticationForm):
    """User name and password; the refusal is the same whichever is wrong."""
