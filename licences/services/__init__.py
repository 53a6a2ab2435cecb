"""What people record about sentences, custody, key dates and licences."""

from licences.services.conditions import NewCondition, add_condition, remove_condition
from licences.services.custody import (
    Reception,
    move_prison,
    receive_into_custody,
    release_from_custody,
)
from licences.services.dates import (
    estimate_again,
    record_official_date,
    withdraw_official_date,
)
from licences.services.papers import Paper, download_licence, print_what_if
from licences.services.sentences import SentenceFacts, correct_sentence, record_sentence


__all__ = [
    "NewCondition",
    "Paper",
    "Reception",
    "SentenceFacts",
    "add_condition",
    "correct_sentence",
    "download_licence",
    "estimate_again",
    "move_prison",
    "print_what_if",
    "receive_into_custody",
    "record_official_date",
    "record_sentence",
    "release_from_custody",
    "remove_condition",
    "withdraw_official_date",
]
