"""Keeping somebody's own ways of looking at the board."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from core.decisions import require
from rag import permissions, policies
from rag.models import SavedBoard


MOST_SAVED = 20


@transaction.atomic
def save_board(*, name: str, filters: str, by: User, at: datetime) -> SavedBoard:
    """
    Keep the board's filters under a name; the same name again replaces them.

    :raises NotPermitted: if `by` does not see cases
    :raises NotPossible: if they keep too many already
    """
    require(permissions.may_see_board(by))
    own = SavedBoard.objects.filter(user=by)
    others = own.exclude(name=name).count()
    require(policies.can_save_board(saved=others, most=MOST_SAVED))
    saved, _ = SavedBoard.objects.update_or_create(
        user=by, name=name, defaults={"filters": filters, "saved_at": at}
    )
    audit.record("board.saved", subject=saved, operation=Operation.EVENT)
    return saved


@transaction.atomic
def delete_board(*, board_id: UUID, by: User) -> None:
    """
    Delete one of one's own saved boards; one already gone stays gone.

    :raises NotPermitted: if `by` does not see cases
    """
    require(permissions.may_see_board(by))
    SavedBoard.objects.filter(user=by, pk=board_id).delete()
    audit.record("board.deleted", operation=Operation.EVENT, board=board_id)
