"""Topics about the referral itself: who refers, why, the sentence, who else helps (F12 to F22)."""

from typing import Any

from cases import scores
from cases.choices import ScoreBand, ScoreTool
from core.forms import (
    CharField,
    DateField,
    DecimalField,
    Form,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from rag.choices import RagClass
from referrals.choices import SupervisionStatus
from referrals.forms.fields import LONG
from referrals.forms.page import TopicPage
from referrals.forms.person import values_said
from referrals.questions import Topic


# The form's own name for each part of a score.
SCORE_FIELDS = {
    "value": "score",
    "horizon_years": "score_horizon",
    "band": "score_band",
}
CLASS_HINTS = {
    RagClass.RED_ALERT: "Wanted by the police for arrest",
    RagClass.RED: "Catch and control: intelligence of increased risk, recalled, or disengaged",
    RagClass.AMBER: "Reduce and rehabilitate: no such intelligence, complies only partly",
    RagClass.GREEN: "Monitor: stable, and still needs the agencies together",
    RagClass.PRISON: "In custody",
}


class ReferralForm(Form):
    """Who refers, when, on what footing, and why (S1-168, S1-175)."""

    contact_name = CharField(
        max_length=120,
        label="Who should the local team speak to?",
        missing="Enter the name of the person to speak to",
    )
    contact_details = CharField(
        max_length=200,
        label="Their phone number or e-mail address",
        missing="Enter a phone number or e-mail address for that person",
    )
    referred_on = DateField(
        when="today or past",
        label="Date of referral",
        missing="Enter the date of referral",
    )
    supervision_status = RadioField(
        choices=SupervisionStatus.choices,
        label="Who supervises the person?",
        hint="People nobody supervises by law can be referred too",
        missing="Select who supervises the person",
    )
    referrer_rag = RadioField(
        choices=RagClass.choices,
        choice_hints=CLASS_HINTS,
        label="Which class do you propose?",
        hint="The local team recommends and the Chair decides",
        missing="Select the class you propose",
    )
    justification = TextField(
        rows=8,
        max_length=LONG,
        label="Why are you referring this person?",
        hint="Give the evidence of a high risk of reoffending: how often, how serious, "
        "what has changed. Do not name victims or sources",
        called="The justification",
        missing="Enter why you are referring this person",
    )


class ReferralPage(TopicPage):
    """Referral details."""

    topic = Topic.REFERRAL
    form_class = ReferralForm


class SentenceForm(Form):
    """Score, licence and sentence expiry, offences (F15 to F19)."""

    has_score = YesNoField(
        label="Is there an actuarial score?",
        hint="OGRS, YOGRS, OGP, OVP, RSR, OSP or LS/CMI",
        missing="Select yes if there is an actuarial score",
    )
    score_tool = SelectField(choices=ScoreTool.choices, required=False, label="Tool")
    score = DecimalField(
        required=False, min_value=0, decimal_places=2, max_digits=5, width="4"
    )
    score_horizon = RadioField(
        choices=[("1", "1 year"), ("2", "2 years")],
        required=False,
        inline=True,
        label="Over how many years?",
        hint="Leave empty for LS/CMI",
    )
    score_band = SelectField(
        choices=ScoreBand.choices,
        required=False,
        label="Band",
        blank="As the tool says",
        hint="Leave empty for OGRS3, OGP, OVP, RSR and LS/CMI: it is worked out",
    )
    scored_on = DateField(
        required=False, when="today or past", label="Date of the score"
    )
    licence_expiry_date = DateField(required=False, label="Licence expiry date (LED)")
    licence_expiry_unknown_reason = CharField(
        required=False,
        max_length=200,
        label="If there is no licence expiry date, say why",
        hint="For example: community order, no licence",
    )
    sentence_expiry_date = DateField(required=False, label="Sentence expiry date (SED)")
    sentence_expiry_unknown_reason = CharField(
        required=False,
        max_length=200,
        label="If there is no sentence expiry date, say why",
        hint="For example: not serving a sentence",
    )
    index_offences = TextField(
        rows=4,
        max_length=LONG,
        label="Index offences",
        missing="Enter the index offences",
    )
    offending_history = TextField(
        rows=6,
        max_length=LONG,
        label="Offending history",
        hint="What the person is known for, and previous convictions",
        missing="Enter the offending history",
    )

    marks_optional = False

    def clean(self) -> dict[str, Any]:
        """Hold the score to its tool and the two expiry dates to each other."""
        clean = super().clean() or self.cleaned_data
        self._settle_score(clean)
        for which in ("licence", "sentence"):
            self._settle_expiry(clean, which)
        ends, sentence = (
            clean.get("licence_expiry_date"),
            clean.get("sentence_expiry_date"),
        )
        if ends and sentence and ends > sentence:
            self.add_error(
                "licence_expiry_date",
                "The licence expiry date must be on or before the sentence expiry date",
            )
        return clean

    def _settle_score(self, clean: dict[str, Any]) -> None:
        given = [
            clean.get(name) not in {"", None}
            for name in ("score_tool", "score", "scored_on")
        ]
        if clean.get("has_score") is False and any(given):
            self.add_error("has_score", "Select yes, or clear the score below")
        if clean.get("has_score") is not True:
            return
        self._need("score_tool", clean, "Select the tool the score comes from")
        self._need("score", clean, "Enter the score")
        self._need("scored_on", clean, "Enter the date of the score")
        tool, score = clean.get("score_tool"), clean.get("score")
        if tool and score is not None:
            years = clean.get("score_horizon")
            for name, sentence in scores.problems(
                tool,
                score,
                horizon=int(years) if years else None,
                band=clean.get("score_band") or "",
            ):
                self.add_error(SCORE_FIELDS[name], sentence)

    def _settle_expiry(self, clean: dict[str, Any], which: str) -> None:
        day, reason = f"{which}_expiry_date", f"{which}_expiry_unknown_reason"
        if day in self.errors:
            return
        if not clean.get(day) and not clean.get(reason):
            self.add_error(
                day, f"Enter the {which} expiry date, or say why there is none"
            )
        if clean.get(day) and clean.get(reason):
            self.add_error(
                reason,
                f"Give the {which} expiry date or say why there is none, not both",
            )

    def _need(self, name: str, clean: dict[str, Any], sentence: str) -> None:
        if clean.get(name) in {"", None} and name not in self.errors:
            self.add_error(name, sentence)


class SentencePage(TopicPage):
    """Risk score, sentence and offending."""

    topic = Topic.SENTENCE
    form_class = SentenceForm
    groups = (
        (
            "Risk score",
            (
                "has_score",
                "score_tool",
                "score",
                "score_horizon",
                "score_band",
                "scored_on",
            ),
        ),
        (
            "Licence and sentence",
            (
                "licence_expiry_date",
                "licence_expiry_unknown_reason",
                "sentence_expiry_date",
                "sentence_expiry_unknown_reason",
            ),
        ),
        ("Offending", ("index_offences", "offending_history")),
    )


class AgenciesForm(Form):
    """Whether others work with the person."""

    has_agencies = YesNoField(
        label="Do other agencies work with the person now?",
        missing="Select yes if other agencies work with the person",
    )


class AgencyForm(Form):
    """One agency, and whom to ring there (S1-176)."""

    agency_name = CharField(max_length=120, label="Agency", missing="Enter the agency")
    person_name = CharField(max_length=120, required=False, label="Person")
    contact_details = CharField(max_length=200, required=False, label="Contact details")


class AgenciesPage(TopicPage):
    """Scope for multi-agency intervention."""

    topic = Topic.AGENCIES
    intro = "Naming an agency here does not share the referral with it."
    form_class = AgenciesForm
    row_form = AgencyForm
    row_name = "agencies"
    row_item = "Agency"
    rows_hint = "Only when others work with the person. An empty row is left out."

    def check(self) -> None:
        """Hold yes or no to the rows."""
        said = values_said(self, "has_agencies")
        if said is True and not self.filled_rows:
            self.form.add_error(
                "has_agencies", "Enter at least one agency, or select no"
            )
        if said is False and self.filled_rows:
            self.form.add_error(
                "has_agencies", "Select yes, or clear the agencies below"
            )
