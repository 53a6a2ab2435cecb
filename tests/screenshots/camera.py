"""Chromium, signed in as each role, at each width."""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Response, sync_playwright

from iom.demo.cast import LOGINS, PASSWORD
from tests.bench.load import server


PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844), "projector": (1920, 1080)}
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PDF = "plan-pdf"
# What nobody signed in is for, and what somebody signed in is not.
ANONYMOUS = ("sign-in", "accessibility", "privacy", "not-found")


def take(pages: Mapping[str, str], asked: argparse.Namespace) -> list[str]:
    """Photograph every page each role reaches; return the accessibility problems found."""
    roles = asked.roles or ["anonymous", *LOGINS]
    wanted = {
        name: url
        for name, url in pages.items()
        if not asked.pages or name in asked.pages
    }
    problems: list[str] = []
    with server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for role in roles:
            context = browser.new_context(
                base_url=f"http://127.0.0.1:{port}", reduced_motion="reduce"
            )
            page = context.new_page()
            if role != "anonymous":
                sign_in(page, LOGINS[role])
            reached = {name: url for name, url in wanted.items() if is_for(role, name)}
            for problem in album(page, role, reached, asked):
                print(problem, flush=True)
                problems.append(problem)
            if "plan" in wanted and role != "anonymous":
                pdf(context, role, f"{wanted['plan']}pdf/")
            context.close()
        browser.close()
    return problems


def is_for(role: str, name: str) -> bool:
    """Tell whether a page is worth asking for."""
    return name in ANONYMOUS if role == "anonymous" else name != "sign-in"


def sign_in(page: Page, username: str) -> None:
    """Sign in as a person would."""
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def album(
    page: Page, role: str, pages: Mapping[str, str], asked: argparse.Namespace
) -> Iterator[str]:
    """Yield the problems of one role's pages, photographing each at every width."""
    reached = dict(pages)
    for width in asked.widths:
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        page.set_viewport_size(size)
        for name, url in list(reached.items()):
            if not is_there(page.goto(url), name):
                del reached[name]
                continue
            picture = PICTURES / width / f"{role.replace('_', '-')}-{name}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=picture, full_page=True)
            yield from overflow(page, role, name, width)
            if asked.axe:
                yield from violations(page, role, name, width)
    print(f"{role}: {len(reached)} pages", flush=True)


def is_there(answer: Response | None, name: str) -> bool:
    """Tell whether the role reaches the page; being told that nothing is there is a page too."""
    return name == "not-found" or (
        answer is not None and answer.status == HTTPStatus.OK
    )


def overflow(page: Page, role: str, name: str, width: str) -> Iterator[str]:
    """Yield a problem when the page scrolls sideways (WCAG 1.4.10)."""
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if beyond > 0:
        yield f"{width} {role} {name}: scrolls sideways by {beyond} px"


def violations(page: Page, role: str, name: str, width: str) -> Iterator[str]:
    """Yield what axe finds."""
    for found in Axe().run(page).response["violations"]:
        where = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
        yield f"{width} {role} {name}: {found['id']} ({found['impact']}) at {where}"


def pdf(context: BrowserContext, role: str, url: str) -> None:
    """Keep the plan's PDF as pictures of its pages, when pdftoppm is there and the role may have it."""
    program = shutil.which("pdftoppm")
    answer = context.request.get(url)
    if not program or answer.status != HTTPStatus.OK:
        return
    folder = PICTURES / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        copy.write(answer.body())
        copy.flush()
        subprocess.run(
            [
                program,
                "-png",
                "-r",
                "80",
                copy.name,
                folder / f"{role.replace('_', '-')}-{PDF}",
            ],
            check=True,
        )
