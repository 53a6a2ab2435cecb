"""What people record about sentences, custody, key dates, licences and enforcement."""

from licences.services.breach import (
    Information,
    adjourn_hearing,
    lay_information,
    list_hearing,
    record_outcome,
    withdraw_breach,
)
from licences.services.conditions import NewCondition, add_condition, remove_condition
from licences.services.custody import (
    Reception,
    begin_missing_licence,
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
from licences.services.recall import (
    NewRecall,
    Revocation,
    cancel_recall,
    decide_recall,
    record_receipt,
    record_revocation,
    send_report,
)
from licences.services.recalled import Return, record_return, send_part_b
from licences.services.sentences import SentenceFacts, correct_sentence, record_sentence
from licences.services.warnings import (
    BreachFacts,
    NewWarning,
    decide_breach,
    endorse_decision,
    give_warning,
    withdraw_warning,
)


__all__ = [
    "BreachFacts",
    "Information",
    "NewCondition",
    "NewRecall",
    "NewWarning",
    "Paper",
    "Reception",
    "Return",
    "Revocation",
    "SentenceFacts",
    "add_condition",
    "adjourn_hearing",
    "begin_missing_licence",
    "cancel_recall",
    "correct_sentence",
    "decide_breach",
    "decide_recall",
    "download_licence",
    "endorse_decision",
    "estimate_again",
    "give_warning",
    "lay_information",
    "list_hearing",
    "move_prison",
    "print_what_if",
    "receive_into_custody",
    "record_official_date",
    "record_outcome",
    "record_receipt",
    "record_return",
    "record_revocation",
    "record_sentence",
    "release_from_custody",
    "remove_condition",
    "send_part_b",
    "send_report",
    "withdraw_breach",
    "withdraw_official_date",
    "withdraw_warning",
]
