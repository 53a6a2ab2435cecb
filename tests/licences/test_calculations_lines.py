"""Reading a case strictly, refusing it by field, and answering whole."""

import json
from datetime import date

import pytest

from licences.calculations.lines import answer


CASE = {
    "id": "a-1",
    "offence_date": "2021-05-01",
    "sentenced_on": "2021-11-08",
    "term": {"months": 12, "weeks": 2, "days": 2},
    "date_of_birth": "1990-01-01",
    "law_on": "2026-03-01",
}


def reply(case: object) -> dict[str, object]:
    text = case if isinstance(case, str) else json.dumps(case)
    return json.loads(answer(text, law_on=date(2026, 11, 21)))


def test_an_answer_has_exactly_these_keys():
    told = reply(CASE)
    steps = told.pop("steps")

    assert told == {
        "id": "a-1",
        "regime": "ora_2014",
        "sentence_expiry": "2022-11-23",
        "licence_expiry": "2022-11-23",
        "conditional_release": "2022-05-17",
        "automatic_release": None,
        "pss_start": "2022-11-24",
        "pss_end": "2023-05-17",
        "post_recall_release": None,
        "hdc_eligibility": "2022-02-12",
    }
    assert all(set(step) == {"quantity", "arithmetic", "source"} for step in steps)


def test_what_is_missing_or_null_takes_its_default():
    spare = {
        "tagged_bail_days": None,
        "remand_days": None,
        "at_large": None,
        "added_days": None,
        "sds40_excluded": None,
        "recall": None,
    }

    assert reply(CASE | spare) == reply(CASE)


def test_the_day_asked_about_is_today_unless_the_case_names_one():
    case = {key: value for key, value in CASE.items() if key != "law_on"}

    first_step = reply(case)["steps"][0]

    assert first_step["arithmetic"].startswith(
        "Estimated on the law of 21 November 2026."
    )


def test_every_fact_is_read():
    case = CASE | {
        "remand_days": 2,
        "tagged_bail_days": 1,
        "at_large": [{"from": "2022-07-10", "days": 4}],
        "added_days": [{"awarded_on": "2021-12-01", "days": 5}],
        "sds40_excluded": True,
        "recall": {
            "type": "fixed_term",
            "days": 28,
            "revoked_on": "2022-07-01",
            "returned_on": "2022-07-02",
        },
    }

    told = reply(case)

    assert (told["conditional_release"], told["sentence_expiry"], told["pss_end"]) == (
        "2022-05-19",
        "2022-11-24",
        "2023-05-18",
    )
    assert told["post_recall_release"] == "2022-08-02"


