import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_directory"),
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intervention",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("session", "Routeway session"),
                            ("groupwork", "Groupwork"),
                            ("accredited", "Accredited programme"),
                            ("other", "Other intervention"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(max_length=120)),
                (
                    "routeway",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("future", "Future"),
                            ("home", "Home"),
                            ("outlook", "Outlook"),
                            ("health", "Health"),
                            ("money", "Money"),
                            ("habit", "Habit"),
                            ("support", "Support"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "pathway",
                    models.CharField(
                        choices=[
                            ("accommodation", "Accommodation"),
                            (
                                "education_training_employment",
                                "Education, training and employment",
                            ),
                            ("health", "Health"),
                            ("drugs_alcohol", "Drugs and alcohol"),
                            ("finance_benefit_debt", "Finance, benefit and debt"),
                            ("children_families", "Children and families"),
                            (
                                "attitudes_thinking_behaviour",
                                "Attitudes, thinking and behaviour",
                            ),
                            ("domestic_abuse", "Domestic abuse"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=120)),
                ("problem", models.TextField(blank=True)),
                ("solution", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("booked", "Booked"),
                            ("attended", "Attending"),
                            ("completed", "Completed"),
                            ("declined", "Declined"),
                            ("stopped", "Stopped before the end"),
                        ],
                        default="offered",
                        max_length=20,
                    ),
                ),
                ("offered_on", models.DateField()),
                ("booked_for", models.DateField(blank=True, null=True)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("counted_from", models.DateField(blank=True, null=True)),
                ("start_due_on", models.DateField(blank=True, null=True)),
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
                        fields=["case", "offered_on"], name="plans_intervention_case"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "session"),
                                models.Q(("code", ""), _negated=True),
                                models.Q(("routeway", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("kind", "session"), _negated=True),
                                ("code", ""),
                                ("routeway", ""),
                            ),
                            _connector="OR",
                        ),
                        name="plans_intervention_session_is_of_the_catalogue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True),
                            ("status__in", ["attended", "booked", "offered"]),
                        ),
                        fields=("case", "code", "originator"),
                        name="plans_intervention_one_open_session",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key", "name"),
                        name="plans_intervention_offered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("counted_from__isnull", False),
                                ("start_due_on__isnull", False),
                            ),
                            models.Q(
                                ("counted_from__isnull", True),
                                ("start_due_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_intervention_counted_from_start_due_on_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", True),
                                ("status__in", ["attended", "booked", "offered"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ["attended", "booked", "offered"]),
                                    _negated=True,
                                ),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_intervention_ended_or_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["attended", "completed", "stopped"]),
                                _negated=True,
                            ),
                            ("started_on__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_intervention_begun_has_a_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("offered_on")),
                            _connector="OR",
                        ),
                        name="plans_intervention_ends_after_it_is_offered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceGap",
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
                (
                    "pathway",
                    models.CharField(
                        choices=[
                            ("accommodation", "Accommodation"),
                            (
                                "education_training_employment",
                                "Education, training and employment",
                            ),
                            ("health", "Health"),
                            ("drugs_alcohol", "Drugs and alcohol"),
                            ("finance_benefit_debt", "Finance, benefit and debt"),
                            ("children_families", "Children and families"),
                            (
                                "attitudes_thinking_behaviour",
                                "Attitudes, thinking and behaviour",
                            ),
                            ("domestic_abuse", "Domestic abuse"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("none_here", "There is no such service here"),
                            ("not_eligible", "The service does not take this person"),
                            ("too_long", "The wait is too long"),
                            ("too_far", "It is too far away, or not open when needed"),
                            ("none_for_women", "There is none for women"),
                            ("refused_service", "The service will not take them back"),
                        ],
                        max_length=20,
                    ),
                ),
                ("needed", models.TextField()),
                ("noted_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_note", models.TextField(blank=True)),
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
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["case", "noted_on"],
                        name="plans_servicegap_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_by__isnull", False),
                                ("closed_on__isnull", False),
                            ),
                            models.Q(
                                ("closed_by__isnull", True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="plans_servicegap_closed_on_closed_by_paired",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"), name="plans_servicegap_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceReferral",
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
                ("service_name", models.CharField(max_length=120)),
                (
                    "pathway",
                    models.CharField(
                        choices=[
                            ("accommodation", "Accommodation"),
                            (
                                "education_training_employment",
                                "Education, training and employment",
                            ),
                            ("health", "Health"),
                            ("drugs_alcohol", "Drugs and alcohol"),
                            ("finance_benefit_debt", "Finance, benefit and debt"),
                            ("children_families", "Children and families"),
                            (
                                "attitudes_thinking_behaviour",
                                "Attitudes, thinking and behaviour",
                            ),
                            ("domestic_abuse", "Domestic abuse"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("telephone", "Telephone"),
                            ("email", "Secure e-mail or letter"),
                            ("electronic", "The service’s own electronic form"),
                            ("in_person", "In person, together"),
                            ("self", "The person referred themselves"),
                            ("gp", "Through the GP"),
                            ("duty_worker", "The service’s duty worker"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("sent_on", models.DateField()),
                ("wait_limit_days", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("accepted", "Accepted, waiting to start"),
                            ("started", "Being seen"),
                            ("declined", "Declined by the service"),
                            ("did_not_attend", "Did not attend"),
                            ("withdrawn", "Withdrawn"),
                            ("completed", "Completed"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("next_service", models.CharField(blank=True, max_length=200)),
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
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.directoryentry",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "sent_on"], name="plans_servicereferral_case"
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["waiting", "accepted"])),
                        fields=["sent_on"],
                        include=("case",),
                        name="plans_servicereferral_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="plans_servicereferral_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", True),
                                ("status__in", ["accepted", "started", "waiting"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ["accepted", "started", "waiting"]),
                                    _negated=True,
                                ),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_servicereferral_ended_or_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["started", "completed"]), _negated=True
                            ),
                            ("started_on__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_servicereferral_seen_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("started_on__isnull", True),
                                ("started_on__gte", models.F("sent_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ended_on__isnull", True),
                                ("ended_on__gte", models.F("sent_on")),
                                _connector="OR",
                            ),
                        ),
                        name="plans_servicereferral_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
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
                ("what", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=200)),
                ("provider", models.CharField(blank=True, max_length=120)),
                ("bring", models.CharField(blank=True, max_length=200)),
                ("ring", models.CharField(blank=True, max_length=120)),
                (
                    "repeats",
                    models.CharField(
                        choices=[
                            ("once", "Once"),
                            ("weekly", "Every week"),
                            ("fortnightly", "Every two weeks"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("removed_on", models.DateField(blank=True, null=True)),
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
                    "removed_by",
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
                "verbose_name_plural": "activities",
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_on__isnull", True)),
                        fields=["case", "first_day"],
                        name="plans_activity_timetable",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="plans_activity_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="plans_activity_last_day_after_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("repeats", "once"), _negated=True),
                            ("last_day", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="plans_activity_once_is_one_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weekdays__len__gte", 1),
                            ("weekdays__contained_by", [0, 1, 2, 3, 4, 5, 6]),
                        ),
                        name="plans_activity_on_real_weekdays",
                    ),
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
                        name="plans_activity_removed_on_removed_by_paired",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="plans_activity_added_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterventionStep",
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
                ("happened_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("offered", "Offered"),
                            ("booked", "Booked"),
                            ("attended", "Attending"),
                            ("completed", "Completed"),
                            ("declined", "Declined"),
                            ("stopped", "Stopped before the end"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("booked", "Booked"),
                            ("attended", "Attending"),
                            ("completed", "Completed"),
                            ("declined", "Declined"),
                            ("stopped", "Stopped before the end"),
                        ],
                        max_length=20,
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
                    "intervention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="plans.intervention",
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
                        fields=["intervention", "-happened_on"],
                        name="plans_intervention_steps",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceStep",
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
                ("happened_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("accepted", "Accepted, waiting to start"),
                            ("started", "Being seen"),
                            ("declined", "Declined by the service"),
                            ("did_not_attend", "Did not attend"),
                            ("withdrawn", "Withdrawn"),
                            ("completed", "Completed"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("accepted", "Accepted, waiting to start"),
                            ("started", "Being seen"),
                            ("declined", "Declined by the service"),
                            ("did_not_attend", "Did not attend"),
                            ("withdrawn", "Withdrawn"),
                            ("completed", "Completed"),
                        ],
                        max_length=20,
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
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="plans.servicereferral",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["referral", "-happened_on"], name="plans_service_steps"
                    )
                ],
            },
        ),
    ]
