"""Reading transfers: the list, one with its check-list, those of one case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agencies import selectors as agencies
from cases import selectors as cases
from cases.presenters import case_frame
from core.clock import today
from core.working_days import bank_holidays
from referrals import presenters as referral_presenters
from referrals.choices import TransferKind, TransferParty, TransferStatus, TransferStep
from referrals.forms import transfers as forms
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.presenters import transfer_reading as said
from referrals.presenters import transfers as presenters
from referrals.rules import transfers as rules
from referrals.selectors import transfers as selectors


@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    """List the transfers that concern the reader's agency: whose turn, by when."""
    user = request.user
    query = request.GET.copy()
    query.setdefault("shown", "open")
    form = forms.ShowTransfers(query)
    shown = form.cleaned_data["shown"] if form.is_valid() else "open"
    asked = request.GET.get("page", "1")
    page = selectors.list_transfers(
        user,
        shown=shown or "open",
        page=int(asked) if asked.isdecimal() and len(asked) < 6 else 1,
    )
    scheme = agencies.scheme_of_area(user.acting and user.acting.area_id)
    context = {
        "rows": presenters.rows(page.rows, on=today()),
        "filter_form": form,
        "shown": shown or "open",
        "paging": referral_presenters.paging(query, page),
        "may_start_in": permissions.may_start_in(user, scheme),
    }
    return render(request, "referrals/transfers/transfers.html", context)


@require_GET
def transfer(request: HttpRequest, transfer_id: Any) -> HttpResponse:
    """Show one transfer: whose turn, the check-list, what the receiving area is told."""
    user, on = request.user, today()
    found = selectors.get_transfer(user, transfer_id)
    told = selectors.told(user, found)
    duties = selectors.duties_of(user, found)
    flow = rules.FLOWS[TransferKind(found.kind)]
    context = {
        "transfer": found,
        "row": presenters.row(found, on=on),
        "facts": said.facts(found),
        "stages": presenters.check_list(
            found, on=on, open_to_me=open_steps(user, found), due=due_dates(found)
        ),
        "tells": rules.TOPIC_STEPS[0] in flow.steps,
        "answers": said.answer_rows(told, hidden=not told and bool(found.steps_done)),
        "checks": said.check_rows(selectors.address_checks(user, found)),
        "history": said.history(selectors.changes(user, found)),
        "duties": said.duty_rows(
            duties,
            on=on,
            may_meet=bool(duties and permissions.may_meet(user, duties[0])),
        ),
        "may_withdraw": permissions.may_withdraw(user, found)
        and policies.can_withdraw(kind=found.kind, status=found.status),
        "may_refuse_address": may_refuse_address(user, found),
        "may_be_refused": permissions.may_send(user, found)
        and found.status == TransferStatus.SENT
        and found.kind == TransferKind.EXTERNAL_OUT,
        "sees_case": bool(permissions.level_held(user, found)),
        "sees_packs": bool(
            permissions.may_send(user, found) and selectors.packs(user, found)
        ),
        "today": on,
    }
    return render(request, "referrals/transfers/transfer.html", context)


def may_refuse_address(user: Any, transfer: Any) -> bool:
    """Tell whether this reader may end the transfer for its unsuitable address."""
    return bool(
        permissions.may_put(user, transfer)
        and policies.can_take(
            kind=transfer.kind, status=transfer.status, step=TransferStep.HOME_VISIT
        )
        and policies.can_refuse_address(visited=selectors.address_found(user, transfer))
    )


def open_steps(user: Any, transfer: Any) -> set[TransferStep]:
    """Return the steps this reader may take as the transfer stands."""
    flow = rules.FLOWS[TransferKind(transfer.kind)]
    steps = flow.stages.get(TransferStatus(transfer.status), ())
    return {step for step in steps if may_take(user, transfer, step, flow)}


def may_take(user: Any, transfer: Any, step: TransferStep, flow: Any) -> bool:
    """Tell whether a step is this reader's."""
    if step is TransferStep.DECISION and transfer.referral_id:
        return permissions.receives(user, transfer)
    if step in {TransferStep.MEETING, TransferStep.REFERRAL}:
        return bool(permissions.may_put(user, transfer))
    sending = (
        permissions.may_send
        if step
        in {
            TransferStep.SEND,
            TransferStep.PACK,
            TransferStep.HAND_OVER,
            TransferStep.DESELECT,
        }
        else permissions.may_prepare
    )
    asked = {
        TransferParty.SENDING: sending,
        TransferParty.RECEIVING: permissions.may_receive,
        TransferParty.CHAIR: permissions.may_decide,
    }[flow.owners[step]]
    return bool(asked(user, transfer))


def due_dates(transfer: Any) -> dict[TransferStep, Any]:
    """Return by when each step of the present stage is to be taken."""
    standing = rules.Standing(
        kind=TransferKind(transfer.kind),
        status=TransferStatus(transfer.status),
        since=transfer.status_since,
        done=frozenset(),
        meeting_on=transfer.meeting_on,
    )
    area = transfer.to_area or transfer.from_area
    holidays = bank_holidays(area.jurisdiction)
    steps = rules.FLOWS[standing.kind].stages.get(standing.status, ())
    return {step: rules.due_on(step, standing, holidays) for step in steps}


@require_GET
def of_case(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Show which areas have been responsible for a case, and its transfers (S1-108)."""
    user, on = request.user, today()
    case = cases.get_case(user, case_id)
    found = selectors.transfers_of(user, case)
    context = case_frame(case, on=on, current="overview") | {
        "periods": cases.responsibilities(user, case),
        "rows": presenters.rows(found, on=on),
        "may_start": permissions.may_start(user, case),
        "can_start": policies.can_start(
            is_on_cohort=case.status == "active",
            has_open=any(not each.is_ended for each in found),
        ),
    }
    return render(request, "referrals/transfers/of_case.html", context)
