"""
Forms as people here meet them: GOV.UK's patterns, in our words.

Import from here: `from core.forms import Form, DateField, …`. Templates say
`{{ form.reason.as_field_group }}` and `{% error_summary form %}`.
"""

from core.forms.base import FilterForm, Form
from core.forms.dates import DateField, TimeField
from core.forms.fields import (
    BooleanField,
    CharField,
    CheckboxesField,
    DecimalField,
    EmailField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from core.forms.look import GovField


__all__ = [
    "BooleanField",
    "CharField",
    "CheckboxesField",
    "DateField",
    "DecimalField",
    "EmailField",
    "FileField",
    "FilterForm",
    "Form",
    "GovField",
    "IntegerField",
    "RadioField",
    "SelectField",
    "TextField",
    "TimeField",
    "YesNoField",
]
