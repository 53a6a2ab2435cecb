import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_scheme_meetings"),
        ("cases", "0010_forums"),
        ("meetings", "0002_list_leaving"),
    ]

    operations = [
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
    ]
