"""Words: what a kept explanation says on a page, and what no page says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import words


ROOT = Path(__file__).parents[2]
REQUIREMENT = re.compile(r"\bS[0-4]-\d+\b|\bA-\d+\b")
ITS_OWN_COLUMN = re.compile(
    r"^(?:[ASQ]\d*-?\d+(?:, | to )?)+$"
)  # kept, and never shown


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "Red is reviewed at every meeting (S1-25)",
            "Red is reviewed at every meeting",
        ),
        ("Until its own review (S1-25 to S1-27, A-5).", "Until its own review."),
        ("Agreed until Monday (2 days)", "Agreed until Monday (2 days)"),
        ("Half the term (CJA 2003 s.244)", "Half the term (CJA 2003 s.244)"),
        ("", ""),
    ],
)
def test_an_explanation_is_told_without_the_requirement_it_ends_with(kept, said):
    assert words.uncited(kept) == said


def sentences(path: Path) -> Iterator[str]:
    """Yield what a module may say: its strings, docstrings and tables with columns apart."""
    tree = ast.parse(path.read_text())
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_table = " | " in node.value and "\n" in node.value
            if id(node) not in said and not is_table:
                yield node.value


def ours(pattern: str) -> list[Path]:
    apps = sorted(path.parent for path in ROOT.glob("*/apps.py"))
    return [
        path
        for app in (*apps, ROOT / "iom", ROOT / "templates")
        for path in sorted(app.rglob(pattern))
        if "migrations" not in path.parts
    ]


def test_no_sentence_cites_a_requirement_to_the_reader():
    citing = [
        f"{path.relative_to(ROOT)}: {said}"
        for path in ours("*.py")
        for said in sentences(path)
        if REQUIREMENT.search(said) and not ITS_OWN_COLUMN.match(said)
    ]

    assert citing == []


@pytest.mark.parametrize("pattern", ["*.html", "*.txt"])
def test_no_template_cites_a_requirement(pattern):
    comments = re.compile(r"{#.*?#}|{% comment.*?endcomment %}", re.DOTALL)
    citing = [
        str(path.relative_to(ROOT))
        for path in ours(pattern)
        if REQUIREMENT.search(comments.sub("", path.read_text()))
    ]

    assert ours(pattern)
    assert citing == []
