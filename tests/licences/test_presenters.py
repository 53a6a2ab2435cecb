"""Custody, dates and licences in the words of the page."""

from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest

from licences import presenters
from licences.calculations import Sentence as Facts
from licences.calculations import Term, key_dates
from licences.choices import CustodyReason, KeyDateKind, LeftBecause
from licences.choices.orders import ExplainedAt
from licences.estimates import estimates
from licences.models import LicenceCondition, Sentence
from licences.presenters import requirements
from licences.rules.supervision import Explaining
from tests.factories.licence_rows import ON, known, licence, page, released, stay


CASE = SimpleNamespace(
    release_on=None,
    release_is_official=False,
    licence_ends_on=None,
    supervision_ends_on=None,
)


def case(**more) -> SimpleNamespace:
    return SimpleNamespace(**vars(CASE) | more)


PSS = KeyDateKind.PSS_END


NOW = {
    "in custody with an official release": (
        case(release_on=date(2026, 7, 1), release_is_official=True),
        page(stays=[stay()]),
        "In custody since 5 January 2026",
        [
            "HMP Saltmarsh: serving a sentence.",
            "Release 1 July 2026 (official), in 30 days.",
        ],
    ),
    "in custody, release not known": (
        CASE,
        page(stays=[stay(reason=CustodyReason.REMAND)]),
        "In custody since 5 January 2026",
        [
            "HMP Saltmarsh: on remand.",
            "No release date is known. Ask the prison for it.",
        ],
    ),
    "on licence with no supervision after it": (
        case(licence_ends_on=date(2026, 12, 4)),
        page(
            licences=[licence()], dates=[known(PSS, None, because="it was abolished")]
        ),
        "On licence until 4 December 2026",
        [
            "Released on 4 May 2026.",
            "The licence ends in 186 days.",
            "No post-sentence supervision: it was abolished.",
        ],
    ),
    "on licence, supervision to follow": (
        CASE,
        page(licences=[licence()], dates=[known(PSS, date(2027, 5, 4))]),
        "On licence until 4 December 2026",
        [
            "Released on 4 May 2026.",
            "The licence ends in 186 days.",
            "Post-sentence supervision follows, until 4 May 2027.",
        ],
    ),
    "under supervision": (
        case(supervision_ends_on=date(2026, 8, 4)),
        page(
            dates=[
                known(KeyDateKind.PSS_START, date(2026, 5, 5)),
                known(PSS, date(2026, 8, 4)),
            ]
        ),
        "Under post-sentence supervision until 4 August 2026",
        ["It ends in 64 days."],
    ),
    "all over": (
        CASE,
        page(dates=[known(PSS, date(2026, 5, 10))]),
        "Neither in custody nor on licence",
        ["Post-sentence supervision ended on 10 May 2026."],
    ),
    "nothing recorded": (CASE, page(), "Neither in custody nor on licence", []),
}


@pytest.mark.parametrize(
    ("about", "shown", "heading", "lines"), NOW.values(), ids=NOW.keys()
)
def test_where_the_person_stands(about, shown, heading, lines):
    now = presenters.now(about, shown, on=ON)

    assert (now.heading, now.lines) == (heading, lines)


def test_every_date_says_how_it_is_known():
    dates = [
        known(KeyDateKind.CRD, date(2026, 7, 1), official=True),
        known(KeyDateKind.LED, date(2026, 12, 4)),
        known(PSS, None, because="it was abolished before it could begin"),
    ]

    crd, led, pss = presenters.date_rows(page(dates=dates), on=ON)

    assert (crd.code, crd.off, crd.is_official) == ("CRD", "in 30 days", True)
    assert (
        crd.how
        == "Prison record (NOMIS or Digital Prison Services), received 1 May 2026"
    )
    assert led.how == "On the law of 2 May 2026"
    (rule,) = led.rules
    assert rule == (
        "Criminal Justice Act 2003 release scheme, by offence date "
        "(Criminal Justice Act 2003 Part 12; S.I. 2005/950; sure)"
    )
    assert pss.why_none == "No PSS: it was abolished before it could begin"


def test_no_licence_says_so():
    absent = known(
        KeyDateKind.LED, None, because="release is automatic, without a licence"
    )

    (row,) = presenters.date_rows(page(dates=[absent]), on=ON)

    assert row.why_none == "No licence: release is automatic, without a licence"


def test_dates_no_longer_in_force_say_what_they_were():
    official = known(KeyDateKind.CRD, date(2026, 7, 1), official=True).row
    official.superseded_on, official.withdrawn_because = ON, "Another person's slip."
    absent = known(PSS, None, because="two years or more").row
    absent.superseded_on = ON

    assert presenters.earlier_rows([official, absent]) == [
        (
            "Conditional release",
            "1 Jul 2026",
            "Official: Prison record (NOMIS or Digital Prison Services)",
            "1 Jun 2026, withdrawn: Another person's slip.",
        ),
        (
            "Post-sentence supervision ends",
            "None: two years or more",
            "Estimated",
            "1 Jun 2026",
        ),
    ]


