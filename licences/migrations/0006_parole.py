import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_scheme_meetings"),
        ("cases", "0010_forums"),
        ("licences", "0005_recompute"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParoleProcess",
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
                            ("awaited", "Not begun"),
                            ("open", "Reports being gathered"),
                            ("listed", "Hearing listed"),
                            ("granted", "Release granted"),
                            ("refused", "Release not granted"),
                            ("closed", "Closed without a decision"),
                        ],
                        default="awaited",
                        max_length=10,
                    ),
                ),
                ("earliest_on", models.DateField()),
                ("opens_on", models.DateField()),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("hearing_on", models.DateField(blank=True, null=True)),
                ("attends", models.BooleanField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reference", models.CharField(blank=True, max_length=60)),
                ("release_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_because", models.CharField(blank=True, max_length=300)),
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
                    "opened_by",
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
                "verbose_name_plural": "parole processes",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("status__in", ["awaited", "open", "listed"])
                        ),
                        fields=["opens_on"],
                        name="licences_parole_under_way",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["awaited", "open", "listed"])
                        ),
                        fields=("case",),
                        name="licences_paroleprocess_one_under_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opens_on__lt", models.F("earliest_on"))),
                        name="licences_paroleprocess_opens_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("opened_on__isnull", True), ("status", "awaited")
                            ),
                            models.Q(("opened_on__isnull", False), ("status", "open")),
                            models.Q(
                                ("attends__isnull", False),
                                ("hearing_on__isnull", False),
                                ("status", "listed"),
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("status__in", ["granted", "refused"]),
                            ),
                            models.Q(
                                ("closed_on__isnull", False),
                                ("status", "closed"),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_paroleprocess_each_step_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("opened_by__isnull", False),
                                ("opened_on__isnull", False),
                            ),
                            models.Q(
                                ("opened_by__isnull", True), ("opened_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="licences_paroleprocess_opened_on_opened_by_paired",
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
                        name="licences_paroleprocess_decided_on_decided_by_paired",
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
                        name="licences_paroleprocess_closed_on_closed_by_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attends__isnull", False),
                                ("hearing_on__isnull", False),
                            ),
                            models.Q(
                                ("attends__isnull", True), ("hearing_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="licences_paroleprocess_hearing_on_attends_paired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParoleCondition",
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
                (
                    "code",
                    models.CharField(
                        blank=True,
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
                            ("mental_health", "Seeing a mental-health practitioner"),
                        ],
                        max_length=24,
                    ),
                ),
                ("wording", models.TextField()),
                ("why", models.TextField()),
                ("has_propensity", models.BooleanField(blank=True, null=True)),
                ("is_linked_to_offending", models.BooleanField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "on_licence",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="from_parole",
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
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="licences.paroleprocess",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "additional"),
                                models.Q(("code", ""), _negated=True),
                            ),
                            models.Q(("code", ""), ("kind", "bespoke")),
                            _connector="OR",
                        ),
                        name="licences_parolecondition_on_its_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParoleReport",
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
                    "heading",
                    models.CharField(
                        choices=[
                            ("offence", "Nature of the offence"),
                            ("home", "Home circumstances"),
                            ("plans", "Release plans"),
                            ("behaviour", "Behaviour in prison"),
                            ("progress", "Progress"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("received_on", models.DateField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, max_length=60)),
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
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="licences.paroleprocess",
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
                    "writer",
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
                        condition=models.Q(("received_on__isnull", True)),
                        fields=["due_on"],
                        name="licences_parolereport_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "heading", "writer"),
                        name="licences_parolereport_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("received_by__isnull", False),
                                ("received_on__isnull", False),
                            ),
                            models.Q(
                                ("received_by__isnull", True),
                                ("received_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="licences_parolereport_received_on_received_by_paired",
                    ),
                ],
            },
        ),
    ]
