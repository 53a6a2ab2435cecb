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
    ]

    operations = [
        migrations.CreateModel(
            name="Arrest",
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
                ("arrested_at", models.DateTimeField()),
                ("offence", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("force_number", models.CharField(blank=True, max_length=20)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("in_custody", "Still in police custody"),
                            ("charged_remanded", "Charged and kept for court"),
                            ("charged_bailed", "Charged and bailed"),
                            ("police_bail", "Released on police bail"),
                            ("under_investigation", "Released under investigation"),
                            ("out_of_court", "Caution or other out-of-court disposal"),
                            ("recalled", "Returned to prison on recall"),
                            ("no_further_action", "No further action"),
                        ],
                        max_length=30,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
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
                        fields=["case", "-arrested_at"], name="cases_arrest_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_arrest_recorded_once",
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
                        name="cases_arrest_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_arrest_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conviction",
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
                ("convicted_on", models.DateField()),
                ("offence", models.CharField(max_length=200)),
                ("offence_date", models.DateField(blank=True, null=True)),
                ("court", models.CharField(blank=True, max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=200)),
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
                        fields=["case", "-convicted_on"], name="cases_conviction_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_conviction_recorded_once",
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
                        name="cases_conviction_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_conviction_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offence_date__isnull", True),
                            ("offence_date__lte", models.F("convicted_on")),
                            _connector="OR",
                        ),
                        name="cases_conviction_follows_the_offence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrugTest",
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
                ("tested_on", models.DateField()),
                (
                    "setting",
                    models.CharField(
                        choices=[
                            ("on_arrest", "On arrest"),
                            ("licence_or_order", "Under a licence or an order"),
                            ("custody", "In prison"),
                            ("treatment", "In treatment"),
                            ("voluntary", "The person asked for it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "positive_for",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("heroin", "Heroin and other opiates"),
                                ("crack", "Crack or powder cocaine"),
                                ("amphetamines", "Amphetamines"),
                                ("benzodiazepines", "Benzodiazepines"),
                                ("cannabis", "Cannabis"),
                                ("methadone", "Methadone"),
                                ("buprenorphine", "Buprenorphine"),
                                ("synthetic_cannabinoids", "Synthetic cannabinoids"),
                                ("alcohol", "Alcohol"),
                                ("other", "Another substance"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "negative_for",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("heroin", "Heroin and other opiates"),
                                ("crack", "Crack or powder cocaine"),
                                ("amphetamines", "Amphetamines"),
                                ("benzodiazepines", "Benzodiazepines"),
                                ("cannabis", "Cannabis"),
                                ("methadone", "Methadone"),
                                ("buprenorphine", "Buprenorphine"),
                                ("synthetic_cannabinoids", "Synthetic cannabinoids"),
                                ("alcohol", "Alcohol"),
                                ("other", "Another substance"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("was_refused", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True)),
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
                        fields=["case", "-tested_on"], name="cases_drugtest_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_drugtest_recorded_once",
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
                        name="cases_drugtest_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_drugtest_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("positive_for__overlap", models.F("negative_for")),
                            _negated=True,
                        ),
                        name="cases_drugtest_one_result_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("negative_for", []),
                                ("positive_for", []),
                                ("was_refused", True),
                            ),
                            models.Q(
                                ("was_refused", False),
                                models.Q(
                                    ("positive_for", []),
                                    ("negative_for", []),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="cases_drugtest_refused_or_resulted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmploymentSpell",
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
                            ("paid_work", "Paid work"),
                            ("self_employed", "Self-employed"),
                            ("training", "Training or apprenticeship"),
                            ("education", "College or school"),
                            ("volunteering", "Volunteering"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(max_length=120)),
                ("where", models.CharField(blank=True, max_length=120)),
                (
                    "hours_a_week",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("why_ended", models.CharField(blank=True, max_length=200)),
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
                        fields=["case", "-first_day"], name="cases_employment_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_employmentspell_recorded_once",
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
                        name="cases_employmentspell_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_employmentspell_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="cases_employmentspell_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
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
                            ("domestic_abuse", "Domestic abuse"),
                            ("anti_social", "Anti-social behaviour"),
                            ("violence", "Violence or threats"),
                            ("theft", "Theft or burglary suspected"),
                            ("curfew", "Curfew or tag"),
                            ("hospital", "Hospital or A&E card"),
                            ("self_harm", "Self-harm or overdose"),
                            ("missing", "Missing"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=120)),
                ("what", models.TextField()),
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
                        fields=["case", "-happened_at"], name="cases_incident_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_incident_recorded_once",
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
                        name="cases_incident_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_incident_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intelligence",
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
                    "system",
                    models.CharField(
                        choices=[("3x5x2", "3x5x2"), ("5x5x5", "5x5x5")], max_length=10
                    ),
                ),
                ("source_evaluation", models.CharField(max_length=1)),
                ("assessment", models.CharField(max_length=1)),
                ("handling_code", models.CharField(max_length=1)),
                ("handling_conditions", models.TextField(blank=True)),
                ("about_on", models.DateField()),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("indicates_increased_risk", models.BooleanField(default=False)),
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
                "verbose_name_plural": "intelligence",
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["case", "-about_on"], name="cases_intelligence_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_intelligence_recorded_once",
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
                        name="cases_intelligence_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_intelligence_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section", "police_intelligence")),
                        name="cases_intelligence_is_police_information",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("assessment__in", "12345"),
                                ("handling_code__in", "12345"),
                                ("source_evaluation__in", "ABCDE"),
                                ("system", "5x5x5"),
                            ),
                            models.Q(
                                ("assessment__in", "ABCDE"),
                                ("handling_code__in", "PC"),
                                ("source_evaluation__in", "123"),
                                ("system", "3x5x2"),
                            ),
                            _connector="OR",
                        ),
                        name="cases_intelligence_grading_is_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("handling_code", "C"), ("system", "3x5x2")),
                                models.Q(("handling_code", "5"), ("system", "5x5x5")),
                                _connector="OR",
                                _negated=True,
                            ),
                            models.Q(("handling_conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_intelligence_conditions_are_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntelligenceCheck",
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
                ("checked_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("nothing_new", "Nothing new"),
                            ("arrest", "Arrested"),
                            ("intelligence", "New intelligence"),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["case", "-checked_on"], name="cases_intelcheck_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "originator", "checked_on"),
                        name="cases_intelligencecheck_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section", "police_intelligence")),
                        name="cases_intelligencecheck_is_police_information",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LandlordConsent",
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
                ("landlord", models.CharField(max_length=120)),
                ("contact_details", models.CharField(blank=True, max_length=200)),
                ("may_be_told", models.TextField()),
                ("consented_on", models.DateField()),
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
                        fields=["case", "-consented_on"], name="cases_landlord_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_landlordconsent_recorded_once",
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
                        name="cases_landlordconsent_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_landlordconsent_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("consented_on")),
                            _connector="OR",
                        ),
                        name="cases_landlordconsent_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeguardingConcern",
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
                    "about",
                    models.CharField(
                        choices=[("child", "A child"), ("adult", "An adult at risk")],
                        max_length=10,
                    ),
                ),
                ("concern", models.TextField()),
                ("raised_on", models.DateField()),
                ("referred_to", models.CharField(blank=True, max_length=120)),
                ("referred_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enquiry", "Enquiry or assessment begun"),
                            ("plan", "Protection plan made"),
                            ("already_known", "Already known to the service"),
                            ("no_further_action", "No further action"),
                        ],
                        max_length=30,
                    ),
                ),
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
                        fields=["case", "-raised_on"], name="cases_safeguarding_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "idempotency_key"),
                        name="cases_safeguardingconcern_recorded_once",
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
                        name="cases_safeguardingconcern_withdrawn_at_withdrawn_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_safeguardingconcern_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("referred_on__isnull", True), ("referred_to", "")
                            ),
                            models.Q(
                                models.Q(("referred_to", ""), _negated=True),
                                ("referred_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_safeguardingconcern_referred_paired",
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
                        name="cases_safeguardingconcern_outcome_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", "child"), _negated=True),
                            ("section", "child_protection"),
                            _connector="OR",
                        ),
                        name="cases_safeguardingconcern_children_apart",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignificantChange",
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
                            ("arrest", "Arrest"),
                            ("breach", "Breach"),
                            ("address", "Address"),
                            ("relationship", "Relationship"),
                            ("employment", "Work or training"),
                            ("drug_test", "Drug test"),
                            ("other", "Another change"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("what", models.TextField()),
                ("source", models.UUIDField(blank=True, null=True)),
                ("review_due_on", models.DateField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "nothing",
                                "Neither the rating nor the plan needs to change",
                            ),
                            ("rating", "The rating was reviewed"),
                            ("plan", "The plan was changed"),
                            ("both", "The rating was reviewed and the plan changed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
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
                    "reviewed_by",
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
                        fields=["case", "-happened_on"], name="cases_change_latest"
                    ),
                    models.Index(
                        condition=models.Q(("reviewed_at__isnull", True)),
                        fields=["review_due_on"],
                        name="cases_change_to_review",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                            ),
                            models.Q(
                                ("reviewed_at__isnull", True),
                                ("reviewed_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_significantchange_reviewed_at_reviewed_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("reviewed_at__isnull", True)),
                            models.Q(
                                ("reviewed_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_significantchange_review_has_outcome",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "source"),
                        name="cases_significantchange_noted_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="address",
            name="has_previous_associations",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="address",
            name="is_hostel_of_concern",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="address",
            name="tenure",
            field=models.CharField(
                blank=True,
                choices=[
                    ("own_tenancy", "Council or housing association tenancy"),
                    ("private_rented", "Private landlord"),
                    ("supported", "Supported housing"),
                    ("hostel", "Hostel or night shelter"),
                    ("approved_premises", "Approved premises"),
                    ("family", "With family"),
                    ("friends", "With friends"),
                    ("owner", "Own home"),
                    ("other", "Something else"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="change_review_due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="correction_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="contact",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="cases.contact",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="next_place",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="contact",
            name="next_with",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="contact",
            name="officer_type",
            field=models.CharField(
                blank=True,
                choices=[
                    ("police_offender_manager", "Police offender manager"),
                    ("police_officer", "Other police officer"),
                    ("probation", "Probation practitioner"),
                    ("youth_justice", "Youth justice worker"),
                    ("prison", "Prison officer or prison offender manager"),
                    ("housing", "Housing worker"),
                    ("drug_alcohol", "Drug and alcohol worker"),
                    ("health", "Health worker"),
                    ("employment", "Work coach"),
                    ("mentor", "Mentor or volunteer"),
                    ("joint", "Joint visit, police with another agency"),
                    ("other", "Somebody else"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="seen_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="contact",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="withdrawn_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="warningmarker",
            name="may_be_told",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="contact",
            name="attendance",
            field=models.CharField(
                blank=True,
                choices=[
                    ("complied", "Attended and complied"),
                    ("failed_to_comply", "Attended, failed to comply"),
                    ("acceptable_absence", "Acceptable absence"),
                    ("unacceptable_absence", "Unacceptable absence"),
                    ("refused", "Refused to see us"),
                    ("rescheduled", "Rescheduled"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="kind",
            field=models.CharField(
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
                    ("mappa_screening", "MAPPA screening"),
                    ("marac_meeting", "MARAC meeting"),
                    ("marac_referral", "MARAC referral"),
                    ("other", "Other contact"),
                ],
                max_length=40,
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("status__in", ["referred", "active"])),
                fields=["change_review_due_on"],
                name="cases_case_change_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="cases_contact_withdrawn_at_withdrawn_by_paired",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_contact_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects__isnull", True),
                    models.Q(("correction_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_contact_correction_says_why",
            ),
        ),
    ]
