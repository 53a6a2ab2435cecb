import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_membership_ends_at_once"),
        ("agencies", "__first__"),
        ("cases", "0008_responsibility"),
        ("referrals", "0007_nomination_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Transfer",
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
                            ("internal", "Between areas of this force"),
                            ("external_in", "In from another force"),
                            ("external_out", "Out to another force"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "Being prepared"),
                            ("sent", "Sent"),
                            ("referred", "Referred"),
                            ("awaiting_decision", "Waiting for the meeting"),
                            ("adopted", "Adopted, to be handed over"),
                            ("handed_over", "Handed over"),
                            ("completed", "Completed"),
                            ("refused", "Not taken on"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="preparing",
                        max_length=20,
                    ),
                ),
                ("status_since", models.DateField()),
                (
                    "steps_done",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("screening", "Screen the address"),
                                ("contact", "Contact the receiving area"),
                                ("documents", "Receive the documents"),
                                ("proposed_address", "Proposed address"),
                                ("index_offence", "Index offence"),
                                ("offending_history", "Offending history"),
                                ("risk_factors", "Current risk factors"),
                                ("safeguarding", "Safeguarding concerns"),
                                ("forms", "The receiving area’s own forms"),
                                ("pack", "Make the transfer pack"),
                                ("send", "Send it to the receiving area"),
                                ("home_visit", "Joint home visit"),
                                ("contact_point", "Name the single point of contact"),
                                ("meeting", "Put it before the next meeting"),
                                ("referral", "Start the referral"),
                                ("decision", "The meeting decides"),
                                ("hand_over", "Hand over"),
                                ("deselect", "Remove from our scheme"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("screening", "Screen the address"),
                            ("contact", "Contact the receiving area"),
                            ("documents", "Receive the documents"),
                            ("proposed_address", "Proposed address"),
                            ("index_offence", "Index offence"),
                            ("offending_history", "Offending history"),
                            ("risk_factors", "Current risk factors"),
                            ("safeguarding", "Safeguarding concerns"),
                            ("forms", "The receiving area’s own forms"),
                            ("pack", "Make the transfer pack"),
                            ("send", "Send it to the receiving area"),
                            ("home_visit", "Joint home visit"),
                            ("contact_point", "Name the single point of contact"),
                            ("meeting", "Put it before the next meeting"),
                            ("referral", "Start the referral"),
                            ("decision", "The meeting decides"),
                            ("hand_over", "Hand over"),
                            ("deselect", "Remove from our scheme"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "next_party",
                    models.CharField(
                        choices=[
                            ("sending", "Sending area"),
                            ("receiving", "Receiving area"),
                            ("chair", "Chair of the receiving area’s meeting"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("next_due_on", models.DateField(blank=True, null=True)),
                ("subject_family_name", models.CharField(max_length=100)),
                ("subject_given_names", models.CharField(max_length=100)),
                ("subject_born", models.DateField(blank=True, null=True)),
                ("case_reference", models.CharField(blank=True, max_length=20)),
                ("elsewhere", models.CharField(blank=True, max_length=120)),
                ("elsewhere_contact", models.CharField(blank=True, max_length=300)),
                ("is_supervised", models.BooleanField(default=False)),
                ("started_on", models.DateField()),
                ("first_contact_on", models.DateField(blank=True, null=True)),
                ("first_contact_with", models.CharField(blank=True, max_length=200)),
                ("documents_received_on", models.DateField(blank=True, null=True)),
                ("documents", models.TextField(blank=True)),
                ("contribution", models.TextField(blank=True)),
                ("forms_settled_on", models.DateField(blank=True, null=True)),
                ("forms_needed", models.BooleanField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("meeting_id", models.UUIDField(blank=True, null=True)),
                ("meeting_on", models.DateField(blank=True, null=True)),
                ("meeting_name", models.CharField(blank=True, max_length=80)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reasons", models.TextField(blank=True)),
                ("handed_over_on", models.DateField(blank=True, null=True)),
                ("handover_note", models.TextField(blank=True)),
                ("deselected_on", models.DateField(blank=True, null=True)),
                ("ended_reason", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="cases.case",
                    ),
                ),
                (
                    "contact_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "from_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.area",
                    ),
                ),
                (
                    "handed_over_by",
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
                    "lead_worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiving_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfer",
                        to="referrals.referral",
                    ),
                ),
                (
                    "sending_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.area",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["sending_agency", "next_due_on"],
                        name="referrals_transfer_sending",
                    ),
                    models.Index(
                        fields=["receiving_agency", "next_due_on"],
                        name="referrals_transfer_receiving",
                    ),
                    models.Index(
                        fields=["meeting_id"], name="referrals_transfer_meeting"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("completed", "refused", "withdrawn")),
                            _negated=True,
                        ),
                        fields=("case",),
                        name="referrals_transfer_one_open_per_case",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", "external_in"),
                            ("status__in", ["preparing", "referred"]),
                        ),
                        fields=(
                            "receiving_agency",
                            "subject_family_name",
                            "subject_given_names",
                            "subject_born",
                        ),
                        name="referrals_transfer_one_open_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case__isnull", False),
                                ("elsewhere", ""),
                                ("from_area__isnull", False),
                                ("kind", "internal"),
                                ("receiving_agency__isnull", False),
                                ("sending_agency__isnull", False),
                                ("to_area__isnull", False),
                            ),
                            models.Q(
                                ("from_area__isnull", True),
                                ("kind", "external_in"),
                                ("receiving_agency__isnull", False),
                                ("sending_agency__isnull", True),
                                ("to_area__isnull", False),
                                models.Q(("elsewhere", ""), _negated=True),
                            ),
                            models.Q(
                                ("case__isnull", False),
                                ("from_area__isnull", False),
                                ("kind", "external_out"),
                                ("receiving_agency__isnull", True),
                                ("sending_agency__isnull", False),
                                ("to_area__isnull", True),
                                models.Q(("elsewhere", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transfer_between_two_areas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["refused", "withdrawn"]), _negated=True
                            ),
                            models.Q(("ended_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referrals_transfer_ended_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_by__isnull", False), ("sent_on__isnull", False)
                            ),
                            models.Q(
                                ("sent_by__isnull", True), ("sent_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transfer_sent_on_sent_by_paired",
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
                        name="referrals_transfer_decided_on_decided_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lead_agency__isnull", False),
                                ("lead_worker__isnull", False),
                            ),
                            models.Q(
                                ("lead_agency__isnull", True),
                                ("lead_worker__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transfer_lead_worker_lead_agency_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handed_over_by__isnull", False),
                                ("handed_over_on__isnull", False),
                            ),
                            models.Q(
                                ("handed_over_by__isnull", True),
                                ("handed_over_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transfer_handed_over_on_handed_over_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("meeting_id__isnull", False),
                                ("meeting_on__isnull", False),
                            ),
                            models.Q(
                                ("meeting_id__isnull", True),
                                ("meeting_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transfer_meeting_id_meeting_on_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressCheck",
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
                            ("screening", "Screening"),
                            ("home_visit", "Joint home visit"),
                        ],
                        max_length=20,
                    ),
                ),
                ("address", models.TextField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("suitable", "Suitable"),
                            ("unsuitable", "Unsuitable"),
                        ],
                        max_length=20,
                    ),
                ),
                ("grounds", models.TextField()),
                ("police_visitor", models.CharField(blank=True, max_length=120)),
                ("probation_visitor", models.CharField(blank=True, max_length=120)),
                ("checked_on", models.DateField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="address_checks",
                        to="referrals.transfer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "screening"),
                            models.Q(
                                models.Q(("police_visitor", ""), _negated=True),
                                models.Q(("probation_visitor", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_addresscheck_visit_is_joint",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TransferAnswer",
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
                    "code",
                    models.CharField(
                        choices=[
                            ("proposed_address", "Proposed address"),
                            ("index_offence", "Index offence"),
                            ("offending_history", "Offending history"),
                            ("risk_factors", "Current risk factors"),
                            ("safeguarding", "Safeguarding concerns"),
                        ],
                        max_length=30,
                    ),
                ),
                ("text", models.TextField()),
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
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="referrals.transfer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("transfer", "code"),
                        name="referrals_transferanswer_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="referrals_transferanswer_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransferChange",
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
                    "to_status",
                    models.CharField(
                        choices=[
                            ("preparing", "Being prepared"),
                            ("sent", "Sent"),
                            ("referred", "Referred"),
                            ("awaiting_decision", "Waiting for the meeting"),
                            ("adopted", "Adopted, to be handed over"),
                            ("handed_over", "Handed over"),
                            ("completed", "Completed"),
                            ("refused", "Not taken on"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("changed_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="referrals.transfer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TransferDuty",
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
                    "code",
                    models.CharField(
                        choices=[
                            ("first_appointment", "First appointment"),
                            ("plan_update", "Plan updated, or a home visit made"),
                        ],
                        max_length=30,
                    ),
                ),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("plan", "The risk management plan was updated"),
                            ("home_visit", "A home visit was made"),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="referrals.transfer",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "transfer duties",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["due_on"],
                        name="referrals_transferduty_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("transfer", "code"), name="referrals_transferduty_once"
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
                        name="referrals_transferduty_done_on_done_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransferPack",
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
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("content_sha256", models.CharField(max_length=64)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_to", models.CharField(blank=True, max_length=200)),
                (
                    "sent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secure_email", "Secure e-mail"),
                            ("other_system", "Through the other force’s system"),
                            ("by_hand", "By hand"),
                            ("post", "Tracked post"),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="referrals.transfer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("transfer", "number"),
                        name="referrals_transferpack_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_by__isnull", False), ("sent_on__isnull", False)
                            ),
                            models.Q(
                                ("sent_by__isnull", True), ("sent_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transferpack_sent_on_sent_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on__isnull", True),
                            models.Q(
                                models.Q(("sent_to", ""), _negated=True),
                                models.Q(("sent_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_transferpack_sent_says_to_whom",
                    ),
                ],
            },
        ),
    ]
