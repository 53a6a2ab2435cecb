"""A closed case is read-only everywhere: by the services in words, and by the database."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from agencies.models import Principal
from cases import services, sharing
from cases.choices import GrantLevel
from cases.models import Case, Note
from core.exceptions import NotPossible
from core.models import Record
from plans import services as plans
from rag import services as rag
from tests.factories.cases import at_noon
from tests.factories.removals import closed_case, held


pytestmark = pytest.mark.django_db

CLOSED = "This case is closed. It can be read but not added to."


@pytest.fixture
def closed(world, case, today):
    """Somebody who has left the scheme."""
    closed_case(world, case, on=today)
    return case


def writes(case, by, today):
    """Return every kind of writing on a case, by name."""
    when = at_noon(today)
    return {
        "need": lambda: services.assess_needs(
            case=case, rows=[services.NeedRow("other", "green")], by=by, on=today
        ),
        "note": lambda: services.add_note(
            case=case, section="general", title="A", text="B", about_on=today, by=by
        ),
        "contact": lambda: services.log_contact(
            case=case,
            contact=services.NewContact(
                kind="telephone", happened_at=when, summary="Rang."
            ),
            by=by,
            at=when,
        ),
        "warning": lambda: services.add_warning(
            case=case, source="pnc", text="Dog.", warned_on=today, by=by
        ),
        "identifier": lambda: services.record_identifier(
            person=case.person, kind="crn", value="X123456", by=by, on=today
        ),
        "address": lambda: services.change_address(
            person=case.person,
            home=services.Home(no_fixed_abode=True),
            by=by,
            on=today,
        ),
        "number": lambda: services.add_number(
            person=case.person, kind="mobile", number="07700900123", by=by
        ),
        "standing": lambda: services.update_standing(case=case, by=by, prison="None"),
        "review date": lambda: rag.refresh_review_due(case=case, by=by, on=today),
        "plan": lambda: plans.state_role(
            case=case, statement="Supervises.", by=by, on=today
        ),
    }


@pytest.mark.parametrize(
    "what",
    [
        "need",
        "note",
        "contact",
        "warning",
        "identifier",
        "address",
        "number",
        "standing",
        "review date",
        "plan",
    ],
)
def test_each_service_refuses_in_words(closed, acting, priya, today, what):
    with acting(priya):
        with pytest.raises(NotPossible) as refused:
            writes(held(closed, priya), priya, today)[what]()

        assert refused.value.reason == CLOSED


def locked_models():
    """Return the models whose rows a closed case keeps as they are."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Record)
        and model._meta.managed
        and model.access.by == "case_id"
        and not model.access.after_closing
        and model.audited
    ]


def test_the_database_guards_every_table_that_hangs_on_a_case():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname = 'closed_case_is_read_only'"
        )
        guarded = {name for (name,) in cursor.fetchall()}

    assert guarded == {model._meta.db_table for model in locked_models()} | {
        "cases_case"
    }


def test_the_database_refuses_what_comes_past_the_services(
    closed, acting, priya, today
):
    with acting(priya):
        note = Note(
            case=closed,
            section="general",
            title="A",
            text="B",
            about_on=today,
            originator=Principal.objects.get(pk=priya.own_principal),
            recorded_by=priya,
        )
        with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
            note.save(force_insert=True)
        with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
            Case.objects.filter(pk=closed.pk).update(prison="HMP Nowhere")


def test_sharing_goes_on(closed, acting, dina, world, today):
    with acting(dina):
        grant = sharing.share_case(
            case=held(closed, dina),
            agency=world.agencies["east-sussex/recovery"],
            level=GrantLevel.READ,
            reason="For the inquest.",
            by=dina,
            at=at_noon(today),
        )
        sharing.revoke_grant(
            grant=grant, by=dina, at=at_noon(today) + timedelta(hours=1), reason="Read."
        )

        assert grant.revoked_by == dina


@pytest.mark.parametrize(
    "route", ["cases:log_contact", "cases:add_note", "licences:receive"]
)
def test_the_pages_to_write_on_refuse_with_the_sentence(
    closed, client_as, priya, route
):
    response = client_as(priya).get(reverse(route, args=[closed.pk]))

    assert response.status_code == 409
    assert CLOSED in response.content.decode()


def test_a_refusal_of_the_database_is_a_page_in_words(
    closed, client_as, priya, monkeypatch, today
):
    monkeypatch.setattr(Case, "is_open", property(lambda _self: True))
    response = client_as(priya).post(
        reverse("cases:add_note", args=[closed.pk]),
        {
            "section": "general",
            "title": "Late",
            "text": "After the fact.",
            "about_on_day": today.day,
            "about_on_month": today.month,
            "about_on_year": today.year,
        },
    )

    assert response.status_code == 409
    assert CLOSED in response.content.decode()


def test_it_is_still_read(closed, client_as, priya):
    for route in ("cases:overview", "cases:timeline", "plans:plan", "scheme:scheme"):
        response = client_as(priya).get(reverse(route, args=[closed.pk]))
        assert response.status_code == 200, route
