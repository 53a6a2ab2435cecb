import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
        ("audit", "0001_event"),
        ("core", "0001_scope"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseGroupPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
            ],
            options={
                "db_table": "case_group_permission",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="CaseUserPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
            ],
            options={
                "db_table": "case_user_permission",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("family_name", models.CharField(max_length=100)),
                ("given_names", models.CharField(max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("family_folded", models.CharField(db_collation="C", max_length=100)),
                ("given_folded", models.CharField(db_collation="C", max_length=100)),
                (
                    "sound_key",
                    models.CharField(blank=True, db_collation="C", max_length=60),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "indexes": [
                    models.Index(
                        fields=["family_folded", "given_folded"],
                        name="cases_person_family",
                    ),
                    models.Index(fields=["given_folded"], name="cases_person_given"),
                    models.Index(fields=["sound_key"], name="cases_person_sound"),
                    models.Index(fields=["date_of_birth"], name="cases_person_born"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
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
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("england_wales", "England and Wales"),
                            ("scotland", "Scotland"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("referred", "Referred"),
                            ("active", "On the cohort"),
                            ("closed", "Removed from the cohort"),
                            ("not_adopted", "Not adopted"),
                        ],
                        default="referred",
                        max_length=20,
                    ),
                ),
                ("supervision_status", models.CharField(blank=True, max_length=30)),
                ("opened_on", models.DateField()),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("rag_class", models.CharField(blank=True, max_length=12)),
                ("rag_set_on", models.DateField(blank=True, null=True)),
                ("review_due_on", models.DateField(blank=True, null=True)),
                ("wanted_since", models.DateField(blank=True, null=True)),
                ("custody_since", models.DateField(blank=True, null=True)),
                ("prison", models.CharField(blank=True, max_length=80)),
                ("release_on", models.DateField(blank=True, null=True)),
                ("release_is_official", models.BooleanField(default=False)),
                ("licence_ends_on", models.DateField(blank=True, null=True)),
                ("supervision_ends_on", models.DateField(blank=True, null=True)),
                (
                    "mappa_level",
                    models.CharField(
                        blank=True,
                        choices=[("1", "Level 1"), ("2", "Level 2"), ("3", "Level 3")],
                        max_length=1,
                    ),
                ),
                ("has_warnings", models.BooleanField(default=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "lead_worker_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agencies.scheme",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "permissions": [("share_case", "Can share case")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "active")),
                        fields=["review_due_on"],
                        name="cases_case_review_due",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("custody_since__isnull", False), ("status", "active")
                        ),
                        fields=["release_on"],
                        name="cases_case_release",
                    ),
                    models.Index(
                        fields=["lead_worker", "status"], name="cases_case_lead"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["referred", "active"])),
                        fields=("person", "scheme"),
                        name="cases_case_one_open_per_scheme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "active"), _negated=True),
                            ("adopted_on__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_case_active_is_adopted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lead_worker__isnull", False),
                                ("lead_worker_agency__isnull", False),
                            ),
                            models.Q(
                                ("lead_worker__isnull", True),
                                ("lead_worker_agency__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_case_lead_worker_lead_worker_agency_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
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
                            ("pnc", "PNC ID"),
                            ("crn", "CRN"),
                            ("noms", "NOMS number"),
                            ("urn", "URN"),
                            ("cro", "CRO number"),
                            ("national_insurance", "National Insurance number"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(db_collation="C", max_length=30)),
                ("recorded_on", models.DateField()),
                ("superseded_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifiers",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["value"], name="cases_identifier_value")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_on__isnull", True)),
                        fields=("person", "kind"),
                        name="cases_identifier_one_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactNumber",
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
                            ("mobile", "Mobile"),
                            ("home", "Home"),
                            ("work", "Work"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Address",
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
                ("lines", models.CharField(blank=True, max_length=300)),
                (
                    "postcode",
                    models.CharField(blank=True, db_collation="C", max_length=8),
                ),
                ("no_fixed_abode", models.BooleanField(default=False)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addresses",
                "indexes": [
                    models.Index(fields=["postcode"], name="cases_address_postcode")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("last_day__isnull", True)),
                        fields=("person",),
                        name="cases_address_one_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="cases_address_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseGrant",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("write", "Read and write"),
                            ("manage", "Manage, including sharing"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("general", "General"),
                                ("police_intelligence", "Police intelligence"),
                                ("health", "Health"),
                                ("victim", "Victim"),
                                ("child_protection", "Child protection"),
                                ("staff_safety", "Staff safety"),
                            ],
                            max_length=30,
                        ),
                        size=None,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("referral", "Referring agency"),
                            ("lead", "Lead agency"),
                            ("agreement", "Information-sharing agreement"),
                            ("meeting", "Guest of one meeting"),
                            ("break_glass", "Emergency access"),
                        ],
                        max_length=20,
                    ),
                ),
                ("basis_id", models.UUIDField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_reason", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="cases.case",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agencies.principal",
                    ),
                ),
                (
                    "revoked_by",
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
                                ("revoked_at__isnull", False),
                                ("revoked_by__isnull", False),
                            ),
                            models.Q(
                                ("revoked_at__isnull", True),
                                ("revoked_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_casegrant_revoked_at_revoked_by_paired",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("basis__in", ["referral", "lead", "agreement"]),
                            ("revoked_at__isnull", True),
                        ),
                        fields=("case", "principal", "basis"),
                        name="cases_casegrant_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="cases_casegrant_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                            ("office_visit_planned", "Office visit, planned"),
                            ("office_visit_unplanned", "Office visit, unplanned"),
                            ("home_visit", "Home visit"),
                            ("home_visit_not_notified", "Home visit, not notified"),
                            ("telephone", "Telephone contact"),
                            ("correspondence", "Correspondence"),
                            ("prison_visit", "Prison visit"),
                            ("agency_visit", "Agency visit"),
                            ("third_party_office_visit", "Third-party office visit"),
                            ("external_appointment", "External provider appointment"),
                            ("case_conference", "Case conference"),
                            ("referral", "Referral"),
                            ("assessment", "Assessment"),
                            ("review", "Review"),
                            ("agency_referral_made", "Referral to an agency made"),
                            ("agency_referral_ended", "Referral to an agency ended"),
                            ("mappa_meeting", "MAPPA meeting"),
                            ("mappa_referral", "MAPPA referral"),
                            ("other", "Other contact"),
                        ],
                        max_length=40,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complied", "Attended and complied"),
                            ("failed_to_comply", "Attended, failed to comply"),
                            ("acceptable_absence", "Acceptable absence"),
                            ("unacceptable_absence", "Unacceptable absence"),
                            ("rescheduled", "Rescheduled"),
                        ],
                        max_length=30,
                    ),
                ),
                ("force_number", models.CharField(blank=True, max_length=20)),
                ("summary", models.TextField()),
                ("outcome", models.TextField(blank=True)),
                ("next_appointment_at", models.DateTimeField(blank=True, null=True)),
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
                        fields=["case", "-happened_at"], name="cases_contact_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_contact_recorded_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvolvedAgency",
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
                ("agency_name", models.CharField(max_length=120)),
                ("person_name", models.CharField(blank=True, max_length=120)),
                ("contact_details", models.CharField(blank=True, max_length=200)),
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
                "verbose_name_plural": "involved agencies",
            },
        ),
        migrations.CreateModel(
            name="LeadWorkerAssignment",
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
                ("is_responsible_officer", models.BooleanField(default=False)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_workers",
                        to="cases.case",
                    ),
                ),
                (
                    "worker",
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
                        condition=models.Q(("last_day__isnull", True)),
                        fields=("case",),
                        name="cases_leadworkerassignment_one_current",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedAssessment",
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
                    "rating",
                    models.CharField(
                        choices=[
                            ("red", "Red: significant impact"),
                            ("amber", "Amber: some impact"),
                            ("green", "Green: little impact"),
                        ],
                        max_length=10,
                    ),
                ),
                ("needs", models.TextField(blank=True)),
                ("actions", models.TextField(blank=True)),
                ("assessed_on", models.DateField()),
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
                        fields=["case", "pathway", "-assessed_on"],
                        name="cases_need_latest",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating", "green"),
                            models.Q(
                                models.Q(("needs", ""), _negated=True),
                                models.Q(("actions", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_needassessment_red_and_amber_say_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
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
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("about_on", models.DateField()),
                ("grading", models.CharField(blank=True, max_length=20)),
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
                    models.Index(fields=["case", "-about_on"], name="cases_note_latest")
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskScore",
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
                    "tool",
                    models.CharField(
                        choices=[
                            ("ogrs3", "OGRS3 (group reconviction)"),
                            ("ogrs4", "OGRS4 (group reconviction)"),
                            ("yogrs", "YOGRS (young people's group reconviction)"),
                            ("ogp", "OGP (general reoffending predictor)"),
                            ("ovp", "OVP (violence predictor)"),
                            ("rsr", "RSR (risk of serious recidivism)"),
                            ("ls_cmi", "LS/CMI (level of service, Scotland)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=2, max_digits=5)),
                (
                    "horizon_years",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                ("scored_on", models.DateField()),
                ("source", models.CharField(blank=True, max_length=80)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SectionShare",
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
                ("row_id", models.UUIDField()),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("shared_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agencies.principal",
                    ),
                ),
                (
                    "shared_by",
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
                        fields=["row_id", "principal"], name="cases_sectionshare_row"
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
                ("from_status", models.CharField(blank=True, max_length=20)),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("referred", "Referred"),
                            ("active", "On the cohort"),
                            ("closed", "Removed from the cohort"),
                            ("not_adopted", "Not adopted"),
                        ],
                        max_length=20,
                    ),
                ),
                ("changed_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_changes",
                        to="cases.case",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WarningMarker",
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
                            ("pnc", "PNC"),
                            ("niche", "Niche"),
                            ("ndelius", "NDelius"),
                            ("other", "Another agency's record"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("warned_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseAcl",
            fields=[
                (
                    "grant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="cases.casegrant",
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("person_id", models.UUIDField()),
                ("principal_id", models.BigIntegerField()),
                ("level", models.SmallIntegerField()),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "case_acl",
                "indexes": [
                    models.Index(
                        fields=["principal_id", "case_id"],
                        include=("level", "valid_from", "valid_until"),
                        name="case_acl_principal_case",
                    ),
                    models.Index(
                        fields=["case_id", "principal_id"],
                        include=("level", "valid_from", "valid_until"),
                        name="case_acl_case_principal",
                    ),
                    models.Index(
                        fields=["person_id", "principal_id"],
                        include=("level", "valid_from", "valid_until"),
                        name="case_acl_person_principal",
                    ),
                ],
            },
        ),
    ]
