"""The PDF of a plan: what every reader gets, and what some must not."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from core import words
from core.exceptions import NotPermitted
from plans import documents, services
from plans.models import PlanVersion
from rag import services as rag
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def at(today):
    """A quarter past two today."""
    return at_noon(today) + timedelta(hours=2, minutes=15)


@pytest.fixture
def download(acting, plan, at):
    """`download(hollie)` – a copy of the plan for somebody."""

    def make(user):
        with acting(user):
            return services.download_plan(case=plan, by=user, at=at)

    return make


def read(copy):
    """Return a copy's pages as text, its spaces made single."""
    pages = PdfReader(io.BytesIO(copy.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_every_page_is_marked_numbered_and_says_for_whom(download, hollie, today):
    copy = download(hollie)

    pages = read(copy)
    for number, text in enumerate(pages, 1):
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in text
        assert "for Hollie Brook, East Sussex Council Housing" in text
        assert words.day(today) in text
        assert str(copy.copy_id) in text.replace(" ", "")


def test_each_action_has_its_person_agency_and_date(download, priya, today):
    said = " ".join(read(download(priya)))

    action = said[said.index("View the flat in Anchor Street") :]
    assert (
        action.index("Hollie Brook") < action.index("East Sussex Council Housing") < 120
    )
    assert "In settled housing by spring" in said
    assert "1 action is overdue." in said
    assert "Sofa surfing since Monday." in said


def test_housing_reads_neither_health_nor_police_information(download, hollie):
    copy = download(hollie)

    said = " ".join(read(copy))
    assert "View the flat" in said
    for hidden in ("methadone", "Heroin", "Prescribing", "burglars", "Patrol plan"):
        assert hidden not in said
        assert hidden.encode() not in copy.content
    assert "role does not open them" in said


def test_the_needs_shown_are_the_readers_own(download, priya, hollie):
    for reader, count in ((priya, 3), (hollie, 2)):
        said = " ".join(read(download(reader)))
        words_ = re.findall(r"\b(?:Significant|Some|Little)\b", said)
        assert len(words_) == count


def test_a_copy_that_leaves_is_recorded_with_its_hash(download, hollie, plan, recorded):
    copy = download(hollie)

    (event,) = recorded("plan.downloaded")
    assert event.operation == "disclose"
    assert event.case_ids == [plan.pk]
    assert event.recipient == "Hollie Brook, East Sussex Council Housing"
    assert event.change["copy"] == str(copy.copy_id)
    assert event.change["sha256"] == copy.sha256


def test_neither_file_name_nor_title_says_who_it_is_about(download, priya, plan, today):
    copy = download(priya)

    assert (
        copy.filename == f"risk-management-plan-{plan.reference}-{today:%Y-%m-%d}.pdf"
    )
    metadata = PdfReader(io.BytesIO(copy.content)).metadata
    assert metadata.title == f"Risk management plan {plan.reference}"
    assert "Fernsby" not in str(dict(metadata))


def test_two_copies_of_one_plan_are_told_apart(download, priya):
    first, second = download(priya), download(priya)

    assert first.copy_id != second.copy_id
    assert first.sha256 != second.sha256


def test_somebody_without_the_case_gets_no_copy(download, nadia, recorded):
    with pytest.raises(NotPermitted):
        download(nadia)

    assert recorded("plan.downloaded") == []


def test_the_rules_behind_the_rating_are_named(plan, acting, priya, today, download):
    with acting(priya):
        rating = rag.rate_case(
            case=plan, rag_class="amber", reasons="Variable.", by=priya, on=today
        )

        document = documents.plan_document(priya, plan, on=today)

    assert document.rule_sets["rating"] == [rating.rule_set]
    assert rating.rule_set in " ".join(read(download(priya)))


def test_the_version_and_what_changed_since(plan, acting, priya, today, add, download):
    with acting(priya):
        services.issue_version(case=plan, by=priya, on=today)
    assert f"Version 1, issued {words.day(today)}" in read(download(priya))[0]
    assert "Changed since then" not in read(download(priya))[0]

    add(plan, what="Something new")

    assert "Changed since then" in read(download(priya))[0]
    with acting(priya):
        assert PlanVersion.objects.visible_to(priya).filter(case=plan).count() == 1
