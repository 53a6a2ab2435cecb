"""Custody and licences: new state, event, refusal, nothing left behind."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from audit.models import Event
from cases.models import Case
from cases.services import change_status
from core.exceptions import NotPermitted, NotPossible
from licences import selectors, services
from licences.choices import (
    CustodyReason,
)
from licences.models import CustodySpell, KeyDate, Licence, Sentence
from tests.factories.licences import (
    current,
    facts,
    now_of,
    official,
    received,
    released_on_licence,
)


pytestmark = pytest.mark.django_db


def test_coming_into_custody_stands_on_the_case(case, priya, acting, today):
    with acting(priya):
        received(case, priya, today)
        stands = now_of(case, priya)

    assert (stands.custody_since, stands.prison) == (today, "HMP Saltmarsh")
    assert stands.is_in_custody


def test_a_second_reception_is_refused_and_the_database_refuses_too(
    case, priya, acting, today
):
    with acting(priya):
        stay = received(case, priya, today)
        with pytest.raises(NotPossible, match="in custody already"):
            received(case, priya, today)

        again = CustodySpell.objects.visible_to(priya).get(pk=stay.pk)
        again.pk, again._state.adding = None, True
        with pytest.raises(Exception, match="one_open"), transaction.atomic():
            again.save(force_insert=True)


def test_a_move_goes_on_with_the_same_custody(case, priya, acting, today):
    since = today - timedelta(days=9)
    with acting(priya):
        received(case, priya, today, received_on=since)
        services.move_prison(
            case=case, prison="HMP Gullcliff", moved_on=today, by=priya, on=today
        )
        stands = now_of(case, priya)
        stays = selectors.spells(priya, case)

    assert (stands.custody_since, stands.prison) == (since, "HMP Gullcliff")
    assert [each.left_because for each in stays] == [None, "transferred"]
    assert selectors.last_release(stays) is None


@pytest.fixture
def on_licence(world, priya, today) -> Case:
    """A case of somebody released a month ago on a licence of 24 months."""
    return released_on_licence(world, priya, today)


def test_release_on_licence_starts_it_with_the_seven_standard_conditions(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        stands = now_of(on_licence, priya)

    assert licence.starts_on == today - timedelta(days=30)
    assert licence.expires_on == stands.licence_ends_on
    assert licence.is_in_force(today)
    assert {each.code for each in licence.conditions.all()} == {
        "good_behaviour",
        "no_offence",
        "keep_in_touch",
        "receive_visits",
        "residence",
        "work",
        "travel",
    }
    assert stands.custody_since is None
    assert stands.release_on is None


def test_release_on_licence_without_an_expiry_is_refused_whole(
    case, priya, acting, today
):
    with acting(priya):
        received(case, priya, today)
        with pytest.raises(NotPossible, match="No licence expiry is known"):
            services.release_from_custody(
                case=case, released_on=today, on_licence=True, by=priya, on=today
            )

        assert selectors.open_spell(priya, case) is not None
        assert now_of(case, priya).is_in_custody


def test_release_from_remand_starts_no_licence(case, priya, acting, today, ingrid):
    with acting(priya):
        received(case, priya, today, reason=CustodyReason.REMAND)
        licence = services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=priya, on=today
        )

        assert licence is None
        assert selectors.licences(priya, case) == []
    with acting(ingrid):
        event = Event.objects.get(event="licences.released_from_custody")
    assert event.change == {"licence": None}


def test_a_fixed_term_recall_revokes_the_licence_and_counts_the_days(
    on_licence, priya, acting, today
):
    revoked_on, back_on = today - timedelta(days=5), today - timedelta(days=3)
    with acting(priya):
        received(
            on_licence,
            priya,
            today,
            reason=CustodyReason.FIXED_TERM_RECALL,
            received_on=back_on,
            revoked_on=revoked_on,
        )
        licence = selectors.licences(priya, on_licence)[0]
        stands = now_of(on_licence, priya)
        prrd = current(on_licence, priya)["prrd", False]

    assert (licence.ended_on, licence.ended_because) == (revoked_on, "revoked")
    assert stands.release_on == prrd.day
    assert prrd.day == back_on + timedelta(
        days=(55 if revoked_on >= date(2026, 3, 31) else 27)
    )
    assert any(f"{back_on:%B %Y}" in step["arithmetic"] for step in prrd.steps)


def test_release_after_recall_begins_another_licence(on_licence, priya, acting, today):
    with acting(priya):
        received(
            on_licence,
            priya,
            today,
            reason=CustodyReason.STANDARD_RECALL,
            received_on=today - timedelta(days=3),
            revoked_on=today - timedelta(days=5),
        )
        services.release_from_custody(
            case=on_licence, released_on=today, on_licence=True, by=priya, on=today
        )

        assert [
            each.ended_because for each in selectors.licences(priya, on_licence)
        ] == [
            None,
            "revoked",
        ]


def test_a_licence_never_ended_gives_way_to_the_next(on_licence, priya, acting, today):
    with acting(priya):
        received(on_licence, priya, today, received_on=today - timedelta(days=2))
        services.release_from_custody(
            case=on_licence, released_on=today, on_licence=True, by=priya, on=today
        )
        new, old = selectors.licences(priya, on_licence)

    assert (old.ended_on, old.ended_because) == (today, "expired")
    assert new.is_in_force(today)


def test_no_release_for_somebody_at_large(case, priya, acting, today):
    with acting(priya), pytest.raises(NotPossible, match="not recorded as in custody"):
        services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=priya, on=today
        )


@pytest.mark.parametrize("verb", ["sentence", "date", "reception", "release"])
def test_a_reader_records_nothing(case, hollie, acting, today, verb):
    attempts = {
        "sentence": lambda: services.record_sentence(
            case=case, facts=facts(today), by=hollie, on=today
        ),
        "date": lambda: official(case, hollie, today, today),
        "reception": lambda: received(case, hollie, today),
        "release": lambda: services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=hollie, on=today
        ),
    }
    with acting(hollie), pytest.raises(NotPermitted, match="not add to it"):
        attempts[verb]()


def test_a_closed_case_takes_nothing_more(case, dina, priya, acting, today):
    with acting(dina):
        change_status(case=case, to="closed", by=dina, on=today, reason="Moved away.")
    with acting(priya), pytest.raises(NotPossible, match="closed"):
        received(case, priya, today)


def test_a_failed_audit_leaves_nothing(case, priya, acting, today, monkeypatch):
    from licences.services import custody  # noqa: PLC0415 - patched here only

    def fail(*_args, **_detail):
        raise RuntimeError

    with acting(priya):
        monkeypatch.setattr(custody.audit, "record", fail)
        with pytest.raises(RuntimeError):
            received(case, priya, today)
        monkeypatch.undo()

        assert selectors.spells(priya, case) == []
        assert now_of(case, priya).custody_since is None


@pytest.mark.parametrize("model", [Sentence, CustodySpell, Licence, KeyDate])
def test_another_area_sees_and_writes_nothing_past_the_application(
    on_licence, nadia, priya, acting, model
):
    with acting(priya):
        row = model.objects.visible_to(priya).filter(case=on_licence).first()
    with acting(nadia):
        assert model.objects.unscoped().count() == 0
        row.pk, row._state.adding = None, True
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)
