"""The navigation: few entries, the lists within each, and only what the role may open."""

import re

import pytest
from django.urls import reverse


def labels(page: str, name: str) -> list[str]:
    """Return the words of the links of the navigation of this name."""
    found = re.search(rf'<nav[^>]*aria-label="{name}".*?</nav>', page, re.DOTALL)
    links = re.findall(r"<a [^>]*>(.*?)</a>", found[0], re.DOTALL) if found else []
    return [re.sub(r"<[^>]+>", "", each).strip() for each in links]


@pytest.mark.parametrize(
    ("username", "within"),
    [
        ("owen", ["All cases", "Board", "Daily check"]),
        ("priya", ["All cases", "Board"]),
    ],
)
def test_a_list_shows_the_others_of_its_section(world, client_as, username, within):
    page = client_as(world.people[username]).get(reverse("rag:board")).text

    assert labels(page, "Within this section") == within
    assert labels(page, "Main")[:3] == ["My work", "Cases", "Referrals"]
    assert re.search(r'aria-current="true"><strong[^>]*>Cases<', page)


def test_only_a_manager_is_led_to_decisions_compared(world, client_as):
    address = reverse("referrals:referrals")

    said = {
        who: labels(
            client_as(world.people[who]).get(address).text, "Within this section"
        )
        for who in ("mo", "carys")
    }

    assert said["mo"] == [*said["carys"], "Decisions compared"]


def test_the_page_of_one_case_has_its_own_tabs_only(case, priya, client_as):
    page = client_as(priya).get(reverse("cases:overview", args=[case.pk])).text

    assert labels(page, "Within this section") == []
    assert re.search(r'aria-current="true"><strong[^>]*>Cases<', page)
