"""What is stored about sentences, custody, key dates, licences and their enforcement."""

from licences.models.breach import BreachHearing, SupervisionBreach
from licences.models.custody import CustodySpell
from licences.models.dates import KeyDate
from licences.models.enforcement import BreachDecision, ComplianceWarning, Recall
from licences.models.licence import Licence, LicenceCondition
from licences.models.sentence import Sentence


__all__ = [
    "BreachDecision",
    "BreachHearing",
    "ComplianceWarning",
    "CustodySpell",
    "KeyDate",
    "Licence",
    "LicenceCondition",
    "Recall",
    "Sentence",
    "SupervisionBreach",
]
