"""The transfer pack: made, copied, and sent to another force (S1-106 to S1-108)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Purpose
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from core.hashing import canonical, content_hash
from core.pdf import Provenance, render_pdf
from referrals.choices import TransferStatus, TransferStep
from referrals.documents.transfers import pack_content
from referrals.models import Transfer, TransferPack
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters.transfer_pack import pack_sections
from referrals.selectors import transfers as found
from referrals.services.transfer_moves import at_step, move, take
from referrals.services.transfers.prepare import require_screened


@transaction.atomic
def make_pack(*, transfer: Transfer, by: User, on: date) -> TransferPack:
    """
    Make the pack from what is recorded now, under the next number; earlier ones are kept.

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if something they must be told is blank (S1-106, S1-196), or they
        have not been contacted, or their forms are not settled
    :raises ChangedMeanwhile: if somebody else made one at the same moment
    """
    require(permissions.may_send(by, transfer))
    current = at_step(transfer, TransferStep.PACK, by=by)
    require_screened(current, by=by)
    require(
        policies.can_tell(missing=found.untold(current)),
        policies.can_make_pack(
            is_contacted=TransferStep.CONTACT in current.steps_done,
            forms_settled=TransferStep.FORMS in current.steps_done,
        ),
    )
    case = found.sending_case(by, current)
    before = found.packs(by, current)
    content = pack_content(by, current, case, on=on)
    pack = TransferPack(
        transfer=current,
        case=case,
        number=before[0].number + 1 if before else 1,
        content=content,
        content_sha256=content_hash(content),
        recorded_by=by,
    )
    save_first(pack)
    take(current, TransferStep.PACK)
    current.save()
    audit.record(
        "transfer.pack_made",
        subject=pack,
        number=pack.number,
        sha256=pack.content_sha256,
    )
    return pack


def save_first(pack: TransferPack) -> None:
    """
    Save the pack under its number.

    :raises ChangedMeanwhile: if somebody took the number
    """
    try:
        with transaction.atomic():
            pack.save(force_insert=True)
    except IntegrityError as error:
        raise ChangedMeanwhile(
            f"Somebody else made pack {pack.number} at the same moment. Look at theirs."
        ) from error


@dataclass(frozen=True)
class Copy:
    """A copy of the pack, ready to hand over."""

    content: bytes
    content_type: str
    filename: str
    sha256: str


@transaction.atomic
def take_copy(*, pack: TransferPack, as_pdf: bool, by: User, at: datetime) -> Copy:
    """
    Make a copy of the pack, as PDF or JSON, and record that it left the service.

    :raises NotPermitted: if `by` does not manage the case
    """
    transfer = pack.transfer
    require(permissions.may_send(by, transfer))
    copy_id = uuid4()
    copy = pdf_of(pack, by=by, at=at, copy_id=copy_id) if as_pdf else json_of(pack)
    audit.disclosed(
        "transfer.pack_copied",
        cases=[pack.case_id],
        recipient=f"{by.full_name}, for {transfer.goes_to}",
        purpose=Purpose.EXPORT,
        pack=pack.pk,
        number=pack.number,
        copy=copy_id,
        sha256=copy.sha256,
        content_sha256=pack.content_sha256,
    )
    return copy


def pdf_of(pack: TransferPack, *, by: User, at: datetime, copy_id: UUID) -> Copy:
    """Return the pack set in type, with its content's hash on it."""
    made = render_pdf(
        "referrals/print/transfer_pack.html",
        {"pack": pack, "sections": pack_sections(pack.content)},
        provenance=Provenance(
            marking=pack.case.scheme.handling_marking,
            made_by=by.full_name,
            made_for=pack.transfer.goes_to,
            made_at=at,
            copy_id=copy_id,
        ),
    )
    return Copy(made.content, "application/pdf", f"{filename(pack)}.pdf", made.sha256)


def json_of(pack: TransferPack) -> Copy:
    """Return the very text the content's hash is of."""
    return Copy(
        canonical(pack.content).encode(),
        "application/json",
        f"{filename(pack)}.json",
        pack.content_sha256,
    )


def filename(pack: TransferPack) -> str:
    """Return a file name that never carries the person's."""
    day = timezone.localdate(pack.recorded_at)
    return f"transfer-pack-{pack.case.reference}-{pack.number}-{day:%Y-%m-%d}"


@dataclass(frozen=True)
class Sending:
    """To whom a pack went, how and when."""

    sent_to: str
    sent_how: str
    sent_on: date


@transaction.atomic
def record_sent(
    *, pack: TransferPack, sending: Sending, by: User, on: date
) -> Transfer:
    """
    Record that the pack went to the other force: to whom, how and when (S1-108).

    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if it has been sent, is not the latest, or the day is to come
    """
    require(permissions.may_send(by, pack.transfer))
    current = at_step(pack.transfer, TransferStep.SEND, by=by)
    latest = found.packs(by, current)
    require(
        policies.can_send_pack(
            is_made=bool(latest), is_latest=bool(latest) and latest[0].pk == pack.pk
        ),
        policies.can_have_happened(happened_on=sending.sent_on, on=on),
    )
    pack.sent_to, pack.sent_how = sending.sent_to.strip(), sending.sent_how
    pack.sent_on, pack.sent_by = sending.sent_on, by
    pack.save(update_fields=["sent_to", "sent_how", "sent_on", "sent_by"])
    current.sent_on, current.sent_by = sending.sent_on, by
    take(current, TransferStep.SEND)
    move(current, TransferStatus.SENT, by=by, on=on)
    audit.disclosed(
        "transfer.pack_sent",
        cases=[pack.case_id],
        recipient=pack.sent_to,
        purpose=Purpose.REFERRAL,
        pack=pack.pk,
        how=pack.sent_how,
        on=pack.sent_on,
        content_sha256=pack.content_sha256,
    )
    return current
