"""Forms: GOV.UK's markup, messages in sentences, and what was typed always returns."""

from datetime import date, time

import pytest
from django import forms as plain
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from core import forms
from core.clock import today
from core.forms.base import problems
from core.forms.dates import month_number


class Meeting(forms.Form):
    on = forms.DateField(
        label="Date of the visit", missing="Enter the date of the visit"
    )
    at = forms.TimeField(label="Time", required=False)


def dated(day: str, month: str, year: str, **options) -> forms.Form:
    class One(forms.Form):
        on = forms.DateField(label="Date of birth", **options)

    return One({"on_day": day, "on_month": month, "on_year": year})


@pytest.mark.parametrize(
    ("parts", "message", "marked"),
    [
        (("", "", ""), "Enter date of birth", "day month year"),
        (("", "3", "1991"), "Date of birth must include a day", "day"),
        (("", "", "1991"), "Date of birth must include a day and month", "day month"),
        (("1", "3", ""), "Date of birth must include a year", "year"),
        (("31", "2", "1991"), "Date of birth must be a real date", "day month year"),
        (("32", "2", "1991"), "Date of birth must be a real date", "day"),
        (("1", "13", "1991"), "Date of birth must be a real date", "month"),
        (("1", "Smarch", "1991"), "Date of birth must be a real date", "month"),
        (("1", "2", "91"), "Year must include 4 numbers", "year"),
        (("1", "2", "nine"), "Date of birth must be a real date", "year"),
        (("29", "2", "2023"), "Date of birth must be a real date", "day month year"),
    ],
    ids=str,
)
def test_a_date_says_what_is_wrong_and_marks_the_boxes(parts, message, marked):
    form = dated(*parts)
    html = form["on"].as_field_group()

    assert form.errors["on"] == [message]
    assert html.count("govuk-input--error") == len(marked.split())
    assert f'href="#id_on_{marked.split()[0]}"' in summary(form)


@pytest.mark.parametrize("month", ["12", "dec", "December", "DEC"])
def test_a_month_may_be_a_word(month):
    form = dated("4", month, "2026")

    assert form.is_valid()
    assert form.cleaned_data == {"on": date(2026, 12, 4)}


def test_an_ambiguous_word_is_no_month():
    with pytest.raises(ValueError, match="ju"):
        month_number("ju")


@pytest.mark.parametrize(
    ("when", "offset", "message"),
    [
        ("past", 0, "Date of birth must be in the past"),
        ("today or past", 1, "Date of birth must be today or in the past"),
        ("future", 0, "Date of birth must be in the future"),
        ("today or future", -1, "Date of birth must be today or in the future"),
        ("past", -1, None),
        ("today or past", 0, None),
        ("future", 1, None),
        ("today or future", 0, None),
    ],
)
def test_a_date_may_be_held_to_past_or_future(when, offset, message):
    day = date.fromordinal(today().toordinal() + offset)
    form = dated(str(day.day), str(day.month), str(day.year), when=when)

    assert form.errors.get("on") == ([message] if message else None)


def test_a_date_may_be_held_between_two():
    limits = {"earliest": date(2020, 4, 1), "latest": date(2026, 1, 1)}

    assert dated("31", "3", "2020", **limits).errors["on"] == [
        "Date of birth must be on or after 1 April 2020"
    ]
    assert dated("2", "1", "2026", **limits).errors["on"] == [
        "Date of birth must be on or before 1 January 2026"
    ]
    assert dated("1", "4", "2020", **limits).is_valid()


@given(st.dates())
def test_every_date_survives_being_shown_and_sent_back(day):
    field = forms.DateField(label="Day")
    shown = field.prepare_value(day)

    if day.year >= 1000:
        assert field.clean(shown) == day
        assert not field.has_changed(day, shown)


def test_one_iso_date_is_understood_too():
    assert Meeting({"on": "2026-12-04"}).is_valid()


def test_what_was_typed_returns():
    html = str(dated("31", "Febuary", "1991"))

    for text in ("31", "Febuary", "1991"):
        assert f'value="{text}"' in html


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2:30pm", time(14, 30)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("2pm", time(14)),
        ("12am", time(0)),
        ("12.15 p.m.", time(12, 15)),
        ("9.05", time(9, 5)),
    ],
)
def test_times_are_read_as_people_type_them(text, meant):
    assert forms.TimeField(label="Time").clean(text) == meant


@pytest.mark.parametrize("text", ["25:00", "13pm", "2", "half past", "10:60", "0am"])
def test_what_is_no_time_is_refused(text):
    form = Meeting({"on": "2026-12-04", "at": text})

    assert form.errors["at"] == ["Time must be a time, like 2:30pm or 14:30"]


class Everything(forms.Form):
    name = forms.CharField(
        label="Full name", max_length=5, missing="Enter the full name"
    )
    score = forms.IntegerField(label="OGRS score", min_value=0, max_value=100)
    office = forms.SelectField(label="Office", choices=[("n", "North")])
    group = forms.RadioField(label="Group", choices=[("a", "A"), ("b", "B")])
    needs = forms.CheckboxesField(label="Needs", choices=[("x", "X")])
    reason = forms.TextField(
        label="Why now?", max_length=10, counted=True, hint="Briefly."
    )
    told = forms.BooleanField(label="Told", missing="Confirm that the person was told")
    note = forms.CharField(label="Note", required=False)
    own = plain.CharField(label="PNC ID")


def summary(*sources) -> str:
    names = [f"f{number}" for number, _ in enumerate(sources)]
    source = f"{{% error_summary {' '.join(names)} %}}"
    return Template(source).render(Context(dict(zip(names, sources, strict=True))))