REFUSED = {
    "not JSON": ("{", "line"),
    "not an object": ("[]", "line"),
    "too deep": ("[" * 100_000, "line"),
    "an unknown key": (CASE | {"consecutive_to": "a-0"}, "consecutive_to"),
    "an unknown part of the term": (CASE | {"term": {"decades": 1}}, "term.decades"),
    "no offence date": (CASE | {"offence_date": None}, "offence_date"),
    "no sentence date": (CASE | {"sentenced_on": None}, "sentenced_on"),
    "no term": (CASE | {"term": None}, "term"),
    "a term that is not an object": (CASE | {"term": "12 months"}, "term"),
    "an empty term": (CASE | {"term": {}}, "term"),
    "a negative term": (CASE | {"term": {"months": -1}}, "term.months"),
    "a term past counting": (CASE | {"term": {"years": 101}}, "term.years"),
    "part of a month": (CASE | {"term": {"months": 1.5}}, "term.months"),
    "a day that does not exist": (CASE | {"law_on": "2021-02-29"}, "law_on"),
    "a date without dashes": (CASE | {"law_on": "20210228"}, "law_on"),
    "a date by week": (CASE | {"law_on": "2024-W09-4"}, "law_on"),
    "a date as a number": (CASE | {"law_on": 20210228}, "law_on"),
    "a date out of reach": (CASE | {"law_on": "1899-12-31"}, "law_on"),
    "an offence after sentence": (
        CASE | {"offence_date": "2021-11-09"},
        "offence_date",
    ),
    "a birth after the offence": (
        CASE | {"date_of_birth": "2021-05-02"},
        "date_of_birth",
    ),
    "negative remand": (CASE | {"remand_days": -1}, "remand_days"),
    "true for a number": (CASE | {"remand_days": True}, "remand_days"),
    "text for a number": (CASE | {"tagged_bail_days": "3"}, "tagged_bail_days"),
    "remand past counting": (CASE | {"remand_days": 40_000}, "remand_days"),
    "a list that is not one": (CASE | {"at_large": {}}, "at_large"),
    "a spell that is not an object": (CASE | {"at_large": [3]}, "at_large[0]"),
    "a spell without a first day": (
        CASE | {"at_large": [{"days": 3}]},
        "at_large[0].from",
    ),
    "a spell without a length": (
        CASE | {"at_large": [{"from": "2021-12-01"}]},
        "at_large[0].days",
    ),
    "a negative spell": (
        CASE | {"at_large": [{"from": "2021-12-01", "days": -1}]},
        "at_large[0].days",
    ),
    "a spell before sentence": (
        CASE | {"at_large": [{"from": "2021-11-07", "days": 1}]},
        "at_large[0].from",
    ),
    "spells past counting": (
        CASE | {"at_large": [{"from": "2021-12-01", "days": 20_000}] * 2},
        "at_large",
    ),
    "an unknown part of a spell": (
        CASE | {"at_large": [{"from": "2021-12-01", "to": "2021-12-03"}]},
        "at_large[0].to",
    ),
    "an award without a day": (
        CASE | {"added_days": [{"days": 3}]},
        "added_days[0].awarded_on",
    ),
    "an award past counting": (
        CASE | {"added_days": [{"awarded_on": "2021-12-01", "days": 40_000}]},
        "added_days[0].days",
    ),
    "awards past counting": (
        CASE | {"added_days": [{"awarded_on": "2021-12-01", "days": 20_000}] * 2},
        "added_days",
    ),
    "more restored than added": (
        CASE | {"added_days": [{"awarded_on": "2021-12-01", "days": -1}]},
        "added_days",
    ),
    "excluded, perhaps": (CASE | {"sds40_excluded": "yes"}, "sds40_excluded"),
    "a recall of no kind": (CASE | {"recall": {}}, "recall.type"),
    "a recall of an unknown kind": (CASE | {"recall": {"type": []}}, "recall.type"),
    "a length for a standard recall": (
        CASE | {"recall": {"type": "standard", "days": 28}},
        "recall.days",
    ),
    "a fixed term of another length": (
        CASE | {"recall": {"type": "fixed_term", "days": 21}},
        "recall.days",
    ),
    "revoked before sentence": (
        CASE | {"recall": {"type": "standard", "revoked_on": "2021-11-07"}},
        "recall.revoked_on",
    ),
    "returned before sentence": (
        CASE | {"recall": {"type": "standard", "returned_on": "2021-11-07"}},
        "recall.returned_on",
    ),
    "returned before revoked": (
        CASE
        | {
            "recall": {
                "type": "standard",
                "revoked_on": "2022-07-02",
                "returned_on": "2022-07-01",
            }
        },
        "recall.returned_on",
    ),
}


@pytest.mark.parametrize(("case", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_by_name(case, field):
    refusal = reply(case)

    assert set(refusal) == {"id", "error"}
    assert refusal["error"]["field"] == field
    assert refusal["error"]["message"].endswith(".")
    assert refusal["id"] == (CASE["id"] if isinstance(case, dict) else None)


@pytest.mark.parametrize("case_id", [7, "7", None], ids=repr)
def test_the_id_comes_back_unchanged(case_id):
    assert reply(CASE | {"id": case_id})["id"] == case_id


@pytest.mark.parametrize("case_id", [[1], {"a": 1}, 1.5], ids=repr)
def test_an_id_of_another_kind_is_refused(case_id):
    refusal = reply(CASE | {"id": case_id})

    assert (refusal["id"], refusal["error"]["field"]) == (None, "id")
