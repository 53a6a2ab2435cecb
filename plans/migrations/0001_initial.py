import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_section_rules"),
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Objective",
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
                (
                    "pathway",
                    models.CharField(
                        blank=True,
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
                ("risk", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("achieved", "Achieved"),
                            ("removed", "Removed"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_note", models.TextField(blank=True)),
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
                        fields=["case", "position"], name="plans_objective_order"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(
                                models.Q(("pathway", ""), _negated=True),
                                models.Q(("risk", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="plans_objective_answers_a_need_or_risk",
                    ),
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
                        name="plans_objective_closed_on_closed_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("status", "active")),
                            models.Q(
                                models.Q(("status", "active"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_objective_closed_or_active",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSituation",
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
                ("number", models.PositiveIntegerField()),
                ("told_on", models.DateField()),
                ("situation", models.TextField()),
                ("risk_factors", models.TextField()),
                ("interventions", models.TextField()),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("section", "general")),
                        fields=("case", "number"),
                        name="plans_plansituation_one_general_account",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("section", "general"), _negated=True),
                        fields=("case", "section", "originator", "number"),
                        name="plans_plansituation_one_account_each",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                ("number", models.PositiveIntegerField()),
                ("issued_on", models.DateField()),
                (
                    "agreement",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("agreed", "Agrees"),
                            ("do_not_agree", "Does not agree"),
                            ("could_not_answer", "Could not answer"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                ("agreement_note", models.TextField(blank=True)),
                ("content", models.JSONField()),
                ("content_sha256", models.CharField(max_length=64)),
                ("rule_sets", models.JSONField(default=dict)),
                ("meeting_id", models.UUIDField(blank=True, null=True)),
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
                    models.UniqueConstraint(
                        fields=("case", "number"), name="plans_planversion_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content_sha256__regex", "^[0-9a-f]{64}$")),
                        name="plans_planversion_hash_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyRole",
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
                ("statement", models.TextField()),
                ("stated_on", models.DateField()),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "agency", "-stated_on", "-recorded_at"],
                        name="plans_agencyrole_latest",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
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
                ("what", models.TextField()),
                ("sentence_plan", models.CharField(blank=True, max_length=200)),
                ("agreed_on", models.DateField()),
                ("first_due_on", models.DateField()),
                ("due_on", models.DateField()),
                ("times_carried_over", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("discharged", "Discharged"),
                            ("no_longer_needed", "No longer needed"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("meeting_id", models.UUIDField(blank=True, null=True)),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
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
                    "person",
                    models.ForeignKey(
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
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plans.objective",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["person", "due_on"],
                        name="plans_action_persons_open",
                    ),
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["due_on"],
                        include=("case", "person"),
                        name="plans_action_open_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="plans_action_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_due_on__gte", models.F("agreed_on"))
                        ),
                        name="plans_action_due_after_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_on", models.F("first_due_on")),
                                ("times_carried_over", 0),
                            ),
                            models.Q(
                                ("due_on__gt", models.F("first_due_on")),
                                ("times_carried_over__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="plans_action_due_date_moves_by_carrying_over",
                    ),
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
                        name="plans_action_closed_on_closed_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_action_closed_or_open",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="plans_action_added_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionUpdate",
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
                            ("progress", "Progress"),
                            ("carried_over", "Carried over"),
                            ("reassigned", "Given to somebody else"),
                            ("discharged", "Discharged"),
                            ("no_longer_needed", "No longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_on", models.DateField()),
                ("text", models.TextField()),
                ("due_before", models.DateField(blank=True, null=True)),
                ("due_after", models.DateField(blank=True, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="plans.action",
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
                        fields=["action", "-made_on", "-recorded_at"],
                        name="plans_actionupdate_latest",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_after__isnull", False),
                                ("due_before__isnull", False),
                            ),
                            models.Q(
                                ("due_after__isnull", True),
                                ("due_before__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_actionupdate_due_before_due_after_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_after__gt", models.F("due_before")),
                                ("kind", "carried_over"),
                            ),
                            models.Q(
                                models.Q(("kind", "carried_over"), _negated=True),
                                ("due_after__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_actionupdate_carried_over_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="plans_actionupdate_says_something",
                    ),
                ],
            },
        ),
    ]
