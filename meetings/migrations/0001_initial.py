import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0006_scheme_meetings"),
        ("agencies", "__first__"),
        ("cases", "0013_withdraw_scores"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConfidentialityStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("agreement_title", models.CharField(max_length=200)),
                ("agreement_version", models.CharField(max_length=40)),
                ("set_at", models.DateTimeField()),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="agencies.scheme",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "number"),
                        name="meetings_statement_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("agreement_title", ""), _negated=True),
                            models.Q(("agreement_version", ""), _negated=True),
                        ),
                        name="meetings_statement_cites_its_agreement",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyPermission",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("relative", models.CharField(max_length=120)),
                ("relationship", models.CharField(max_length=60)),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("given_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_familypermission_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            ("reach", ""),
                            _connector="OR",
                        ),
                        name="meetings_familypermission_withdrawn_is_not_reached",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("case", "relative"),
                        name="meetings_familypermission_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(max_length=200)),
                ("asked_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_hearingrequest_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("case", "agency", "asked_on"),
                        name="meetings_hearingrequest_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntegrationPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("admitted_on", models.DateField()),
                ("sentenced_on", models.DateField()),
                ("sentence_ends_on", models.DateField()),
                ("is_sexual", models.BooleanField(default=False)),
                ("has_supervision", models.BooleanField(default=False)),
                ("is_high_risk", models.BooleanField(default=False)),
                ("is_enhanced", models.BooleanField()),
                ("personal_officer", models.CharField(max_length=120)),
                ("in_prison", models.TextField()),
                ("on_release", models.TextField()),
                ("behaviour_goals", models.TextField(blank=True)),
                ("substance_goals", models.TextField(blank=True)),
                ("discussed_on", models.DateField(blank=True, null=True)),
                ("risk_reviewed_on", models.DateField(blank=True, null=True)),
                ("housing_provider", models.CharField(blank=True, max_length=120)),
                ("solo_officer", models.CharField(blank=True, max_length=120)),
                ("next_due_on", models.DateField()),
                (
                    "next_kind",
                    models.CharField(
                        choices=[
                            ("first", "First conference after admission"),
                            ("yearly", "Yearly conference"),
                            ("release", "Conference before release"),
                            ("transfer", "Conference before less secure conditions"),
                        ],
                        max_length=10,
                    ),
                ),
                ("last_held_on", models.DateField(blank=True, null=True)),
                ("before_release_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=["next_due_on"],
                        name="meetings_plan_conference_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("case",),
                        name="meetings_integrationplan_one_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sentence_ends_on__gt", models.F("sentenced_on"))
                        ),
                        name="meetings_integrationplan_sentence_has_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_by__isnull", False), ("ended_on__isnull", False)
                            ),
                            models.Q(
                                ("ended_by__isnull", True), ("ended_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_integrationplan_ended_on_ended_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeOffer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("general", "General"),
                            ("police_intelligence", "Police intelligence"),
                            ("health", "Health"),
                            ("victim", "Victim"),
                            ("child_protection", "Child protection"),
                            ("staff_safety", "Staff safety"),
                        ],
                        default="general",
                        max_length=30,
                    ),
                ),
                ("programme", models.CharField(max_length=120)),
                (
                    "suitability",
                    models.CharField(
                        choices=[
                            ("suitable", "Suitable"),
                            ("not_suitable", "Not suitable"),
                            ("not_yet", "Not suitable yet"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("high", "High"),
                            ("medium", "Medium"),
                            ("low", "Low"),
                        ],
                        max_length=8,
                    ),
                ),
                ("assessed_on", models.DateField()),
                ("offered_on", models.DateField(blank=True, null=True)),
                (
                    "response",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Takes part"),
                            ("declined", "Does not take part"),
                            ("thinking", "Is thinking about it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("responded_on", models.DateField(blank=True, null=True)),
                ("contract_signed_on", models.DateField(blank=True, null=True)),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("accepts", "Accepts the conviction"),
                            ("partly", "Accepts part of it"),
                            ("maintains", "Maintains innocence"),
                            ("not_said", "Has not said"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.principal",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "-assessed_on"],
                        name="meetings_programme_latest",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("section", "health")),
                        name="meetings_programmeoffer_confidential",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("responded_on__isnull", True), ("response", "")),
                            models.Q(
                                models.Q(("response", ""), _negated=True),
                                ("offered_on__isnull", False),
                                ("responded_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_programmeoffer_answers_an_offer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contract_signed_on__isnull", True),
                            ("response", "accepted"),
                            _connector="OR",
                        ),
                        name="meetings_programmeoffer_signed_by_who_takes_part",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("operational", "Referral and operational meeting"),
                            ("practitioners", "Practitioners’ meeting"),
                            ("nominations", "Nominations panel"),
                            ("concern", "Cases for concern"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                (
                    "repeats",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("first", "The first of its weekday in the month"),
                            ("second", "The second of its weekday in the month"),
                            ("third", "The third of its weekday in the month"),
                            ("fourth", "The fourth of its weekday in the month"),
                            ("last", "The last of its weekday in the month"),
                        ],
                        max_length=10,
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("starts_at", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("quorum", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_series",
                        to="agencies.scheme",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_series_is_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)),
                        name="meetings_series_real_weekday",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 5)),
                        name="meetings_series_lasts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("scheme", "name"),
                        name="meetings_series_named_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_by__isnull", False), ("ended_on__isnull", False)
                            ),
                            models.Q(
                                ("ended_by__isnull", True), ("ended_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_series_ended_on_ended_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseConference",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First conference after admission"),
                            ("yearly", "Yearly conference"),
                            ("release", "Conference before release"),
                            ("transfer", "Conference before less secure conditions"),
                        ],
                        max_length=10,
                    ),
                ),
                ("meets_on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("place", models.CharField(max_length=120)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("agreed", models.TextField(blank=True)),
                ("mappa_told_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="meetings.integrationplan",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "-meets_on"], name="meetings_conference_latest"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("held_by__isnull", False), ("held_on__isnull", False)
                            ),
                            models.Q(
                                ("held_by__isnull", True), ("held_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_caseconference_held_on_held_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on__isnull", True),
                            models.Q(("agreed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_caseconference_held_says_what",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "meets_on"), name="meetings_caseconference_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("detective_inspector", "Detective inspector"),
                            ("senior_probation", "Senior probation officer"),
                            ("probation", "Probation officer"),
                            ("police", "Police IOM officer"),
                            ("substance_misuse", "Substance misuse practitioner"),
                            ("housing", "Housing representative"),
                            ("other", "Other representative"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="meetings.series",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("series", "person"),
                        name="meetings_seat_person_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("series", "agency", "role"),
                        name="meetings_seat_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceInvitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "invitee",
                    models.CharField(
                        choices=[
                            ("prisoner", "The person"),
                            ("personal_officer", "Personal officer"),
                            ("prison_social_work", "Prison social work"),
                            ("social_work", "Criminal justice social work"),
                            ("police", "Police"),
                            ("health", "Health"),
                            ("addictions", "Addictions service"),
                            ("psychology", "Psychology"),
                            ("family", "Family"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("came", models.BooleanField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="meetings.caseconference",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="meetings.familypermission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("invitee", "family"), ("permission__isnull", False)
                            ),
                            models.Q(
                                models.Q(("invitee", "family"), _negated=True),
                                ("permission__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_conferenceinvitation_family_by_permission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_conferenceinvitation_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            ("came__isnull", True),
                            _connector="OR",
                        ),
                        name="meetings_conferenceinvitation_withdrawn_did_not_come",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("conference", "invitee", "name"),
                        name="meetings_conferenceinvitation_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("operational", "Referral and operational meeting"),
                            ("practitioners", "Practitioners’ meeting"),
                            ("nominations", "Nominations panel"),
                            ("concern", "Cases for concern"),
                        ],
                        default="operational",
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("held_on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=120)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                ("quorum", models.PositiveSmallIntegerField(default=0)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("change_number", models.PositiveBigIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("arranged_at", models.DateTimeField(auto_now_add=True)),
                ("updates_chased_on", models.DateField(blank=True, null=True)),
                ("updates_due_on", models.DateField(blank=True, null=True)),
                (
                    "arranged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="agencies.scheme",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="meetings.series",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["scheme", "-held_on"], name="meetings_meeting_by_date"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_meeting_is_somewhere",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "cancelled"), _negated=True),
                        fields=("scheme", "held_on", "starts_at"),
                        name="meetings_meeting_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                            ),
                            models.Q(
                                ("issued_at__isnull", True), ("issued_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_meeting_issued_at_issued_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(
                                ("ended_at__gte", models.F("started_at")),
                                ("started_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_meeting_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("cancelled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_meeting_cancelled_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("nomination", "New nomination"),
                            ("transfer", "Transfer to decide"),
                            ("wanted", "Wanted for arrest"),
                            ("red", "Red: every meeting"),
                            ("transfer_review", "Eight weeks after a transfer"),
                            ("removal", "Removal proposed"),
                            ("re_registration", "Before release, to come back"),
                            ("release", "Release from prison"),
                            ("amber", "Amber: every three months"),
                            ("change", "Significant change"),
                            ("frequency", "Supervision frequency runs out"),
                            ("actions", "Overdue actions"),
                            ("green", "Green review"),
                            ("prison", "Prison review"),
                            ("asked", "Asked for"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("referral_id", models.UUIDField(blank=True, null=True)),
                ("reason", models.CharField(max_length=300)),
                ("order", models.PositiveSmallIntegerField()),
                ("outcome", models.TextField(blank=True)),
                ("update", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_from", models.UUIDField(blank=True, null=True)),
                ("saved_count", models.PositiveIntegerField(default=0)),
                ("discussed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "review",
                    models.CharField(
                        blank=True,
                        choices=[("retain", "Retain"), ("drop", "Drop")],
                        max_length=10,
                    ),
                ),
                ("review_reason", models.TextField(blank=True)),
                ("removed_on", models.DateField(blank=True, null=True)),
                ("removed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "presented_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deferred_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_on__isnull", True)),
                        fields=["meeting", "order"],
                        name="meetings_agendaitem_in_order",
                    ),
                    models.Index(
                        condition=models.Q(("referral_id__isnull", False)),
                        fields=["referral_id"],
                        name="meetings_agendaitem_referral",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removed_by__isnull", False),
                                ("removed_on__isnull", False),
                            ),
                            models.Q(
                                ("removed_by__isnull", True),
                                ("removed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_removed_on_removed_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("saved_at__isnull", False), ("saved_by__isnull", False)
                            ),
                            models.Q(
                                ("saved_at__isnull", True), ("saved_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_saved_at_saved_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_on__isnull", True),
                            models.Q(("removed_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_removal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deferred_to__isnull", True),
                            ("removed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_put_off_is_taken_off",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review", ""),
                            models.Q(("review_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_review_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on__isnull", True)),
                        fields=("meeting", "case"),
                        name="meetings_agendaitem_case_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("member", "Core member"),
                            ("deputy", "Deputy"),
                            ("guest", "Guest"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("told_version", models.PositiveIntegerField(blank=True, null=True)),
                ("apologies_at", models.DateTimeField(blank=True, null=True)),
                ("apologies_note", models.CharField(blank=True, max_length=300)),
                (
                    "presence",
                    models.CharField(
                        blank=True,
                        choices=[("room", "In the room"), ("remote", "By video")],
                        max_length=10,
                    ),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to="meetings.attendee",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendees",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person"], name="meetings_attendee_person")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="meetings_attendee_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrived_at__isnull", True), ("presence", "")),
                            models.Q(
                                models.Q(("presence", ""), _negated=True),
                                ("arrived_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_attendee_present_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at__isnull", True),
                            ("arrived_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meetings_attendee_leaves_after_arriving",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy_for__isnull", True),
                            ("standing", "deputy"),
                            _connector="OR",
                        ),
                        name="meetings_attendee_deputy_stands_in",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "case"), name="meetings_agendaplace_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("notes", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("corrections_until", models.DateTimeField(blank=True, null=True)),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("agreed_by__isnull", False),
                                ("corrections_until__isnull", False),
                            ),
                            models.Q(
                                ("agreed_at__isnull", True),
                                ("agreed_by__isnull", True),
                                ("corrections_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minutes_agreed_at_agreed_by_corrections_until_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_at__isnull", True), ("content_sha256", "")
                            ),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("content_sha256__regex", "^[0-9a-f]{64}$"),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minutes_agreed_have_their_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("mailed_at__isnull", True),
                            ("mailed_at__lt", models.F("asked_at")),
                            _connector="OR",
                        ),
                        fields=["asked_at"],
                        name="meetings_recipient_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="meetings_recipient_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_at__gte", models.F("sent_at"))),
                        name="meetings_recipient_asked_after_sending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_at__isnull", True),
                            ("opened_at__gte", models.F("sent_at")),
                            _connector="OR",
                        ),
                        name="meetings_recipient_opened_after_sending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WrittenUpdate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("general", "General"),
                            ("police_intelligence", "Police intelligence"),
                            ("health", "Health"),
                            ("victim", "Victim"),
                            ("child_protection", "Child protection"),
                            ("staff_safety", "Staff safety"),
                        ],
                        default="general",
                        max_length=30,
                    ),
                ),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.principal",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "case", "recorded_by", "section"),
                        name="meetings_writtenupdate_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="meetings_writtenupdate_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "agency"), name="meetings_contribution_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("what", models.TextField()),
                ("wanted", models.TextField(blank=True)),
                ("raised_on", models.DateField()),
                ("action_id", models.UUIDField(blank=True, null=True)),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            models.Q(
                                ("answered_by__isnull", True),
                                ("answered_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_escalation_answered_on_answered_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                ("answered_on__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_escalation_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="meetings_escalation_says_what",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_on__isnull", True)),
                        fields=("action_id",),
                        name="meetings_escalation_open_once_for_an_action",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="meetings_escalation_sent_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestCase",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_cases",
                        to="meetings.attendee",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_by__isnull", False), ("ended_on__isnull", False)
                            ),
                            models.Q(
                                ("ended_by__isnull", True), ("ended_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_guestcase_ended_on_ended_by_paired",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("attendee", "case"),
                        name="meetings_guestcase_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[("request", "Invitation"), ("cancel", "Cancellation")],
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("queued_at", models.DateTimeField()),
                ("next_attempt_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "not_sent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_address", "No e-mail address"),
                            ("overtaken", "A later one took its place"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="meetings.attendee",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("not_sent", ""), ("sent_at__isnull", True)),
                        fields=["next_attempt_at"],
                        name="meetings_invitation_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attendee", "method", "version"),
                        name="meetings_invitation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True), ("not_sent", ""), _connector="OR"
                        ),
                        name="meetings_invitation_sent_or_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("content", models.JSONField()),
                ("content_sha256", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minuted",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="meetings.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minute entries",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                        name="meetings_minuteentry_hash_is_sha256",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NotesCorrection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("what", models.TextField()),
                ("why", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="meetings.minutes",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                        ),
                        name="meetings_notescorrection_says_what_and_why",
                    ),
                    models.UniqueConstraint(
                        fields=("minutes", "idempotency_key"),
                        name="meetings_notescorrection_made_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                (
                    "attendee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="meetings.attendee",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.confidentialitystatement",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="meetings_signature_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("witness__isnull", True),
                            models.Q(("witness", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_signature_nobody_witnesses_their_own",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryCorrection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("what", models.TextField()),
                ("why", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="meetings.minuteentry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                        ),
                        name="meetings_entrycorrection_says_what_and_why",
                    ),
                    models.UniqueConstraint(
                        fields=("entry", "idempotency_key"),
                        name="meetings_entrycorrection_made_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="current_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
    ]
