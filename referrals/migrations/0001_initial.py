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
            name="Referral",
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
                ("reference", models.CharField(max_length=20, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("in_research", "In research"),
                            ("ready_for_panel", "Ready for panel"),
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("deferred", "Deferred"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("started_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("referred_on", models.DateField(blank=True, null=True)),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_details", models.CharField(blank=True, max_length=200)),
                (
                    "supervision_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("probation", "Probation Service"),
                            ("nps", "National Probation Service (before June 2021)"),
                            (
                                "crc",
                                "Community rehabilitation company (before June 2021)",
                            ),
                            ("yot", "Youth offending team"),
                            ("cjsw", "Criminal justice social work"),
                            ("voluntary", "Voluntary: no statutory supervision"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "referrer_rag",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("red_alert", "Red Alert"),
                            ("red", "Red"),
                            ("amber", "Amber"),
                            ("green", "Green"),
                            ("prison", "Prison"),
                        ],
                        max_length=12,
                    ),
                ),
                ("licence_expiry_date", models.DateField(blank=True, null=True)),
                (
                    "licence_expiry_unknown_reason",
                    models.CharField(blank=True, max_length=200),
                ),
                ("sentence_expiry_date", models.DateField(blank=True, null=True)),
                (
                    "sentence_expiry_unknown_reason",
                    models.CharField(blank=True, max_length=200),
                ),
                (
                    "recommended_rag",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("red_alert", "Red Alert"),
                            ("red", "Red"),
                            ("amber", "Amber"),
                            ("green", "Green"),
                            ("prison", "Prison"),
                        ],
                        max_length=12,
                    ),
                ),
                ("recommendation_reasons", models.TextField(blank=True)),
                ("recommended_on", models.DateField(blank=True, null=True)),
                ("discussed_with_yot_on", models.DateField(blank=True, null=True)),
                ("detective_sergeant", models.CharField(blank=True, max_length=120)),
                ("yot_worker", models.CharField(blank=True, max_length=120)),
                ("discussion_summary", models.TextField(blank=True)),
                ("mappa_agreed_on", models.DateField(blank=True, null=True)),
                ("mappa_agreed_with", models.CharField(blank=True, max_length=120)),
                ("prepared_for_meeting_id", models.UUIDField(blank=True, null=True)),
                ("prepared_at", models.DateTimeField(blank=True, null=True)),
                ("meeting_id", models.UUIDField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reasons", models.TextField(blank=True)),
                ("deferred_until", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
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
                    "discussion_by",
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
                    "mappa_recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person_chosen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referring_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.scheme",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "updated_by",
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
                        condition=models.Q(("status", "draft")),
                        fields=["referring_agency", "-updated_at"],
                        name="referrals_referral_drafts",
                    ),
                    models.Index(
                        fields=["status", "-submitted_at"],
                        name="referrals_referral_status",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case__isnull", True),
                                ("status__in", ["draft", "withdrawn"]),
                                ("submitted_at__isnull", True),
                                ("submitted_on__isnull", True),
                            ),
                            models.Q(
                                ("case__isnull", False),
                                ("submitted_at__isnull", False),
                                ("submitted_on__isnull", False),
                                models.Q(("status", "draft"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_case_once_submitted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"), ("answers", {}), _connector="OR"
                        ),
                        name="referrals_referral_answers_only_in_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("licence_expiry_date__isnull", True),
                            ("sentence_expiry_date__isnull", True),
                            (
                                "licence_expiry_date__lte",
                                models.F("sentence_expiry_date"),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_licence_ends_within_sentence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("adopted", "rejected")), _negated=True
                            ),
                            ("decided_on__isnull", False),
                            _connector="OR",
                        ),
                        name="referrals_referral_decided_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recommended_on__isnull", True),
                                ("recommended_rag", ""),
                            ),
                            models.Q(
                                ("recommended_on__isnull", False),
                                models.Q(("recommended_rag", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_recommendation_says_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                            ),
                            models.Q(
                                ("submitted_at__isnull", True),
                                ("submitted_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_submitted_at_submitted_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recommended_by__isnull", False),
                                ("recommended_on__isnull", False),
                            ),
                            models.Q(
                                ("recommended_by__isnull", True),
                                ("recommended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_recommended_on_recommended_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("discussed_with_yot_on__isnull", False),
                                ("discussion_by__isnull", False),
                            ),
                            models.Q(
                                ("discussed_with_yot_on__isnull", True),
                                ("discussion_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_discussed_with_yot_on_discussion_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("mappa_agreed_on__isnull", False),
                                ("mappa_recorded_by__isnull", False),
                            ),
                            models.Q(
                                ("mappa_agreed_on__isnull", True),
                                ("mappa_recorded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_mappa_agreed_on_mappa_recorded_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("prepared_at__isnull", False),
                                ("prepared_by__isnull", False),
                            ),
                            models.Q(
                                ("prepared_at__isnull", True),
                                ("prepared_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_referral_prepared_at_prepared_by_paired",
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
                        name="referrals_referral_decided_on_decided_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityGroupAnswer",
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
                            ("child_sexual_exploitation", "Child sexual exploitation"),
                            (
                                "counter_terrorism",
                                "Counter terrorism persons of interest",
                            ),
                            ("domestic_violence", "Domestic violence perpetrators"),
                            ("gangs", "Gangs"),
                            ("mappa_1", "MAPPA 1"),
                            (
                                "serious_acquisitive_crime",
                                "Serious and acquisitive crime",
                            ),
                            ("serious_organised_crime", "Serious and organised crime"),
                        ],
                        max_length=40,
                    ),
                ),
                ("applies", models.BooleanField()),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priority_groups",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "code"),
                        name="referrals_prioritygroupanswer_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AdministrationTask",
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
                            ("nominated", "Nominated to IOM Conference"),
                            ("person_notified", "Offender notified"),
                            (
                                "niche_markers",
                                "Niche updated with IOM and Interested Party markers",
                            ),
                            ("pnc_marker", "PNC updated with WM marker"),
                            (
                                "social_services",
                                "Social Services notified (if applicable)",
                            ),
                        ],
                        max_length=30,
                    ),
                ),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("withheld_reason", models.TextField(blank=True)),
                ("withheld_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
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
                    "withheld_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="administration",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("done_on__isnull", True), ("withheld_on__isnull", True)
                        ),
                        fields=["owner", "due_on"],
                        name="referrals_admin_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "code"),
                        name="referrals_administrationtask_once",
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
                        name="referrals_administrationtask_done_on_done_by_paired",
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
                        name="referrals_administrationtask_withheld_on_withheld_by_paired",
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
                        name="referrals_administrationtask_withheld_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralAnswer",
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
                ("code", models.CharField(max_length=30)),
                ("text", models.TextField()),
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
                        related_name="form",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "code"),
                        name="referrals_referralanswer_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResearchEntry",
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
                    "source",
                    models.CharField(
                        choices=[
                            ("previous_offending", "Previous offending"),
                            ("actuarial_score", "Actuarial score"),
                            ("local_crime_priorities", "Local crime priorities"),
                            ("intelligence", "Intelligence"),
                            ("cost_of_crime", "Cost of crime"),
                        ],
                        max_length=30,
                    ),
                ),
                ("findings", models.TextField(blank=True)),
                ("nothing_found", models.BooleanField(default=False)),
                ("checked_on", models.DateField()),
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
                        related_name="research",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "research entries",
                "indexes": [
                    models.Index(
                        fields=["referral", "source"], name="referrals_research_source"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("findings", ""), ("nothing_found", True)),
                            models.Q(
                                ("nothing_found", False),
                                models.Q(("findings", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_researchentry_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
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
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("in_research", "In research"),
                            ("ready_for_panel", "Ready for panel"),
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("deferred", "Deferred"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("in_research", "In research"),
                            ("ready_for_panel", "Ready for panel"),
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("deferred", "Deferred"),
                            ("withdrawn", "Withdrawn"),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_changes",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["referral", "recorded_at"],
                        name="referrals_statuschange_order",
                    )
                ],
            },
        ),
    ]
