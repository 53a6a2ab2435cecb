"""The gallery's forms: one field of every kind, blank and wrong."""

from core import forms as ours
from core.components.values import RAG_WORDS


class ReferralSpecimen(ours.Form):
    """A form with one field of every kind."""

    name = ours.CharField(label="Full name", missing="Enter the person’s full name")
    born = ours.DateField(
        label="Date of birth",
        hint="For example, 31 3 1988",
        when="past",
        missing="Enter the date of birth",
    )
    pnc = ours.CharField(label="PNC ID", width="10", required=False, max_length=13)
    email = ours.EmailField(label="E-mail address", required=False)
    office = ours.SelectField(
        label="Managing office",
        choices=[("n", "Northbridge"), ("w", "Westmoor"), ("s", "Southerly")],
        autocomplete=True,
    )
    group = ours.SelectField(
        label="Priority group", choices=[("a", "Gangs"), ("b", "MAPPA 1")]
    )
    score = ours.DecimalField(label="OGRS score", suffix="%", width="3", max_value=100)
    rating = ours.RadioField(
        label="Proposed RAG class",
        choices=[("red", "Red"), ("amber", "Amber"), ("green", "Green")],
        choice_hints={"red": "Catch and control", "green": "Active exit planning"},
    )
    known = ours.YesNoField(
        label="Is the person known to another agency?",
        called="Known to another agency",
        missing="Select yes if the person is known to another agency",
        inline=False,
        unknown=True,
        reveals={"yes": "agency"},
    )
    agency = ours.CharField(
        label="Which agency?", required=False, missing="Enter the agency"
    )
    needs = ours.CheckboxesField(
        label="Needs",
        hint="Select all that apply.",
        choices=[("housing", "Accommodation"), ("drugs", "Drugs and alcohol")],
    )
    seen_at = ours.TimeField(label="Time of the visit", hint="For example, 2:30pm")
    reason = ours.TextField(
        label="Why are you referring this person?",
        missing="Enter why you are referring this person",
        hint="Do not name victims.",
        max_length=200,
        counted=True,
    )
    letter = ours.FileField(label="Letter", required=False)
    told = ours.BooleanField(
        label="I have told the person", missing="Confirm that the person was told"
    )


class FilterSpecimen(ours.FilterForm):
    """A filter over a caseload."""

    name = ours.CharField(label="Name", required=False)
    rating = ours.CheckboxesField(
        label="RAG class", required=False, small=True, choices=list(RAG_WORDS.items())
    )


class OffenceSpecimen(ours.Form):
    """One row that can be repeated."""

    offence = ours.CharField(label="Offence")
    on = ours.DateField(label="Date of the offence")


def bound_referral() -> ReferralSpecimen:
    """Return the form as it comes back when much of it is wrong."""
    form = ReferralSpecimen(
        {
            "born_day": "31",
            "born_month": "2",
            "born_year": "1991",
            "email": "nobody",
            "score": "120",
            "known": "yes",
            "seen_at": "half past",
            "reason": "x" * 230,
        },
        prefix="wrong",
    )
    form = ReferralSpecimen(
        {f"wrong-{k}": v for k, v in form.data.items()}, prefix="wrong"
    )
    form.add_error(None, "This person was already referred on 3 November 2026.")
    return form
