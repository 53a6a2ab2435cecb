"""What is stored about sentences, custody, key dates and licences."""

from licences.models.custody import CustodySpell
from licences.models.dates import KeyDate
from licences.models.licence import Licence, LicenceCondition
from licences.models.sentence import Sentence


__all__ = ["CustodySpell", "KeyDate", "Licence", "LicenceCondition", "Sentence"]
