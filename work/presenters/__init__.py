"""Reminders, e-mails and My work in words."""

from work.presenters.letters import LetterWords, Received, letter_words, received
from work.presenters.today import Group, Row, Today, present, scheme_counts


__all__ = [
    "Group",
    "LetterWords",
    "Received",
    "Row",
    "Today",
    "letter_words",
    "present",
    "received",
    "scheme_counts",
]