def test_every_missing_answer_has_its_sentence_and_a_link_to_a_control_on_the_page():
    form = Everything({})
    html = str(form)

    assert [(each.text, each.href) for each in problems(form)] == [
        ("Enter the full name", "#id_name"),
        ("Enter OGRS score", "#id_score"),
        ("Select office", "#id_office"),
        ("Select group", "#id_group_0"),
        ("Select needs", "#id_needs_0"),
        ("Enter an answer to “Why now?”", "#id_reason"),
        ("Confirm that the person was told", "#id_told"),
        ("Enter PNC ID", "#id_own"),
    ]
    for each in problems(form):
        assert f'id="{each.href[1:]}"' in html


def test_wrong_answers_have_their_sentences():
    form = Everything(
        {
            "name": "much too long",
            "score": "101",
            "reason": "x" * 11,
            "office": "q",
            "group": "q",
        }
    )

    assert form.errors["name"] == ["Full name must be 5 characters or fewer"]
    assert form.errors["score"] == ["OGRS score must be 100 or less"]
    assert form.errors["reason"] == ["Your answer must be 10 characters or fewer"]
    assert form.errors["group"] == ["Select Group from the list"]


def test_a_message_given_by_hand_wins():
    field = forms.CharField(
        label="Name", error_messages={"max_length": "Shorter, please"}, max_length=1
    )
    field.settle_words("name")

    with pytest.raises(plain.ValidationError, match="Shorter, please"):
        field.clean("xx")


def test_the_group_ties_hint_error_and_counter_to_the_control():
    html = Everything({})["reason"].as_field_group()

    assert (
        'aria-describedby="id_reason_helptext id_reason_error id_reason-info"' in html
    )
    for part in ("helptext", "error"):
        assert f'id="id_reason_{part}"' in html
    assert 'data-maxlength="10"' in html
    assert ' maxlength="' not in html


def test_no_control_is_required_in_the_browser():
    assert " required" not in str(Everything())


def test_only_optional_fields_say_so():
    html = str(Everything())

    assert html.count("(optional)") == 1
    assert "(optional)" not in str(
        type("F", (forms.FilterForm,), dict(Everything.base_fields))()
    )


def test_a_new_line_counts_once_as_the_page_counts_it():
    assert forms.TextField(label="Note", max_length=3).clean("a\r\nb") == "a\nb"


def test_a_select_begins_with_nothing_chosen_and_takes_choices_later():
    class Late(forms.Form):
        office = forms.SelectField(label="Office", blank="Choose an office")

    form = Late()
    form.fields["office"].choices = [("n", "North")]

    assert list(form.fields["office"].choices) == [
        ("", "Choose an office"),
        ("n", "North"),
    ]
    lazy = forms.SelectField(choices=lambda: [("", "Any"), ("n", "North")])

    assert list(lazy.choices) == [("", "Any"), ("n", "North")]


class Known(forms.Form):
    known = forms.YesNoField(
        label="Known?",
        unknown=True,
        reveals={"yes": "agency"},
        missing="Select yes if known",
    )
    agency = forms.CharField(
        label="Which agency?", required=False, missing="Enter the agency"
    )


@pytest.mark.parametrize(
    ("typed", "cleaned", "errors"),
    [
        ({"known": "yes", "agency": "Police"}, {"known": True, "agency": "Police"}, {}),
        ({"known": "no", "agency": "Police"}, {"known": False, "agency": ""}, {}),
        ({"known": "unknown"}, {"known": None, "agency": ""}, {}),
        ({"known": "yes"}, None, {"agency": ["Enter the agency"]}),
        ({}, None, {"known": ["Select yes if known"]}),
    ],
    ids=str,
)
def test_a_revealed_question_is_asked_exactly_when_its_choice_is_made(
    typed, cleaned, errors
):
    form = Known(typed)

    assert form.errors == errors
    if cleaned is not None:
        assert form.cleaned_data == cleaned


def test_a_revealed_question_stands_inside_its_choice_once():
    html = str(Known())

    assert html.count('name="agency"') == 1
    assert html.index("app-revealed") < html.index('name="agency"') < html.index(">No<")


def test_a_stored_answer_shows_as_its_word():
    assert 'value="no" class="govuk-radios__input" id="id_known_1" checked' in str(
        Known(initial={"known": False})
    )


Rows = plain.formset_factory(Meeting, extra=2)


def test_repeating_rows_can_be_renumbered():
    html = Template("{% add_another rows 'Visit' %}").render(
        Context({"rows": Rows(prefix="visits")})
    )

    assert 'data-name="visits-%index%-on_day"' in html
    assert 'data-id="id_visits-%index%-on_day"' in html
    assert "Visit 2" in html
    assert 'name="visits-TOTAL_FORMS"' in html


def test_the_summary_covers_every_row_of_a_formset():
    counts = {"v-TOTAL_FORMS": "2", "v-INITIAL_FORMS": "0", "v-1-at": "late"}
    rows = Rows(counts, prefix="v")

    assert [each.href for each in problems(rows)] == ["#id_v-1-on_day", "#id_v-1-at"]


def test_a_hidden_field_has_no_class_and_no_link():
    class Hidden(forms.Form):
        version = plain.IntegerField(widget=plain.HiddenInput)

    assert 'class="' not in str(Hidden())
    assert [each.href for each in problems(Hidden({}))] == [""]


def test_prefix_suffix_width_and_heading_are_drawn():
    class Shown(forms.Form):
        fine = forms.DecimalField(
            label="Fine", prefix="£", suffix="a week", width="5", heading=True
        )

    html = str(Shown())

    assert "govuk-input--width-5" in html
    assert '<div class="govuk-input__prefix" aria-hidden="true">£</div>' in html
    assert '<h1 class="govuk-label-wrapper">' in html
