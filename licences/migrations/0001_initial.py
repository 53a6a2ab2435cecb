import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Licence",
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
                ("starts_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("expiry_is_official", models.BooleanField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "Expired"),
                            ("revoked", "Revoked on recall"),
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
                        condition=models.Q(("expires_on__gte", models.F("starts_on"))),
                        name="licences_licence_expires_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="licences_licence_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("case",),
                        name="licences_licence_one_running",
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
                        name="licences_licence_ended_on_ended_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenceCondition",
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
                            ("standard", "Standard"),
                            ("additional", "Additional"),
                            ("bespoke", "Bespoke"),
                        ],
                        max_length=10,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=24)),
                ("wording", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("has_propensity", models.BooleanField(blank=True, null=True)),
                ("is_linked_to_offending", models.BooleanField(blank=True, null=True)),
                ("added_on", models.DateField()),
                ("removed_on", models.DateField(blank=True, null=True)),
                ("removed_because", models.TextField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
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
                            models.Q(
                                (
                                    "code__in",
                                    [
                                        "good_behaviour",
                                        "no_offence",
                                        "keep_in_touch",
                                        "receive_visits",
                                        "residence",
                                        "work",
                                        "travel",
                                    ],
                                ),
                                ("kind", "standard"),
                            ),
                            models.Q(
                                (
                                    "code__in",
                                    [
                                        "drug_testing",
                                        "drug_appointment",
                                        "residence",
                                        "curfew",
                                        "electronic_monitoring",
                                        "exclusion",
                                        "no_contact",
                                        "programme",
                                        "possession",
                                        "disclosure",
                                        "supervision",
                                        "mental_health",
                                    ],
                                ),
                                ("kind", "additional"),
                                models.Q(("wording", ""), _negated=True),
                                models.Q(("why", ""), _negated=True),
                            ),
                            models.Q(
                                ("code", ""),
                                ("kind", "bespoke"),
                                models.Q(("wording", ""), _negated=True),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_licencecondition_on_its_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code", "drug_testing"),
                                ("kind", "additional"),
                                _negated=True,
                            ),
                            models.Q(
                                ("has_propensity", True),
                                ("is_linked_to_offending", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_licencecondition_drug_testing_has_both",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", "standard"), ("removed_on__isnull", True)
                        ),
                        fields=("licence", "code"),
                        name="licences_licencecondition_standard_once",
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
                        name="licences_licencecondition_removed_on_removed_because_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sentence",
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
                            ("standard_determinate", "Standard determinate sentence"),
                            ("extended_determinate", "Extended determinate sentence"),
                            (
                                "special_custody",
                                "Sentence for offenders of particular concern",
                            ),
                            (
                                "life_or_ipp",
                                "Life sentence or imprisonment for public protection",
                            ),
                            ("youth_detention", "Detention and training order"),
                            ("consecutive", "Consecutive sentences"),
                            ("other", "Another custodial sentence"),
                        ],
                        max_length=30,
                    ),
                ),
                ("offence", models.CharField(blank=True, max_length=200)),
                ("offence_date", models.DateField(blank=True, null=True)),
                ("sentenced_on", models.DateField()),
                ("court", models.CharField(blank=True, max_length=120)),
                ("years", models.PositiveSmallIntegerField(default=0)),
                ("months", models.PositiveSmallIntegerField(default=0)),
                ("weeks", models.PositiveSmallIntegerField(default=0)),
                ("days", models.PositiveIntegerField(default=0)),
                ("remand_days", models.PositiveIntegerField(default=0)),
                ("tagged_bail_days", models.PositiveIntegerField(default=0)),
                ("sds40_excluded", models.BooleanField(default=False)),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "superseded_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="licences.sentence",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "-sentenced_on"],
                        name="licences_sentence_latest",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "standard_determinate"), _negated=True),
                            models.Q(
                                ("offence_date__isnull", False),
                                ("offence_date__lte", models.F("sentenced_on")),
                                models.Q(
                                    ("years__gt", 0),
                                    ("months__gt", 0),
                                    ("weeks__gt", 0),
                                    ("days__gt", 0),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="licences_sentence_has_what_is_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_on__isnull", False),
                            ("superseded_by__isnull", True),
                            _connector="OR",
                        ),
                        name="licences_sentence_superseded_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyDate",
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
                            ("hdced", "Home detention curfew eligibility"),
                            ("hdcad", "Home detention curfew approved"),
                            ("ped", "Parole eligibility"),
                            ("apd", "Approved parole"),
                            ("crd", "Conditional release"),
                            ("ard", "Automatic release"),
                            ("prrd", "Post-recall release"),
                            ("led", "Licence expiry"),
                            ("sed", "Sentence expiry"),
                            ("pss_start", "Post-sentence supervision starts"),
                            ("pss_end", "Post-sentence supervision ends"),
                        ],
                        max_length=12,
                    ),
                ),
                ("day", models.DateField(blank=True, null=True)),
                ("absent_because", models.CharField(blank=True, max_length=200)),
                ("is_official", models.BooleanField()),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "prison_record",
                                "Prison record (NOMIS or Digital Prison Services)",
                            ),
                            ("release_notification", "Release dates notification slip"),
                            ("probation_record", "Probation record (NDelius)"),
                            ("parole_board", "Parole Board or PPCS decision"),
                            ("court", "Court"),
                        ],
                        max_length=24,
                    ),
                ),
                ("received_on", models.DateField(blank=True, null=True)),
                (
                    "rule_set",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        size=None,
                    ),
                ),
                ("steps", models.JSONField(default=list)),
                ("worked_out_on", models.DateField(blank=True, null=True)),
                ("superseded_on", models.DateField(blank=True, null=True)),
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
                    "sentence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_dates",
                        to="licences.sentence",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_on__isnull", True)),
                        fields=["case"],
                        name="licences_keydate_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day__isnull", False),
                                ("is_official", True),
                                ("received_on__isnull", False),
                                ("sentence__isnull", True),
                                ("worked_out_on__isnull", True),
                                models.Q(("source", ""), _negated=True),
                            ),
                            models.Q(
                                ("is_official", False),
                                ("received_on__isnull", True),
                                ("sentence__isnull", False),
                                ("source", ""),
                                ("worked_out_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="licences_keydate_official_or_estimated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("absent_because", ""), ("day__isnull", False)),
                            models.Q(
                                ("day__isnull", True),
                                models.Q(("absent_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_keydate_a_day_or_why_none",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_official", True), ("superseded_on__isnull", True)
                        ),
                        fields=("case", "kind"),
                        name="licences_keydate_one_official",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_official", False), ("superseded_on__isnull", True)
                        ),
                        fields=("sentence", "kind"),
                        name="licences_keydate_one_estimate",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodySpell",
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
                ("prison", models.CharField(max_length=80)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("remand", "On remand"),
                            ("sentence", "Serving a sentence"),
                            ("standard_recall", "Standard recall"),
                            ("fixed_term_recall", "Fixed-term recall"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("a", "Category A"),
                            ("b", "Category B"),
                            ("c", "Category C"),
                            ("d", "Category D (open)"),
                            ("closed", "Closed (women and young people)"),
                            ("open", "Open (women and young people)"),
                            ("unsentenced", "Unsentenced"),
                        ],
                        max_length=12,
                    ),
                ),
                ("custody_since", models.DateField()),
                ("received_on", models.DateField()),
                ("revoked_on", models.DateField(blank=True, null=True)),
                ("released_on", models.DateField(blank=True, null=True)),
                (
                    "left_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("released", "Released"),
                            ("transferred", "Moved to another prison"),
                        ],
                        max_length=12,
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
                    models.UniqueConstraint(
                        condition=models.Q(("released_on__isnull", True)),
                        fields=("case",),
                        name="licences_custodyspell_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_on__isnull", True),
                            ("released_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="licences_custodyspell_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("custody_since__lte", models.F("received_on"))
                        ),
                        name="licences_custodyspell_since_reception",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_on__isnull", True),
                            ("revoked_on__lte", models.F("custody_since")),
                            _connector="OR",
                        ),
                        name="licences_custodyspell_revoked_before_return",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("left_because__isnull", False),
                                ("released_on__isnull", False),
                            ),
                            models.Q(
                                ("left_because__isnull", True),
                                ("released_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_custodyspell_released_on_left_because_paired",
                    ),
                ],
            },
        ),
    ]
