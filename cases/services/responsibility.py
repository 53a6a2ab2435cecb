"""Which area answers for a case: taken, passed on, never shared (S1-108)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import Area, Scheme, User
from audit import services as audit
from cases import policies
from cases.models import Case, Responsibility
from core.decisions import require
from core.exceptions import NotPossible


HIDDEN_CASE = (
    "This person cannot go onto that scheme now. Ask the scheme’s IOM co-ordinator."
)


@transaction.atomic
def take_responsibility(
    *,
    case: Case,
    by: User,
    at: datetime,
    area: Area | None = None,
    elsewhere: str = "",
) -> Responsibility:
    """
    Make one area responsible from an instant; the area before is so until then.

    Called by the services that open, adopt or hand a case over, which ask first.

    :param elsewhere: the area's name when it is outside this service
    :raises NotPossible: if another area became responsible at or after `at`
    """
    Case.objects.visible_to(by).select_for_update(of=("self",)).get(pk=case.pk)
    rows = Responsibility.objects.visible_to(by).filter(case=case)
    since = rows.order_by("-since").values_list("since", flat=True).first()
    require(policies.can_take_responsibility(since=since, at=at))
    taken = Responsibility(
        case=case, area=area, elsewhere=elsewhere, since=at, recorded_by=by
    )
    taken.save(force_insert=True)
    case.responsible_area = taken.name
    case.responsible_since = timezone.localdate(at)
    case.save(update_fields=["responsible_area", "responsible_since"])
    audit.record("case.responsibility_taken", subject=taken, area=taken.name)
    return taken


@transaction.atomic
def move_to_scheme(*, case: Case, scheme: Scheme, by: User) -> Case:
    """
    Put the case on another area's scheme, with everything recorded on it (S1-99).

    Called by the service that hands a case over, which asks first.

    :raises NotPossible: if the person has an open case on that scheme, which `by` need
        not be able to see
    """
    case.scheme = scheme
    case.jurisdiction = scheme.area.jurisdiction
    try:
        with transaction.atomic():
            case.save(update_fields=["scheme", "jurisdiction"])
    except IntegrityError as error:
        raise NotPossible(HIDDEN_CASE) from error
    audit.record("case.moved_to_scheme", subject=case, scheme=scheme.pk)
    return case
