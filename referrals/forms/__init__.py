"""
What a referrer types, page by page, and the whole of it.

`page_class` names each topic's page; `WholeForm` is every page checked at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from core.forms import FilterForm, Form, RadioField, SelectField, TextField
from core.forms.base import Problem
from referrals.choices import Status
from referrals.forms.assessment import (
    AssessmentPage,
    PathwaysPage,
    PriorityGroupsPage,
    ScreeningPage,
)
from referrals.forms.page import TopicPage
from referrals.forms.person import AddressPage, PersonPage, WarningsPage
from referrals.forms.referral import AgenciesPage, ReferralPage, SentencePage
from referrals.questions import Topic


PAGES: dict[Topic, type[TopicPage]] = {
    page.topic: page
    for page in (
        PersonPage,
        AddressPage,
        WarningsPage,
        ReferralPage,
        SentencePage,
        AgenciesPage,
        PathwaysPage,
        PriorityGroupsPage,
        AssessmentPage,
        ScreeningPage,
    )
}


def page_class(slug: str) -> type[TopicPage] | None:
    """Return the page of a topic, or None when there is no such topic."""
    return PAGES[Topic(slug)] if slug in Topic.values else None


@dataclass(frozen=True)
class SavedTopic:
    """
    One topic as it is kept in the draft.

    `version` counts its saves; `token` names the opened page that saved last, so
    that a page's own autosaves never look like somebody else's.
    """

    typed: dict[str, list[str]] | None = None
    checked: bool = False
    version: int = 0
    token: str = ""

    @classmethod
    def of(cls, answers: Mapping[str, Any], topic: str) -> "SavedTopic":
        """Return what a draft keeps of a topic; the empty one when nothing was saved."""
        return cls(**answers.get(topic, {}))


class WholeForm:
    """Every page of a draft, checked."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.saved = {topic: SavedTopic.of(answers, topic) for topic in Topic}
        self.pages = {
            topic: page(self.saved[topic].typed or {}, checked=True)
            for topic, page in PAGES.items()
        }

    @cached_property
    def values(self) -> dict[Topic, dict[str, Any]]:
        """Return every topic's values."""
        return {topic: page.values for topic, page in self.pages.items()}

    def problems(self) -> Iterator[tuple[Topic, Problem]]:
        """Yield everything missing or wrong, in the form's order."""
        for topic, page in self.pages.items():
            yield from ((topic, problem) for problem in page.problems)

    @cached_property
    def problem_count(self) -> int:
        """Count what is missing or wrong."""
        return sum(1 for _ in self.problems())

    def is_started(self, topic: Topic) -> bool:
        """Tell whether anything was ever saved under a topic."""
        return self.saved[topic].typed is not None

    def is_complete(self, topic: Topic) -> bool:
        """Tell whether a topic is answered and right."""
        return self.is_started(topic) and not self.pages[topic].problems


class StartReferral(Form):
    """To which scheme the person is referred."""

    scheme = RadioField(
        label="Which area’s scheme are you referring to?",
        hint="Choose the area where the person lives or will live on release",
        missing="Select the area",
        label_size="m",
    )

    def __init__(
        self, *args: Any, schemes: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = schemes


NOBODY_KNOWN = "none"


class SamePerson(Form):
    """Whether the person referred is somebody already known."""

    person = RadioField(
        label="Is it one of these people?",
        missing="Select the person, or “None of these people”",
        label_size="m",
    )

    def __init__(
        self,
        *args: Any,
        people: list[tuple[str, str]],
        hints: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.choices = [*people, (NOBODY_KNOWN, "None of these people")]
        field.look = replace(field.look, choice_hints=hints)


class WithdrawReferral(Form):
    """Why a referral is withdrawn; of a draft nobody asks."""

    reason = TextField(
        max_length=2000,
        label="Why is the referral withdrawn?",
        missing="Enter why the referral is withdrawn",
    )

    def __init__(self, *args: Any, is_draft: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_draft:
            del self.fields["reason"]


OPEN = "open"


class ReferralFilter(FilterForm):
    """What the list of referrals is narrowed to."""

    status = SelectField(
        required=False,
        label="Status",
        choices=[
            (OPEN, "All still open"),
            ("all", "All"),
            *(
                (value, label)
                for value, label in Status.choices
                if value != Status.DRAFT
            ),
        ],
    )