UNSUPERVISED = {
    "released with no licence": (page(stays=[released()]), True),
    "released on licence": (page(stays=[released()], licences=[licence()]), False),
    "from remand": (page(stays=[released(reason=CustodyReason.REMAND)]), False),
    "in custody again": (page(stays=[stay(), released()]), False),
    "never in custody": (page(), False),
    "moved only": (
        page(stays=[stay(released_on=ON, left_because=LeftBecause.TRANSFERRED)]),
        False,
    ),
    "automatic release": (
        page(stays=[released()], dates=[known(KeyDateKind.ARD, date(2026, 5, 4))]),
        False,
    ),
}


@pytest.mark.parametrize(
    ("shown", "warns"), UNSUPERVISED.values(), ids=UNSUPERVISED.keys()
)
def test_a_release_with_nobody_supervising_is_noticed(shown, warns):
    warning = presenters.unsupervised_release(shown)

    assert bool(warning) is warns
    assert not warns or "Released on 4 May 2026" in warning


def test_a_sentence_in_words():
    sentence = Sentence(
        kind="standard_determinate",
        sentenced_on=date(2026, 1, 5),
        offence="Burglary",
        offence_date=date(2025, 11, 2),
        court="Lewes Crown Court",
        months=14,
        weeks=2,
        tagged_bail_days=9,
        sds40_excluded=True,
    )

    assert list(presenters.sentence_facts(sentence)) == [
        ("Sentenced", "5 January 2026"),
        ("Term", "14 months + 2 weeks"),
        ("Offence", "Burglary, 2 November 2025"),
        ("Court", "Lewes Crown Court"),
        ("Days on remand", "0"),
        ("Days of tagged bail", "9"),
        ("Release at 40 per cent", "Excluded"),
    ]


def test_a_sentence_with_little_known():
    life = Sentence(
        kind="life_or_ipp", sentenced_on=date(2026, 1, 5), offence="Robbery"
    )
    bare = Sentence(kind="other", sentenced_on=date(2026, 1, 5))

    assert list(presenters.sentence_facts(life)) == [
        ("Sentenced", "5 January 2026"),
        ("Offence", "Robbery"),
        ("Days on remand", "0"),
    ]
    assert list(presenters.sentence_facts(bare)) == [
        ("Sentenced", "5 January 2026"),
        ("Days on remand", "0"),
    ]


def test_conditions_in_force_only():
    gone = LicenceCondition(kind="bespoke", wording="Stay in.", removed_on=ON)
    here = LicenceCondition(kind="bespoke", wording="Keep a diary.", why="Routine.")
    standard = LicenceCondition(kind="standard", code="work")
    on_it = SimpleNamespace(
        conditions=SimpleNamespace(all=lambda: [standard, here, gone])
    )

    rows = presenters.condition_rows(on_it)

    assert [(row["title"][:7], row["may_go"]) for row in rows] == [
        ("Do only", False),
        ("Bespoke", True),
    ]
    assert presenters.condition_rows(None) == []


def test_an_automatic_release_has_no_licence_and_says_why():
    found = estimates(
        key_dates(
            Facts(
                offence_date=date(2014, 6, 1),
                sentenced_on=date(2014, 9, 1),
                term=Term(months=6),
                law_on=date(2015, 3, 1),
            )
        )
    )
    by_kind = {each.kind: each for each in found}

    assert by_kind[KeyDateKind.ARD].day is not None
    assert (
        by_kind[KeyDateKind.LED].absent_because
        == "release is automatic, without a licence"
    )
    assert (
        by_kind[KeyDateKind.PSS_END].absent_because
        == "the offence was before 1 February 2015"
    )
    assert all(each.steps for each in found)


def test_codes_are_the_prison_services():
    assert [KeyDateKind.CRD.code, PSS.code, KeyDateKind.PSS_START.code] == [
        "CRD",
        "TUSED",
        "PSS",
    ]


def test_rows_name_themselves():
    assert (
        str(known(KeyDateKind.CRD, date(2026, 7, 1)).row)
        == "Conditional release: 2026-07-01"
    )
    assert (
        str(known(PSS, None, because="x").row) == "Post-sentence supervision ends: none"
    )
    assert str(stay()) == "HMP Saltmarsh from 05 January 2026"
    assert str(licence()) == "Licence from 04 May 2026"
    assert str(LicenceCondition(kind="bespoke")) == "Bespoke condition"
    assert (
        str(Sentence(kind="other", sentenced_on=ON))
        == "Another custodial sentence, 01 June 2026"
    )


@pytest.mark.parametrize(
    ("ends_on", "said", "tone"),
    [
        (date(2026, 5, 10), "No explanation is recorded, and supervision is over.", ""),
        (date(2027, 5, 10), "The requirements have to be explained.", "danger"),
    ],
)
def test_an_explanation_is_owed_until_supervision_is_over(ends_on, said, tone):
    owed = Explaining(
        ExplainedAt.LICENCE_START, date(2025, 5, 15), None, may_dismiss=False
    )
    case = SimpleNamespace(pk=UUID(int=1))

    (row,) = requirements.explaining_rows(
        [owed], case, ends_on=ends_on, on=date(2026, 11, 22)
    )

    assert (row["detail"], row["tone"]) == (said, tone)
