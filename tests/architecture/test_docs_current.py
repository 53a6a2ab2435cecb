"""The pages written from the code say what the code says."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from agencies.choices import Role
from agencies.roles import Permission
from core.management.pages import PageCommand
from iom.management.commands import lifecycles, permissions
from referrals.choices import Status


PAGES = {"lifecycles": lifecycles.Command, "permissions": permissions.Command}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    call_command(name, check=True)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_not_current_is_found_out(name, monkeypatch, tmp_path):
    stale = tmp_path / "stale.md"
    stale.write_text("Something else.\n")
    monkeypatch.setattr(PageCommand, "path", stale)

    with pytest.raises(CommandError, match=f"run manage.py {name}"):
        call_command(name, check=True)

    call_command(name)
    call_command(name, check=True)


def test_every_status_of_a_referral_is_drawn():
    text = lifecycles.Command().text()

    assert [each for each in Status if f"{each.value}: {each.label}" not in text] == []
    assert "[*] --> draft" in text
    assert "draft --> submitted" in text
    assert "draft --> adopted" not in text


def test_every_role_and_everything_that_may_be_done_is_listed():
    text = permissions.Command().text().lower()

    assert [each for each in Role if each.description.lower() not in text] == []
    assert [each for each in Permission if f"| {each.value.lower()}" not in text] == []


def test_every_link_between_pages_leads_somewhere():
    import re  # noqa: PLC0415

    docs = Path(settings.BASE_DIR) / "docs"
    broken = [
        (page.name, link)
        for page in docs.rglob("*.md")
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text())
        if not (page.parent / link).exists()
    ]

    assert broken == []
