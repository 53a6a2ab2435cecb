import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_scheme_meetings"),
        ("cases", "0009_closed_is_read_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildConference",
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
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "Initial conference"),
                            ("review", "Review conference"),
                            ("pre_birth", "Conference before a birth"),
                        ],
                        max_length=10,
                    ),
                ),
                ("meets_on", models.DateField()),
                ("council", models.CharField(max_length=120)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("plan_begun", "Protection plan begun"),
                            ("plan_continues", "Protection plan continues"),
                            ("plan_ended", "Protection plan ended"),
                            ("no_plan", "No protection plan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["case", "-meets_on"], name="cases_child_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_childconference_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_childconference_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_childconference_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_childconference_outcome_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section", "child_protection")),
                        name="cases_childconference_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__isnull", True),
                            ("review_on__gt", models.F("meets_on")),
                            _connector="OR",
                        ),
                        name="cases_childconference_review_follows",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointMeeting",
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
                    "forum",
                    models.CharField(
                        choices=[("mappa", "MAPPA meeting"), ("iom", "IOM meeting")],
                        max_length=6,
                    ),
                ),
                ("meets_on", models.DateField()),
                ("minutes_reference", models.CharField(blank=True, max_length=40)),
                ("iom_meeting_id", models.UUIDField(blank=True, null=True)),
                (
                    "offender_manager",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("came", "Was there"),
                            ("deputy", "Somebody stood in"),
                            ("absent", "Was not there"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "police_offender_manager",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("came", "Was there"),
                            ("deputy", "Somebody stood in"),
                            ("absent", "Was not there"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why_missed", models.CharField(blank=True, max_length=300)),
                ("is_missed", models.BooleanField(default=False)),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("followed_up_on", models.DateField(blank=True, null=True)),
                ("follow_up", models.CharField(blank=True, max_length=300)),
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
                    "followed_up_by",
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
                    "taken_by",
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
                "indexes": [
                    models.Index(
                        fields=["case", "-meets_on"], name="cases_joint_latest"
                    ),
                    models.Index(
                        condition=models.Q(
                            ("taken_on__isnull", True),
                            models.Q(
                                ("followed_up_on__isnull", True), ("is_missed", True)
                            ),
                            _connector="OR",
                        ),
                        fields=["meets_on"],
                        name="cases_joint_to_do",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "forum", "meets_on"),
                        name="cases_jointmeeting_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_by__isnull", False), ("taken_on__isnull", False)
                            ),
                            models.Q(
                                ("taken_by__isnull", True), ("taken_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="cases_jointmeeting_taken_on_taken_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("followed_up_by__isnull", False),
                                ("followed_up_on__isnull", False),
                            ),
                            models.Q(
                                ("followed_up_by__isnull", True),
                                ("followed_up_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_jointmeeting_followed_up_on_followed_up_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_missed", False),
                                ("taken_on__isnull", True),
                                ("offender_manager", ""),
                                ("police_offender_manager", ""),
                            ),
                            models.Q(
                                ("taken_on__isnull", False),
                                models.Q(("offender_manager", ""), _negated=True),
                                models.Q(
                                    ("police_offender_manager", ""), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="cases_jointmeeting_both_or_neither",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("followed_up_on__isnull", True),
                            models.Q(
                                ("is_missed", True),
                                models.Q(("follow_up", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_jointmeeting_follow_up_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes_reference__contains", "\n"), _negated=True
                        ),
                        name="cases_jointmeeting_minutes_by_reference",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MappaManagement",
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
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("1", "Level 1"), ("2", "Level 2"), ("3", "Level 3")],
                        max_length=1,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Category 1"),
                            ("2", "Category 2"),
                            ("3", "Category 3"),
                        ],
                        max_length=1,
                    ),
                ),
                ("is_critical", models.BooleanField(default=False)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("meeting", "MAPPA meeting"),
                            ("coordinator", "MAPPA co-ordinator"),
                            ("record", "Police or probation record"),
                            ("referral", "Referral to IOM"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reviewer", models.CharField(blank=True, max_length=120)),
                ("attends_both", models.BooleanField(default=False)),
                ("superseded_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "offender_manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "police_offender_manager",
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
                    models.Index(fields=["case", "-since"], name="cases_mappa_latest")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_on__isnull", True)),
                        fields=("case",),
                        name="cases_mappamanagement_one_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", ""), _negated=True),
                            models.Q(
                                ("attends_both", False),
                                ("is_critical", False),
                                ("review_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_mappamanagement_ended_has_no_duties",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_on__isnull", True), ("reviewer", "")),
                            models.Q(
                                ("review_on__isnull", False),
                                models.Q(("reviewer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_mappamanagement_review_has_reviewer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MappaReferral",
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
                    "direction",
                    models.CharField(
                        choices=[
                            ("to_mappa", "From IOM to MAPPA"),
                            ("from_mappa", "From MAPPA to IOM"),
                        ],
                        max_length=12,
                    ),
                ),
                ("made_on", models.DateField()),
                ("why", models.TextField()),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("both", "Accepted, managed by both"),
                            ("declined", "Not accepted"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_mappareferral_answer_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("made_on")),
                            _connector="OR",
                        ),
                        name="cases_mappareferral_answered_after_it_was_made",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_on__isnull", True)),
                        fields=("case", "direction"),
                        name="cases_mappareferral_one_waits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaracReferral",
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
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("referred_on", models.DateField()),
                ("chair", models.CharField(max_length=120)),
                ("information_shared", models.TextField()),
                ("heard_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                ("outcome_on", models.DateField(blank=True, null=True)),
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["case", "-referred_on"], name="cases_marac_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_maracreferral_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_maracreferral_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_maracreferral_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_maracreferral_outcome_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section", "victim")),
                        name="cases_maracreferral_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("heard_on__isnull", True),
                            ("heard_on__gte", models.F("referred_on")),
                            _connector="OR",
                        ),
                        name="cases_maracreferral_heard_after_referral",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PremisesStay",
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
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("premises", models.CharField(max_length=120)),
                ("first_day", models.DateField()),
                ("planned_last_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("rules_reference", models.CharField(max_length=60)),
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["case", "-first_day"], name="cases_premises_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_premisesstay_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_premisesstay_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_premisesstay_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_last_day__gte", models.F("first_day")),
                            models.Q(
                                ("last_day__isnull", True),
                                ("last_day__gte", models.F("first_day")),
                                _connector="OR",
                            ),
                        ),
                        name="cases_premisesstay_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VictimContact",
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
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("sentenced_on", models.DateField()),
                ("offer_due_on", models.DateField()),
                ("officer", models.CharField(max_length=120)),
                ("offered_on", models.DateField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Wants contact"),
                            ("declined", "Does not want contact"),
                            ("no_reply", "No reply"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["case", "-sentenced_on"], name="cases_victim_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_victimcontact_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_victimcontact_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_victimcontact_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_victimcontact_answer_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section", "victim")),
                        name="cases_victimcontact_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""),
                            ("offered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_victimcontact_answers_an_offer",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="mappa_missed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("mappa_missed_on__isnull", False)),
                fields=["mappa_missed_on"],
                name="cases_case_mappa_missed",
            ),
        ),
    ]
