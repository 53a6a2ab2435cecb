import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_membership_ends_at_once"),
        ("agencies", "__first__"),
        ("cases", "0009_closed_is_read_only"),
        ("referrals", "0008_transfers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Removal",
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
                            ("custody", "Five years’ custody or more"),
                            ("mappa_3", "MAPPA level 3"),
                            ("discretionary", "Progress made"),
                        ],
                        max_length=20,
                    ),
                ),
                ("fact_id", models.UUIDField(blank=True, null=True)),
                ("fact_ended_on", models.DateField(blank=True, null=True)),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("reasons", models.TextField(blank=True)),
                ("proposed_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Awaiting decision"),
                            ("deferred", "Deferred"),
                            ("approved", "Removed"),
                            ("refused", "Stays on the scheme"),
                            ("lapsed", "No longer applies"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                ("deferred_until", models.DateField(blank=True, null=True)),
                ("met_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reasons", models.TextField(blank=True)),
                ("agreed_with", models.CharField(blank=True, max_length=120)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("exit_plan", models.TextField(blank=True)),
                ("next_appointment_on", models.DateField(blank=True, null=True)),
                ("next_appointment", models.CharField(blank=True, max_length=200)),
                ("expected_release_on", models.DateField(blank=True, null=True)),
                ("reconsidered_on", models.DateField(blank=True, null=True)),
                ("reconsidered_outcome", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exit_plan_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "lead_officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reconsidered_by",
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
                    "responsible_officer",
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
                        fields=["case", "-proposed_on"], name="referrals_removal_case"
                    ),
                    models.Index(
                        fields=["status", "proposed_on"],
                        name="referrals_removal_status",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("proposed", "deferred"))),
                        fields=("case", "ground"),
                        name="referrals_removal_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("fact_ended_on__isnull", True)),
                        fields=("case", "ground", "fact_id"),
                        name="referrals_removal_fact_once",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="referrals_removal_sent_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "discretionary"), _negated=True),
                            models.Q(("reasons", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referrals_removal_discretionary_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "deferred"), _negated=True),
                            ("deferred_until__isnull", False),
                            _connector="OR",
                        ),
                        name="referrals_removal_deferred_until_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["approved", "refused"]), _negated=True
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                models.Q(("decision_reasons", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removal_decided_says_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "approved"), _negated=True),
                            models.Q(
                                ("exit_plan_owner__isnull", False),
                                ("lead_agency__isnull", False),
                                ("lead_officer__isnull", False),
                                ("met_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removal_approved_names_who_stays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            models.Q(
                                ("decided_by__isnull", True),
                                ("decided_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removal_decided_on_decided_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reconsidered_by__isnull", False),
                                ("reconsidered_on__isnull", False),
                            ),
                            models.Q(
                                ("reconsidered_by__isnull", True),
                                ("reconsidered_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removal_reconsidered_on_reconsidered_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroundFinding",
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
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "intelligence",
                                "No current or recent police intelligence",
                            ),
                            ("drug_tests", "Negative drug tests"),
                            ("attendance", "Full or good attendance"),
                            ("risk", "Risk reduced, as assessed by agencies"),
                            ("other_forum", "Risk managed in another forum"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("not_met", "Not met"),
                            ("not_known", "Not known"),
                            ("not_shown", "Not shown"),
                        ],
                        max_length=20,
                    ),
                ),
                ("evidence", models.TextField()),
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
                    "removal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="referrals.removal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("removal", "ground"),
                        name="referrals_groundfinding_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalAdministration",
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
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("withheld_reason", models.TextField(blank=True)),
                ("withheld_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("approved", "Removal approved by IOM Conference"),
                            ("person_notified", "Offender notified"),
                            (
                                "niche_markers",
                                "Niche updated removing IOM and Interested Party markers",
                            ),
                            ("pnc_marker", "PNC updated with removal of WM marker"),
                            (
                                "social_services",
                                "Social Services notified (if applicable)",
                            ),
                        ],
                        max_length=30,
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
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
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
                    "removal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="administration",
                        to="referrals.removal",
                    ),
                ),
                (
                    "withheld_by",
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
                "verbose_name_plural": "removal administration",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("done_on__isnull", True), ("withheld_on__isnull", True)
                        ),
                        fields=["owner", "due_on"],
                        name="referrals_removal_admin_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("removal", "code"),
                        name="referrals_removaladministration_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_by__isnull", False), ("done_on__isnull", False)
                            ),
                            models.Q(
                                ("done_by__isnull", True), ("done_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removaladministration_done_on_done_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withheld_by__isnull", False),
                                ("withheld_on__isnull", False),
                            ),
                            models.Q(
                                ("withheld_by__isnull", True),
                                ("withheld_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removaladministration_withheld_on_withheld_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withheld_on__isnull", True), ("withheld_reason", "")
                            ),
                            models.Q(
                                ("done_on__isnull", True),
                                ("withheld_on__isnull", False),
                                models.Q(("withheld_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_removaladministration_withheld_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalChange",
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
                    "from_status",
                    models.CharField(
                        choices=[
                            ("proposed", "Awaiting decision"),
                            ("deferred", "Deferred"),
                            ("approved", "Removed"),
                            ("refused", "Stays on the scheme"),
                            ("lapsed", "No longer applies"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("proposed", "Awaiting decision"),
                            ("deferred", "Deferred"),
                            ("approved", "Removed"),
                            ("refused", "Stays on the scheme"),
                            ("lapsed", "No longer applies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("changed_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
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
                    "removal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="referrals.removal",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["removal", "recorded_at"],
                        name="referrals_removalchange_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "intelligence",
                                "No current or recent police intelligence",
                            ),
                            ("drug_tests", "Negative drug tests"),
                            ("attendance", "Full or good attendance"),
                            ("risk", "Risk reduced, as assessed by agencies"),
                            ("other_forum", "Risk managed in another forum"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stated_on", models.DateField()),
                ("latest_on", models.DateField(blank=True, null=True)),
                ("negative", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("positive", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("forum", models.CharField(blank=True, max_length=200)),
                ("idempotency_key", models.UUIDField()),
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
                        fields=["case", "ground", "-stated_on"],
                        name="referrals_statement_latest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="referrals_statement_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground", "intelligence"),
                            models.Q(
                                ("ground", "drug_tests"),
                                ("negative__isnull", False),
                                ("positive__isnull", False),
                                ("section", "health"),
                            ),
                            models.Q(
                                ("ground", "other_forum"),
                                models.Q(("forum", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_statement_says_what_its_ground_asks",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseReview",
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
                    "outcome",
                    models.CharField(
                        choices=[("retain", "Retain"), ("drop", "Drop")], max_length=10
                    ),
                ),
                ("justification", models.TextField()),
                ("reviewed_on", models.DateField()),
                ("met_on", models.DateField(blank=True, null=True)),
                ("idempotency_key", models.UUIDField()),
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
                "indexes": [
                    models.Index(
                        fields=["case", "-reviewed_on"],
                        name="referrals_casereview_latest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="referrals_casereview_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("justification", ""), _negated=True),
                        name="referrals_casereview_says_why",
                    ),
                ],
            },
        ),
    ]
