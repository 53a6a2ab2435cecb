"""Topics about needs, risk and why this scheme (F23 to F45)."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm, BaseFormSet

from cases.choices import NeedRating, Pathway
from core.forms import Form, RadioField, TextField, YesNoField
from referrals.choices import PriorityGroup, ScreeningQuestion
from referrals.forms.fields import LONG
from referrals.forms.page import DATE_PART, TopicPage, in_text, values_of
from referrals.questions import Topic


class PathwayForm(Form):
    """One pathway: how much it bears on the offending, needs, actions (S1-177)."""

    rating = RadioField(
        choices=NeedRating.choices, label="Impact on offending", small=True, inline=True
    )
    needs = TextField(rows=3, max_length=LONG, required=False, label="Needs")
    actions = TextField(rows=3, max_length=LONG, required=False, label="Actions")

    marks_optional = False

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        self.pathway = pathway
        self.name = str(pathway.label).lower()
        super().__init__(*args, **kwargs)
        self.fields["rating"].error_messages["required"] = (
            f"Select red, amber or green for {self.name}"
        )

    def clean(self) -> dict[str, Any]:
        """Hold red and amber to saying the needs and the actions (Q3)."""
        clean = super().clean() or self.cleaned_data
        rating = clean.get("rating")
        if rating and NeedRating(rating).needs_action:
            colour = rating.capitalize()
            for part in ("needs", "actions"):
                if not clean.get(part) and part not in self.errors:
                    self.add_error(
                        part, f"Enter the {part} for {self.name}: it is {colour}"
                    )
        return clean


class NothingElse(Form):
    """A form without fields: the topic is made of its parts."""


class PathwaysPage(TopicPage):
    """The nine pathways, each a form of its own under one heading."""

    topic = Topic.PATHWAYS
    intro = (
        "Rate all nine. Red and amber need both the needs and the actions. Health, drugs "
        "and alcohol answers are shown only to agencies that may read health information."
    )
    template = "referrals/topic_pathways.html"
    form_class = NothingElse

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {
            each: self._form(PathwayForm, prefix=each.value, pathway=each)
            for each in Pathway
        }

    @property
    def forms(self) -> list[BaseForm | BaseFormSet]:
        """Return the nine forms."""
        return list(self.parts.values())

    @property
    def values(self) -> dict[str, Any]:
        """Return each pathway's answers under its code."""
        return {each.value: values_of(form) for each, form in self.parts.items()}

    def _texts(self) -> Iterator[tuple[str, str]]:
        for pathway, form in self.parts.items():
            for bound in form:
                yield f"{pathway.label}: {bound.label}", in_text(bound)

    @classmethod
    def asks(cls, name: str) -> bool:
        """Tell whether a posted name belongs to one of the nine."""
        prefix, _, field = DATE_PART.sub("", name).partition("-")
        return prefix in Pathway.values and field in PathwayForm.base_fields


class PriorityGroupsForm(Form):
    """Yes or no to each of the seven groups (S1-178)."""

    child_sexual_exploitation = YesNoField()
    counter_terrorism = YesNoField()
    domestic_violence = YesNoField()
    gangs = YesNoField()
    mappa_1 = YesNoField()
    serious_acquisitive_crime = YesNoField()
    serious_organised_crime = YesNoField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in PriorityGroup:
            field = self.fields[group.value]
            field.label = str(group.label)
            field.error_messages["required"] = f"Select yes if “{group.label}” applies"


class PriorityGroupsPage(TopicPage):
    """The priority groups."""

    topic = Topic.PRIORITY_GROUPS
    intro = (
        "Which of these groups does the person belong to? The guide speaks of twelve groups "
        "and lists these seven; 5 further groups are named in the guide but not listed in it."
    )
    form_class = PriorityGroupsForm


class AssessmentForm(Form):
    """Threat, harm and risk (S1-179)."""

    risk = TextField(
        rows=8,
        max_length=LONG,
        label="Threat, harm and risk assessment",
        hint="Who could be harmed, how, how soon, and what makes it more or less likely",
        missing="Enter the threat, harm and risk assessment",
    )
    further = TextField(
        rows=5, max_length=LONG, required=False, label="Further considerations"
    )


class AssessmentPage(TopicPage):
    """Threat, harm and risk."""

    topic = Topic.ASSESSMENT
    intro = "Do not name victims or sources."
    form_class = AssessmentForm


class ScreeningForm(Form):
    """The five screening questions (S1-180)."""

    complex_needs = TextField(rows=4, max_length=LONG)
    police_intelligence = TextField(
        rows=4,
        max_length=LONG,
        hint="Shown only to your own agency and to those who may read police intelligence",
    )
    multi_agency_input = TextField(rows=4, max_length=LONG)
    pattern = TextField(rows=4, max_length=LONG)
    intensive_supervision = TextField(rows=4, max_length=LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question, field in zip(
            ScreeningQuestion, self.fields.values(), strict=True
        ):
            field.label = question.question
            field.error_messages["required"] = (
                f"Enter an answer about “{question.label}”"
            )


class ScreeningPage(TopicPage):
    """Screening questions."""

    topic = Topic.SCREENING
    intro = "Answer each question in a sentence or two: why this person, and why IOM."
    form_class = ScreeningForm
