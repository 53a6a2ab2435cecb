"""Reminders and My work in words."""

from work.presenters.letters import LetterWords, letter_words
from work.presenters.today import Group, Row, Today, present


__all__ = ["Group", "LetterWords", "Row", "Today", "letter_words", "present"]
