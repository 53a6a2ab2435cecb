import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_membership_ends_at_once"),
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
        ("licences", "0003_enforcement"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResettlementProvider",
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
                ("prison", models.CharField(max_length=80, unique=True)),
                ("provider", models.CharField(max_length=120)),
                ("contact", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommunityOrder",
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
                            ("community", "Community order"),
                            ("suspended", "Suspended sentence order"),
                        ],
                        max_length=10,
                    ),
                ),
                ("offence", models.CharField(blank=True, max_length=200)),
                ("court", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "custodial_months",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "Ran to its end"),
                            ("completed", "Ended early for good progress"),
                            ("revoked", "Revoked by the court"),
                            ("activated", "Suspended sentence activated"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="licences_communityorder_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("custodial_months__isnull", True),
                            ("kind", "suspended"),
                            _connector="OR",
                        ),
                        name="licences_communityorder_only_suspended_has_a_term",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_communityorder_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_because__isnull", False),
                                ("ended_on__isnull", False),
                            ),
                            models.Q(
                                ("ended_because__isnull", True),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_communityorder_ended_on_ended_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionWatch",
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
                ("how", models.TextField()),
                ("every_days", models.PositiveSmallIntegerField()),
                ("began_on", models.DateField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
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
                    "condition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watch",
                        to="licences.licencecondition",
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every_days__gte", 1)),
                        name="licences_conditionwatch_recurs",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CurfewDecision",
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
                ("custody_since", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Approval withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.TextField(blank=True)),
                ("grounds", models.TextField(blank=True)),
                ("decided_on", models.DateField()),
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
                            models.Q(("outcome", "approved"), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="licences_curfewdecision_approved_at_an_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CurfewView",
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
                ("custody_since", models.DateField()),
                (
                    "party",
                    models.CharField(
                        choices=[("police", "Police"), ("probation", "Probation")],
                        max_length=10,
                    ),
                ),
                ("is_suitable", models.BooleanField()),
                ("grounds", models.TextField()),
                ("given_on", models.DateField()),
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
                        condition=models.Q(("grounds", ""), _negated=True),
                        name="licences_curfewview_has_grounds",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayAdjustment",
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
                            ("added", "Days added at an adjudication"),
                            ("restored", "Added days given back"),
                            ("at_large", "Unlawfully at large"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
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
                            models.Q(("days__gt", 0), ("days__isnull", False)),
                            models.Q(("days__isnull", True), ("kind", "at_large")),
                            _connector="OR",
                        ),
                        name="licences_dayadjustment_counts_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("days__isnull", True), ("withdrawn_on__isnull", True)
                        ),
                        fields=("case",),
                        name="licences_dayadjustment_one_at_large",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("case", "kind", "day"),
                        name="licences_dayadjustment_once_a_day",
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
                        name="licences_dayadjustment_withdrawn_on_withdrawn_by_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrugAppointment",
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
                ("held_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("stayed", "Attended and stayed"),
                            (
                                "refused_treatment",
                                "Attended and stayed, but refused treatment: not a breach",
                            ),
                            ("left", "Attended but left before the end: a breach"),
                            ("absent", "Did not attend: a breach"),
                            ("excused", "Did not attend, for an acceptable reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="licences.licencecondition",
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
                        fields=("condition", "held_on"),
                        name="licences_drugappointment_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PreReleaseStep",
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
                ("custody_since", models.DateField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("screening_1", "Basic custody screening, part 1"),
                            ("induction", "Induction in custody"),
                            ("screening_2", "Basic custody screening, part 2"),
                            ("review", "Resettlement plan reviewed"),
                            ("proposal", "Licence conditions proposed"),
                            ("visit", "Multi-agency prison visit or video link"),
                            ("accommodation", "Somewhere to live from the first night"),
                            ("gp", "Registered with a GP"),
                            ("benefits", "Benefits and identity papers"),
                            ("healthcare", "Healthcare and prescriptions carried on"),
                            ("first_72_hours", "First 72 hours planned"),
                            ("gate", "Met at the gate"),
                            ("report", "Reports on the day of release"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Still to do"),
                            ("done", "Done"),
                            ("not_needed", "Not needed"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                        condition=models.Q(("status", "open")),
                        fields=["person"],
                        name="licences_step_open_of",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "custody_since", "code"),
                        name="licences_prereleasestep_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status", "done")),
                            models.Q(
                                models.Q(("status", "done"), _negated=True),
                                ("done_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_prereleasestep_done_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "not_needed"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="licences_prereleasestep_not_needed_says_why",
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
                        name="licences_prereleasestep_done_on_done_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agency__isnull", False), ("person__isnull", False)
                            ),
                            models.Q(
                                ("agency__isnull", True), ("person__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="licences_prereleasestep_agency_person_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseMove",
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
                ("moved_on", models.DateField()),
                ("before", models.DateField()),
                ("after", models.DateField(blank=True, null=True)),
                ("is_official", models.BooleanField()),
                ("seen_on", models.DateField(blank=True, null=True)),
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
                    "seen_by",
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
                        condition=models.Q(("seen_on__isnull", True)),
                        fields=["case"],
                        name="licences_releasemove_unseen",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("seen_by__isnull", False), ("seen_on__isnull", False)
                            ),
                            models.Q(
                                ("seen_by__isnull", True), ("seen_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="licences_releasemove_seen_on_seen_by_paired",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseProposal",
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
                ("custody_since", models.DateField()),
                ("proposed_on", models.DateField()),
                (
                    "conditions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("drug_testing", "Drug testing"),
                                ("drug_appointment", "Drug appointment"),
                                ("residence", "Residence at a named place"),
                                ("curfew", "Curfew"),
                                ("electronic_monitoring", "Electronic monitoring"),
                                ("exclusion", "Keeping out of a place"),
                                ("no_contact", "No contact with a person"),
                                ("programme", "Programme or activity"),
                                ("possession", "Possession of items"),
                                (
                                    "disclosure",
                                    "Telling about relationships, vehicles or accounts",
                                ),
                                ("supervision", "Reporting to a named place"),
                                (
                                    "mental_health",
                                    "Seeing a mental-health practitioner",
                                ),
                            ],
                            max_length=24,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("wording", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
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
                            models.Q(("conditions", []), ("wording", "")),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="licences_releaseproposal_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementsExplained",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("licence_start", "At the start of the licence"),
                            ("pss_start", "At the start of post-sentence supervision"),
                        ],
                        max_length=14,
                    ),
                ),
                ("explained_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("stands_for_earlier", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
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
                        fields=("case", "stage", "starts_on"),
                        name="licences_requirementsexplained_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
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
                            ("voluntary", "Voluntary tag"),
                            ("licence", "Licence condition"),
                            ("curfew", "Home detention curfew"),
                            ("order", "Requirement of a community order"),
                            ("bail", "Bail"),
                        ],
                        max_length=10,
                    ),
                ),
                ("provider", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("consented_on", models.DateField(blank=True, null=True)),
                ("removed_on", models.DateField(blank=True, null=True)),
                (
                    "removed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "Its time was up"),
                            ("withdrew", "The person withdrew"),
                            ("breached", "Ended for a breach"),
                            ("custody", "Went into custody"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                        null=True,
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="licences_tag_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_on__isnull", True),
                            ("removed_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="licences_tag_removed_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "voluntary"), _negated=True),
                            ("consented_on__isnull", False),
                            _connector="OR",
                        ),
                        name="licences_tag_voluntary_has_consent",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on__isnull", True)),
                        fields=("case", "kind"),
                        name="licences_tag_one_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removed_because__isnull", False),
                                ("removed_on__isnull", False),
                            ),
                            models.Q(
                                ("removed_because__isnull", True),
                                ("removed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_tag_removed_on_removed_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionCheck",
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
                ("checked_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("kept", "Kept"),
                            ("concern", "A concern"),
                            ("broken", "Broken"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                (
                    "watch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="licences.conditionwatch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_conditioncheck_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", "kept"),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="licences_conditioncheck_says_what_was_found",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderRequirement",
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
                            ("unpaid_work", "Unpaid work"),
                            ("rar", "Rehabilitation activity"),
                            ("programme", "Accredited programme"),
                            ("prohibited_activity", "Prohibited activity"),
                            ("curfew", "Curfew"),
                            ("exclusion", "Exclusion"),
                            ("residence", "Residence"),
                            ("foreign_travel", "Foreign travel prohibition"),
                            ("mhtr", "Mental health treatment"),
                            ("drr", "Drug rehabilitation"),
                            ("atr", "Alcohol treatment"),
                            ("abstinence", "Alcohol abstinence and monitoring"),
                            ("attendance_centre", "Attendance centre"),
                            ("trail_monitoring", "Electronic whereabouts monitoring"),
                        ],
                        max_length=20,
                    ),
                ),
                ("detail", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("amount", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="licences.communityorder",
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
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="licences_orderrequirement_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        fields=("order", "kind", "starts_on"),
                        name="licences_orderrequirement_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PssRequirement",
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
                            ("good_behaviour", "Good behaviour"),
                            ("no_offence", "No offence"),
                            ("keep_in_touch", "Keep in touch"),
                            ("receive_visits", "Receive visits"),
                            ("reside", "Reside as approved"),
                            ("work", "Work as approved"),
                            ("travel", "No travel outside the British Islands"),
                            ("activities", "Activities as instructed"),
                            ("drug_testing", "Drug testing"),
                            ("drug_appointment", "Drug appointment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wording", models.TextField()),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="licences.releaseproposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "kind"), name="licences_pssrequirement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wording", ""), _negated=True),
                        name="licences_pssrequirement_has_wording",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TagEvent",
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
                            ("complied", "Complied"),
                            ("absent", "Out in curfew hours"),
                            ("zone", "Went into a forbidden place"),
                            ("not_charged", "Not charged"),
                            ("tampered", "Tampered with"),
                            ("offended", "Offended while on the tag"),
                            ("offended_after", "Offended after the tag came off"),
                        ],
                        max_length=16,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("note", models.TextField(blank=True)),
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
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="licences.tag",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_tagevent_recorded_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementProgress",
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
                ("done_on", models.DateField()),
                ("amount", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
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
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="licences.orderrequirement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="licences_requirementprogress_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="licences_requirementprogress_is_some",
                    ),
                ],
            },
        ),
    ]
