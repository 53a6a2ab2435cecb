import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_scheme_meetings"),
        ("agencies", "__first__"),
        ("cases", "0004_duty_due"),
        ("rag", "0002_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="DutyDone",
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
                    "duty",
                    models.CharField(
                        choices=[
                            ("brief_police", "Police briefed to locate and arrest"),
                            (
                                "share_intelligence",
                                "Intelligence shared between agencies",
                            ),
                            ("diary", "Diaries co-ordinated"),
                            ("tasking", "Police tasked"),
                            ("exit_planning", "Exit plan worked on"),
                            ("liaison", "Prison asked about conduct and engagement"),
                            ("pre_release_plan", "Pre-release plan begun"),
                        ],
                        max_length=30,
                    ),
                ),
                ("done_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
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
                "verbose_name_plural": "duties done",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "duty", "done_on"),
                        name="rag_dutydone_once_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MonitoringAssessment",
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
                ("assessed_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("suitable", "Suitable"),
                            ("unsuitable", "Not suitable"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("voluntary", "Voluntary tag"),
                            ("licence", "Licence condition"),
                            ("court_order", "Court order"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField()),
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
                            models.Q(("outcome", "suitable"), _negated=True),
                            models.Q(("scheme", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rag_monitoringassessment_suitable_names_scheme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "unsuitable"), _negated=True),
                            ("scheme", ""),
                            _connector="OR",
                        ),
                        name="rag_monitoringassessment_unsuitable_has_none",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "assessed_on", "outcome", "scheme"),
                        name="rag_monitoringassessment_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedBoard",
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
                ("name", models.CharField(max_length=60)),
                ("filters", models.CharField(max_length=300)),
                ("saved_at", models.DateTimeField()),
                (
                    "user",
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
                        fields=("user", "name"), name="rag_savedboard_named_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionFrequency",
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
                ("value", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("contacts_week", "contacts a week"),
                            ("contacts_month", "contacts a month"),
                            ("hours_week", "hours a week"),
                        ],
                        max_length=20,
                    ),
                ),
                ("agreed_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("meeting_id", models.UUIDField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
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
            ],
            options={
                "verbose_name_plural": "supervision frequencies",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_on__isnull", True)),
                        fields=("case",),
                        name="rag_supervisionfrequency_one_current",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "number"),
                        name="rag_supervisionfrequency_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gt", models.F("agreed_on"))),
                        name="rag_supervisionfrequency_expires_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1)),
                        name="rag_supervisionfrequency_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WantedAcknowledgement",
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
                ("acknowledged_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="rag.wantedalert",
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
                        fields=("alert", "agency"),
                        name="rag_wantedacknowledgement_once",
                    )
                ],
            },
        ),
    ]
