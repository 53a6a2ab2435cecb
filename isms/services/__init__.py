"""What people do to packages; the only writers of their tables."""

from isms.services.delivery import (
    NewEntry,
    NewItem,
    acknowledge_breach,
    add_to_programme,
    draw_checks,
    finish_check,
    plan_move_on,
    remove_from_programme,
    report_breach,
    write_entry,
)
from isms.services.feedback import (
    Download,
    NewFeedback,
    download_feedback,
    send_feedback,
)
from isms.services.referral import NewReferral, answer, refer, withdraw
from isms.services.rota import (
    Worked,
    cancel_shift,
    plan_shift,
    record_missed,
    record_worked,
)
from isms.services.terms import (
    Checked,
    NewLevel,
    NewPlacement,
    begin,
    check_placement,
    end_package,
    place,
    set_level,
    share_brief,
)


__all__ = [
    "Checked",
    "Download",
    "NewEntry",
    "NewFeedback",
    "NewItem",
    "NewLevel",
    "NewPlacement",
    "NewReferral",
    "Worked",
    "acknowledge_breach",
    "add_to_programme",
    "answer",
    "begin",
    "cancel_shift",
    "check_placement",
    "download_feedback",
    "draw_checks",
    "end_package",
    "finish_check",
    "place",
    "plan_move_on",
    "plan_shift",
    "record_missed",
    "record_worked",
    "refer",
    "remove_from_programme",
    "report_breach",
    "send_feedback",
    "set_level",
    "share_brief",
    "withdraw",
    "write_entry",
]
