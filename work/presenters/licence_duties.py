"""What is owed on a licence, as My work shows it."""

from typing import Any

from django.urls import reverse


def check_facts(watch: Any) -> dict[str, Any]:
    """Return a watched condition whose check is due: where it is recorded, and what (S3-30)."""
    return {
        "url": reverse("licences:check_condition", args=[watch.case_id, watch.pk]),
        "detail": f"{watch.case.reference}. Check the licence condition: "
        f"{watch.condition.title}.",
    }


def explain_facts(found: Any) -> dict[str, Any]:
    """Return an explanation of the supervision requirements that is owed (S1-197, A-31)."""
    stage = found.owed.stage
    return {
        "url": reverse("licences:explain", args=[found.case.pk, stage.value]),
        "detail": f"{found.case.reference}. Explain the supervision requirements "
        f"{stage.label[0].lower()}{stage.label[1:]}.",
    }
