"""Words: what a kept explanation says on a page."""

import pytest

from core import words


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
