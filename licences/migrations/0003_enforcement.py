import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
        ("licences", "0002_drug_testing_has_both"),
    ]

    operations = [
        migrations.CreateModel(
            name="BreachDecision",
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
                            ("appointment", "Missed appointment"),
                            ("curfew", "Curfew or tag"),
                            ("offending", "New offence"),
                            ("residence", "Residence"),
                            ("exclusion", "Exclusion or no contact"),
                            ("drugs", "Drug testing or drug appointment"),
                            ("behaviour", "Behaviour"),
                            ("other", "Another condition or requirement"),
                        ],
                        max_length=12,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("alleged", models.TextField()),
                ("evidence", models.TextField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("no_action", "No action"),
                            ("warning", "Warning"),
                            ("recall", "Recall to prison"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField()),
                ("decided_on", models.DateField()),
                ("endorsed_on", models.DateField(blank=True, null=True)),
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
                    "endorsed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="licences.licence",
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
                            ("happened_on__lte", models.F("decided_on"))
                        ),
                        name="licences_breachdecision_decided_after_breach",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("endorsed_by__isnull", True),
                            models.Q(
                                ("endorsed_by", models.F("recorded_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="licences_breachdecision_endorsed_by_another",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_breachdecision_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("endorsed_by__isnull", False),
                                ("endorsed_on__isnull", False),
                            ),
                            models.Q(
                                ("endorsed_by__isnull", True),
                                ("endorsed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_breachdecision_endorsed_on_endorsed_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplianceWarning",
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
                    "under",
                    models.CharField(
                        choices=[
                            ("licence", "Licence"),
                            ("pss", "Post-sentence supervision"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("first", "First warning"),
                            ("final", "Final warning"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("unacceptable_absence", "Unacceptable absence"),
                            ("failed_to_comply", "Attended, failed to comply"),
                            ("behaviour", "Behaviour"),
                            ("other", "Another failure to comply"),
                        ],
                        max_length=24,
                    ),
                ),
                ("details", models.TextField()),
                ("issued_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True, null=True)),
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.contact",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warning",
                        to="licences.breachdecision",
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
                        condition=models.Q(("expires_on__gt", models.F("issued_on"))),
                        name="licences_compliancewarning_runs_out_later",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_compliancewarning_given_once",
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
                        name="licences_warning_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_warning_withdrawn_on_withdrawn_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recall",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("decided", "Decided in principle"),
                            ("report_sent", "Part A and papers sent"),
                            ("received", "Received by PPCS"),
                            ("revoked", "Licence revoked, not yet back"),
                            ("returned", "Back in custody"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="decided",
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fixed_14", "Fixed-term recall of 14 days"),
                            ("fixed_28", "Fixed-term recall of 28 days"),
                            ("fixed_56", "Fixed-term recall of 56 days"),
                            ("standard", "Standard recall"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("report_due_at", models.DateTimeField()),
                ("report_sent_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("processing_due_at", models.DateTimeField(blank=True, null=True)),
                ("processed_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_on", models.DateField(blank=True, null=True)),
                ("returned_on", models.DateField(blank=True, null=True)),
                ("part_b_sent_on", models.DateField(blank=True, null=True)),
                ("cancelled_on", models.DateField(blank=True, null=True)),
                ("cancelled_because", models.TextField(blank=True, null=True)),
                ("idempotency_key", models.UUIDField(blank=True, null=True)),
                (
                    "cancelled_by",
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
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recall",
                        to="licences.breachdecision",
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalls",
                        to="licences.licence",
                    ),
                ),
                (
                    "part_b_sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "processed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "received_by",
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
                    "report_sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stay",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recall",
                        to="licences.custodyspell",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["decided", "report_sent", "received", "revoked"],
                            )
                        ),
                        fields=["case"],
                        name="licences_recall_under_way",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["decided", "report_sent", "received", "revoked"],
                            )
                        ),
                        fields=("case",),
                        name="licences_recall_one_under_way",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_recall_decided_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("report_sent_at__isnull", True), ("status", "decided")
                            ),
                            models.Q(
                                ("report_sent_at__gte", models.F("decided_at")),
                                ("status", "report_sent"),
                            ),
                            models.Q(
                                ("received_at__gte", models.F("report_sent_at")),
                                ("status", "received"),
                            ),
                            models.Q(
                                ("processed_at__gte", models.F("received_at")),
                                ("status", "revoked"),
                            ),
                            models.Q(
                                ("returned_on__gte", models.F("revoked_on")),
                                ("status", "returned"),
                            ),
                            models.Q(
                                ("cancelled_on__isnull", False), ("status", "cancelled")
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_each_step_after_the_last",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_b_sent_on__isnull", True),
                            ("kind", "standard"),
                            _connector="OR",
                        ),
                        name="licences_recall_part_b_is_for_standard",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("report_sent_at__isnull", False),
                                ("report_sent_by__isnull", False),
                            ),
                            models.Q(
                                ("report_sent_at__isnull", True),
                                ("report_sent_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_report_sent_at_report_sent_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("received_at__isnull", False),
                                ("received_by__isnull", False),
                            ),
                            models.Q(
                                ("received_at__isnull", True),
                                ("received_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_received_at_received_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("processing_due_at__isnull", False),
                                ("received_at__isnull", False),
                            ),
                            models.Q(
                                ("processing_due_at__isnull", True),
                                ("received_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_received_at_processing_due_at_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("processed_at__isnull", False),
                                ("processed_by__isnull", False),
                                ("revoked_on__isnull", False),
                            ),
                            models.Q(
                                ("processed_at__isnull", True),
                                ("processed_by__isnull", True),
                                ("revoked_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_processed_at_processed_by_revoked_on_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("returned_on__isnull", False), ("stay__isnull", False)
                            ),
                            models.Q(
                                ("returned_on__isnull", True), ("stay__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_returned_on_stay_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("part_b_sent_by__isnull", False),
                                ("part_b_sent_on__isnull", False),
                            ),
                            models.Q(
                                ("part_b_sent_by__isnull", True),
                                ("part_b_sent_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_part_b_sent_on_part_b_sent_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_by__isnull", False),
                                ("cancelled_on__isnull", False),
                            ),
                            models.Q(
                                ("cancelled_by__isnull", True),
                                ("cancelled_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_cancelled_on_cancelled_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_because__isnull", False),
                                ("cancelled_on__isnull", False),
                            ),
                            models.Q(
                                ("cancelled_because__isnull", True),
                                ("cancelled_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_recall_cancelled_on_cancelled_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionBreach",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("laid", "Information laid"),
                            ("listed", "First hearing listed"),
                            ("adjourned", "Adjourned"),
                            ("decided", "Decided by the court"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="laid",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("appointment", "Missed appointment"),
                            ("curfew", "Curfew or tag"),
                            ("offending", "New offence"),
                            ("residence", "Residence"),
                            ("exclusion", "Exclusion or no contact"),
                            ("drugs", "Drug testing or drug appointment"),
                            ("behaviour", "Behaviour"),
                            ("other", "Another condition or requirement"),
                        ],
                        max_length=12,
                    ),
                ),
                ("failed_on", models.DateField()),
                ("alleged", models.TextField()),
                ("court", models.CharField(max_length=120)),
                ("laid_on", models.DateField()),
                ("supervision_ends_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complied", "Actually complied"),
                            ("reasonable_excuse", "Reasonable excuse"),
                            ("no_action", "Breach: no action"),
                            ("variation", "Breach: variation recommended"),
                            ("fine", "Fine"),
                            ("committal", "Committal to prison"),
                            ("unpaid_work", "Supervision default order: unpaid work"),
                            ("curfew", "Supervision default order: monitored curfew"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("has_absconded", models.BooleanField(default=False)),
                (
                    "fine_pounds",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "committal_days",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "unpaid_work_hours",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "curfew_days",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "curfew_hours",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                ("sanction_ends_on", models.DateField(blank=True, null=True)),
                ("order_revoked_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True, null=True)),
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
                    "default_order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="licences.supervisionbreach",
                    ),
                ),
                (
                    "outcome_by",
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
                "verbose_name_plural": "supervision breaches",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("failed_on__lte", models.F("laid_on")),
                            ("failed_on__lte", models.F("supervision_ends_on")),
                        ),
                        name="licences_supervisionbreach_failed_while_supervised",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "outcome__in",
                                    [
                                        "",
                                        "complied",
                                        "reasonable_excuse",
                                        "no_action",
                                        "variation",
                                    ],
                                ),
                                ("fine_pounds__isnull", True),
                                ("committal_days__isnull", True),
                                ("unpaid_work_hours__isnull", True),
                                ("curfew_days__isnull", True),
                                ("curfew_hours__isnull", True),
                            ),
                            models.Q(
                                ("outcome", "fine"),
                                ("fine_pounds__isnull", False),
                                ("fine_pounds__range", (1, 1000)),
                                ("committal_days__isnull", True),
                                ("unpaid_work_hours__isnull", True),
                                ("curfew_days__isnull", True),
                                ("curfew_hours__isnull", True),
                            ),
                            models.Q(
                                ("outcome", "committal"),
                                ("committal_days__isnull", False),
                                ("committal_days__range", (1, 14)),
                                ("fine_pounds__isnull", True),
                                ("unpaid_work_hours__isnull", True),
                                ("curfew_days__isnull", True),
                                ("curfew_hours__isnull", True),
                            ),
                            models.Q(
                                ("outcome", "unpaid_work"),
                                ("unpaid_work_hours__isnull", False),
                                ("unpaid_work_hours__range", (20, 60)),
                                ("fine_pounds__isnull", True),
                                ("committal_days__isnull", True),
                                ("curfew_days__isnull", True),
                                ("curfew_hours__isnull", True),
                            ),
                            models.Q(
                                ("outcome", "curfew"),
                                ("curfew_days__isnull", False),
                                ("curfew_days__range", (20, 366)),
                                ("curfew_hours__isnull", False),
                                ("curfew_hours__range", (2, 20)),
                                ("fine_pounds__isnull", True),
                                ("committal_days__isnull", True),
                                ("unpaid_work_hours__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_supervisionbreach_sanction_within_law",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ["unpaid_work", "curfew"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("sanction_ends_on__isnull", False),
                                (
                                    "sanction_ends_on__lte",
                                    models.F("supervision_ends_on"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="licences_supervisionbreach_order_within_supervision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "decided"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "decided"), _negated=True),
                                ("outcome", ""),
                                ("outcome_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_supervisionbreach_decided_has_outcome",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_supervisionbreach_laid_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome_by__isnull", False),
                                ("outcome_on__isnull", False),
                            ),
                            models.Q(
                                ("outcome_by__isnull", True),
                                ("outcome_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_breach_outcome_on_outcome_by_paired",
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
                        name="licences_breach_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_breach_withdrawn_on_withdrawn_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreachHearing",
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
                ("listed_for", models.DateField()),
                ("is_adjourned", models.BooleanField(default=False)),
                ("adjourned_because", models.TextField(blank=True)),
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
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="licences.supervisionbreach",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("breach", "listed_for"),
                        name="licences_breachhearing_once_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_adjourned", False)),
                        fields=("breach",),
                        name="licences_breachhearing_one_to_come",
                    ),
                ],
            },
        ),
    ]
