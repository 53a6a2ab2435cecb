"""Components: what they show, what they escape, and that none speaks by colour alone."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from core import icons, words
from core.components.values import RAG_WORDS, check_svg, compared, in_words, ordered
from core.decisions import permitted_if
from core.forms.base import Problem


def draw(source: str, **context) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize("code", RAG_WORDS)
def test_a_rag_class_has_its_word_and_its_own_shape(code):
    html = draw("{% rag_tag code %}", code=code)

    assert RAG_WORDS[code] in html
    assert icons.PATHS[code] in html
    assert f"app-rag--{code}" in html


def test_no_two_rag_classes_share_a_shape():
    shapes = [icons.PATHS[code] for code in RAG_WORDS]

    assert len(set(shapes)) == len(shapes)


def test_an_unknown_rag_class_is_refused():
    with pytest.raises(KeyError):
        draw("{% rag_tag 'blue' %}")


def test_what_people_wrote_is_escaped_everywhere():
    nasty = "<script>alert(1)</script>"
    html = draw(
        "{% tag n %}{% status_tag n %}{% flag n %}{% wanted_flag since=n %}"
        "{% custody_flag place=n %}{% stat 1 n %}{% warning_text n %}{% back_link n n %}"
        "{% button n url=n name=n %}{% identity_bar n detail=n %}"
        "{% card title=n %}{{ n }}{% endcard %}{% alert title=n %}{{ n }}{% endalert %}"
        "{% empty_state n %}{{ n }}{% endempty_state %}{% summary_list rows %}"
        "{% timeline entries %}{% conflict pairs pairs by=n %}{% plain_table n row row_list %}",
        n=nasty,
        rows=[(nasty, nasty)],
        entries=[{"title": nasty, "body": nasty, "by": nasty, "at": date(2026, 1, 2)}],
        pairs=[(nasty, nasty)],
        row=[nasty],
        row_list=[[nasty]],
    )

    assert "<script" not in html
    assert html.count("&lt;script&gt;") > 20


def test_the_case_strip_shows_who_how_risky_and_what_is_next():
    strip = {
        "reference": "IOM-0001",
        "name": "Fennimore, Gus",
        "born": "12 March 1991 (35)",
        "identifiers": [("CRN", "X204417")],
        "rag": ("amber", "Amber"),
        "flags": [{"text": "Wanted for arrest", "tone": "danger", "icon": "wanted"}],
        "facts": [
            {
                "label": "RAG review",
                "value": "2 May 2027",
                "tone": "danger",
                "hint": "overdue",
            }
        ],
    }
    html = draw("{% case_strip strip %}", strip=strip)

    assert '<h1 class="app-strip__name">Fennimore, Gus</h1>' in html
    for text in (
        "Born 12 March 1991 (35)",
        "X204417",
        "Amber",
        "RAG review",
        "overdue",
    ):
        assert text in html
    assert "app-flag--wanted" in html
    assert "app-strip__fact--danger" in html


def test_a_case_without_a_rating_or_a_birthday_still_has_a_strip():
    strip = SimpleNamespace(
        reference="IOM-2", name="Gus", born="", rag=None, facts=[], flags=[]
    )
    html = draw("{% case_strip strip level=2 %}", strip=strip)

    assert "Date of birth not recorded" in html
    assert "app-rag" not in html
    assert "<h2" in html


def test_the_current_tab_says_so():
    tabs = [
        {"label": "Plan", "url": "/plan/", "current": True, "count": 3},
        {"label": "RAG", "url": "/rag/"},
    ]
    html = draw("{% case_tabs tabs %}", tabs=tabs)

    assert html.count('aria-current="page"') == 1
    assert '<span class="app-count">3</span>' in html


@pytest.mark.parametrize(
    ("value", "words_shown"),
    [
        (date(2026, 5, 9), "9 May 2026"),
        (datetime(2026, 7, 1, 13, 5, tzinfo=UTC), "1 July 2026 at 2:05pm"),
        (True, "Yes"),
        (False, "No"),
        (None, ""),
        (0, 0),
    ],
    ids=str,
)
def test_a_summary_speaks_in_words(value, words_shown):
    assert in_words(value) == words_shown


def test_a_summary_says_what_was_not_recorded_and_keeps_nought():
    html = draw("{% summary_list rows %}", rows=[("Curfew", None), ("Visits", 0)])

    assert "Not recorded" in html
    assert ">0</dd>" in html


def test_a_summary_row_may_be_an_object_with_its_own_link():
    row = SimpleNamespace(
        key="Lead worker", value="Priya Nair", url="/lead/", text="Name"
    )
    html = draw("{% summary_list rows %}", rows=[row])

    assert ordered(row)["hidden"] == ""
    assert 'Name<span class="govuk-visually-hidden"> lead worker</span>' in html


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (12, "in 12 days"),
        (-3, "3 days ago"),
    ],
)
def test_distances_are_said_plainly(days, said):
    today = date(2026, 11, 21)

    assert (
        words.distance(date.fromordinal(today.toordinal() + days), today=today) == said
    )


def test_a_date_carries_its_machine_form_and_how_far_off_it_is():
    html = draw("{% date d today=t %}", d=date(2026, 12, 3), t=date(2026, 11, 21))

    assert '<time datetime="2026-12-03">3 December 2026</time>' in html
    assert "(in 12 days)" in html


def test_no_date_draws_nothing():
    assert draw("{% date d %}", d=None) == ""


@pytest.mark.parametrize(
    ("query", "state", "link"),
    [
        ("", "none", "?sort=name"),
        ("?sort=name", "ascending", "?sort=-name"),
        ("?sort=-name&page=3", "descending", "?sort=name"),
        ("?rag=red&after=x", "none", "?rag=red&amp;sort=name"),
    ],
)
def test_a_column_sorts_on_the_server_from_its_first_page(query, state, link):
    request = RequestFactory().get(f"/cases/{query}")
    html = draw("{% sort_header 'Name' 'name' %}", request=request)

    assert f'aria-sort="{state}"' in html
    assert f'href="{link}"' in html


def test_pages_say_where_they_are():
    page = {
        "previous_url": "?page=1",
        "next_url": "",
        "summary": "Showing 51 to 61 of 61 people",
    }
    html = draw("{% pagination page %}", page=page)

    assert 'rel="prev"' in html
    assert 'rel="next"' not in html
    assert "51 to 61" in html


def test_a_chart_has_its_numbers_as_a_table():
    html = draw(
        "{% chart svg title='Caseload' columns=c rows=r numeric='2' %}",
        svg='<svg xmlns="http://www.w3.org/2000/svg"><rect fill="#ca3535"/></svg>',
        c=["Area", "Red"],
        r=[["Westmoor", 3]],
    )

    assert "Show as a table" in html
    assert 'role="img" aria-label="Caseload"' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">3</td>' in html


@pytest.mark.parametrize(
    "svg",
    [
        "<svg><script>1</script></svg>",
        "<svg><style>x</style></svg>",
        "<svg><rect style='fill:red'/></svg>",
        "<svg onload=alert(1)></svg>",
        "<svg><image href='x'/></svg>",
        "<svg><a href='javascript:1'/></svg>",
        "<p>not a chart</p>",
    ],
)
def test_a_chart_with_anything_the_policy_refuses_is_refused(svg):
    with pytest.raises(ValueError, match="chart"):
        check_svg(svg)


def test_a_refused_button_gives_the_reason_instead():
    no = permitted_if(allowed=False, reason="Only the co-ordinator closes a case.")
    html = draw("{% button 'Close' url='/close/' decision=no %}", no=no)

    assert "disabled" in html
    assert "Only the co-ordinator closes a case." in html
    assert "/close/" not in html


def test_an_allowed_button_is_a_link():
    yes = permitted_if(allowed=True, reason="never shown")
    html = draw("{% button 'Close' url='/close/' decision=yes %}", yes=yes)

    assert 'href="/close/"' in html
    assert "never shown" not in html


def test_a_post_button_carries_the_token_and_its_fields():
    html = draw("{% post_button 'Done' '/done/' version=4 %}", csrf_token="t0ken")

    assert '<input type="hidden" name="csrfmiddlewaretoken" value="t0ken">' in html
    assert '<input type="hidden" name="version" value="4">' in html
    assert 'method="post" action="/done/"' in html


def test_both_versions_stand_side_by_side_and_differences_are_named():
    rows = compared(
        [("RAG class", "Amber"), ("Review", "2 May")],
        {"RAG class": "Red", "Review": "2 May"},
    )

    assert rows == [
        {"label": "RAG class", "theirs": "Amber", "yours": "Red", "differs": True},
        {"label": "Review", "theirs": "2 May", "yours": "2 May", "differs": False},
    ]
    assert compared("Their words.", "")[0]["label"] == "What was written"


def test_an_alert_says_its_tone_in_words():
    html = draw("{% alert tone='error' %}Not sent.{% endalert %}")

    assert "Error:" in html
    assert icons.PATHS["danger"] in html


def test_breadcrumbs_pair_labels_with_addresses():
    html = draw("{% breadcrumbs 'Home' '/' 'Cases' '/cases/' current='IOM-1' %}")

    assert '<a class="govuk-breadcrumbs__link" href="/cases/">Cases</a>' in html
    assert 'aria-current="page">IOM-1' in html


def test_the_error_summary_is_absent_when_nothing_is_wrong():
    assert draw("{% error_summary form %}", form=None).strip() == ""


def test_a_problem_about_the_whole_form_is_no_link():
    assert Problem("Already referred.").href == ""
