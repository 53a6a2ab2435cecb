"""MAPPA: at which level, referrals both ways, and who was at which meeting (S1-92 to S1-96)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import MappaLevel
from cases.choices.forums import (
    Direction,
    JointForum,
    MappaAnswer,
    MappaCategory,
    MappaSource,
    Presence,
)
from cases.models.record import CaseRecord
from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, paired_constraint


def named_worker() -> models.ForeignKey:
    """Return a column that names one of the two who go to both meetings."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


class MappaManagement(CaseRecord):
    """
    How MAPPA manages the person from a day on; an empty level is "not any more".

    The next row supersedes; `Case.mappa_level` and `Case.attends_mappa` follow the
    current one.
    """

    level = models.CharField(max_length=1, choices=MappaLevel.choices, blank=True)
    category = models.CharField(max_length=1, choices=MappaCategory.choices, blank=True)
    is_critical = models.BooleanField(default=False)
    source = models.CharField(max_length=12, choices=MappaSource.choices)
    since = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    reviewer = models.CharField(max_length=120, blank=True)
    # IOM and MAPPA manage the person together: both workers go to both (S1-96).
    attends_both = models.BooleanField(default=False)
    offender_manager = named_worker()
    police_offender_manager = named_worker()
    superseded_on = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(
        personal=("reviewer", "offender_manager", "police_offender_manager"),
        special=("level", "category", "is_critical"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_on__isnull=True),
                name="cases_mappamanagement_one_current",
            ),
            models.CheckConstraint(
                condition=~Q(level="")
                | Q(is_critical=False, attends_both=False, review_on__isnull=True),
                name="cases_mappamanagement_ended_has_no_duties",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True, reviewer="")
                | (Q(review_on__isnull=False) & ~Q(reviewer="")),
                name="cases_mappamanagement_review_has_reviewer",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-since"], name="cases_mappa_latest")
        ]

    def __str__(self) -> str:
        return self.get_level_display() or "Not managed by MAPPA"


class MappaReferral(CaseRecord):
    """A referral from IOM to MAPPA or back, with what became of it (S1-96)."""

    direction = models.CharField(max_length=12, choices=Direction.choices)
    made_on = models.DateField()
    why = models.TextField()
    reference = models.CharField(max_length=60, blank=True)
    answer = models.CharField(max_length=12, choices=MappaAnswer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(special=("answer",), free_text=("why",))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="cases_mappareferral_answer_paired",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(answered_on__gte=models.F("made_on")),
                name="cases_mappareferral_answered_after_it_was_made",
            ),
            models.UniqueConstraint(
                fields=["case", "direction"],
                condition=Q(answered_on__isnull=True),
                name="cases_mappareferral_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"Referral {self.get_direction_display()[0].lower()}{self.get_direction_display()[1:]}"


class JointMeetingQuerySet(VisibleQuerySet):
    """MAPPA and IOM meetings of a case."""

    def unsettled(self) -> "JointMeetingQuerySet":
        """Keep those somebody missed and nothing was done about yet."""
        return self.filter(is_missed=True, followed_up_on__isnull=True)


class JointMeeting(CaseRecord):
    """
    A meeting of MAPPA about this person, or of IOM while both manage them (S1-96, S1-195).

    MAPPA's minutes are named by their reference and never copied here. `is_missed`:
    one of the two who must go was not there, and nobody stood in.
    """

    forum = models.CharField(max_length=6, choices=JointForum.choices)
    meets_on = models.DateField()
    minutes_reference = models.CharField(max_length=40, blank=True)
    iom_meeting_id = models.UUIDField(null=True, blank=True)
    offender_manager = models.CharField(
        max_length=8, choices=Presence.choices, blank=True
    )
    police_offender_manager = models.CharField(
        max_length=8, choices=Presence.choices, blank=True
    )
    why_missed = models.CharField(max_length=300, blank=True)
    is_missed = models.BooleanField(default=False)
    taken_on = models.DateField(null=True, blank=True)
    taken_by = named_worker()
    followed_up_on = models.DateField(null=True, blank=True)
    followed_up_by = named_worker()
    follow_up = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = JointMeetingQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("taken_by", "followed_up_by"), free_text=("why_missed", "follow_up")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "forum", "meets_on"], name="cases_jointmeeting_once"
            ),
            paired_constraint("cases_jointmeeting", "taken_on", "taken_by"),
            paired_constraint("cases_jointmeeting", "followed_up_on", "followed_up_by"),
            models.CheckConstraint(
                condition=Q(taken_on__isnull=True, is_missed=False)
                & Q(offender_manager="", police_offender_manager="")
                | Q(taken_on__isnull=False)
                & ~Q(offender_manager="")
                & ~Q(police_offender_manager=""),
                name="cases_jointmeeting_both_or_neither",
            ),
            models.CheckConstraint(
                condition=Q(followed_up_on__isnull=True)
                | Q(is_missed=True) & ~Q(follow_up=""),
                name="cases_jointmeeting_follow_up_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(minutes_reference__contains="\n"),
                name="cases_jointmeeting_minutes_by_reference",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-meets_on"], name="cases_joint_latest"),
            models.Index(
                fields=["meets_on"],
                condition=Q(taken_on__isnull=True)
                | Q(is_missed=True, followed_up_on__isnull=True),
                name="cases_joint_to_do",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_forum_display()}, {self.meets_on:%d %B %Y}"

    @property
    def absentees(self) -> list[str]:
        """Which of the two was not there and had nobody stand in."""
        return [
            who
            for who, code in (
                ("offender manager", self.offender_manager),
                ("police offender manager", self.police_offender_manager),
            )
            if code == Presence.ABSENT
        ]
