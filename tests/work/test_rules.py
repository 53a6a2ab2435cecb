"""When delivery is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from work.rules import next_attempt


AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "wait"),
    [
        pytest.param(1, timedelta(minutes=5), id="the first failure"),
        pytest.param(2, timedelta(minutes=10), id="twice as long"),
        pytest.param(3, timedelta(minutes=20), id="and again"),
        pytest.param(9, timedelta(minutes=1280), id="the last below a day"),
        pytest.param(10, timedelta(hours=24), id="never more than a day"),
        pytest.param(5000, timedelta(hours=24), id="and never given up"),
    ],
)
def test_each_failure_waits_longer(attempts, wait):
    assert next_attempt(attempts=attempts, at=AT) == AT + wait


def test_nothing_failed_is_nothing_to_try_again():
    with pytest.raises(ValueError, match="Nothing has been tried"):
        next_attempt(attempts=0, at=AT)
