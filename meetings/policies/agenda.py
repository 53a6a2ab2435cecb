"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date

from core.decisions import Decision, first_refusal, possible_if


NOT_LISTED = "This case is not on the agenda of this meeting."


def can_arrange(*, held_on: date, on: date) -> Decision:
    """A meeting is arranged for today or later."""
    return possible_if(held_on >= on, "A meeting is arranged for today or a later day.")


def can_be_led_by(*, chair_chairs: bool, coordinator_coordinates: bool) -> Decision:
    """The chair holds that role in the area, and so does the co-ordinator (S1-8, S1-20)."""
    return first_refusal(
        possible_if(
            chair_chairs,
            "The person chosen to chair does not hold the Chair’s role in this area.",
        ),
        possible_if(
            coordinator_coordinates,
            "The person chosen as co-ordinator does not hold that role in this area.",
        ),
    )


def can_change(*, is_planned: bool) -> Decision:
    """Once held, a meeting and its agenda are a record."""
    return possible_if(
        is_planned,
        "This meeting has been held or cancelled. Its agenda can no longer change.",
    )


def can_take_place(*, has_other_meeting: bool) -> Decision:
    """A scheme holds one meeting at a time."""
    return possible_if(
        not has_other_meeting,
        "This scheme already has a meeting at that time on that day.",
    )


def can_list(
    *, is_planned: bool, is_listed: bool, is_open: bool, is_in_scheme: bool
) -> Decision:
    """A case of this scheme stands once on the agenda of a meeting still to come."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(is_in_scheme, "This case belongs to another area’s scheme."),
        possible_if(is_open, "This case is closed."),
        possible_if(
            not is_listed, "This case is on the agenda of this meeting already."
        ),
    )


def can_decide(*, decides: bool) -> Decision:
    """Nominations and transfers go before a kind of meeting that decides them (S1-23, S2-37)."""
    return possible_if(
        decides,
        "Nominations and transfers go before the operational meeting or the "
        "nominations panel.",
    )


def can_hear(*, is_of_area: bool) -> Decision:
    """A transfer goes before a meeting of the area it goes to."""
    return possible_if(
        is_of_area, "Choose a meeting of the area that the person goes to."
    )


def can_take_off(*, is_planned: bool, is_removed: bool) -> Decision:
    """An item is taken off once, before the meeting is held."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(not is_removed, "This item has already been taken off the agenda."),
    )


def can_be_held(
    *, is_planned: bool, held_on: date, on: date, is_under_way: bool = False
) -> Decision:
    """A meeting was held on its day or before today, and is recorded so once."""
    return first_refusal(
        possible_if(
            not is_under_way, "This meeting has begun here. End it when it is over."
        ),
        possible_if(is_planned, "This meeting has already been recorded as held."),
        possible_if(
            held_on <= on,
            "This meeting is still to come. Record it as held on its day.",
        ),
    )


def can_issue(*, is_planned: bool, is_issued: bool) -> Decision:
    """An agenda is issued once, before its meeting is held (S1-12)."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(
            not is_issued,
            "This agenda has been issued already. Add what has come due since to it.",
        ),
    )


def can_add_due(*, is_planned: bool, is_issued: bool) -> Decision:
    """What falls due is added to an agenda that was issued; before, it is on it by itself."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(
            is_issued,
            "This agenda is not issued yet: what falls due is on it without you.",
        ),
    )


def can_put_off(
    *, is_planned: bool, is_listed: bool, stays: bool, is_later: bool
) -> Decision:
    """Any case but Red and wanted ones can wait for a later meeting (S1-25, A-3)."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(is_listed, NOT_LISTED),
        possible_if(
            not stays,
            "Red and wanted people are discussed at every meeting. If that is no longer "
            "right, rate the person again or end the wanted alert.",
        ),
        possible_if(is_later, "Choose a later meeting of the same scheme."),
    )


def can_ask(*, is_live: bool, has_asked: bool) -> Decision:
    """A case being managed now is asked for once a day by each agency."""
    return first_refusal(
        possible_if(
            is_live,
            "Only somebody on the scheme now can be asked for. A referral is put before "
            "a meeting from its own page.",
        ),
        possible_if(
            not has_asked, "Your agency has asked for this case today already."
        ),
    )


def can_take_back(*, is_withdrawn: bool) -> Decision:
    """A request is taken back once."""
    return possible_if(not is_withdrawn, "This request was taken back already.")


def can_ask_somebody(
    *, is_planned: bool, is_asked: bool, needs_case: bool, needs_member: bool
) -> Decision:
    """Somebody is asked once; a guest for cases, a deputy for a member (S1-10, S1-11)."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(not is_asked, "This person is asked to this meeting already."),
        possible_if(not needs_case, "Select the cases that the guest comes for."),
        possible_if(not needs_member, "Select for whom the deputy stands in."),
    )


def can_answer(*, is_planned: bool, has_begun: bool) -> Decision:
    """Apologies are noted before the meeting; at it, attendance is."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(
            not has_begun, "The meeting has begun: attendance is noted there now."
        ),
    )


def can_cancel(
    *, is_planned: bool, has_begun: bool, strands_transfers: bool
) -> Decision:
    """A meeting is cancelled before it begins; what waits for it goes to the next."""
    return first_refusal(
        possible_if(is_planned, "This meeting has been held or cancelled already."),
        possible_if(not has_begun, "This meeting has begun. End it instead."),
        possible_if(
            not strands_transfers,
            "A transfer waits for this meeting and no later one is arranged. Arrange "
            "the next meeting first.",
        ),
    )


def can_arrange_next(*, is_ended: bool, count: int) -> Decision:
    """Up to a year of weekly meetings is arranged at a time, while the series goes on."""
    return first_refusal(
        possible_if(not is_ended, "This series has ended. Start a new one."),
        possible_if(1 <= count <= 52, "Arrange between 1 and 52 meetings at a time."),
    )


def can_end_series(*, is_ended: bool) -> Decision:
    """A series ends once."""
    return possible_if(not is_ended, "This series has ended already.")


def can_write_update(*, is_planned: bool, has_begun: bool, is_listed: bool) -> Decision:
    """A written update is filed on a case of the agenda before the meeting begins (S1-34)."""
    return first_refusal(
        can_change(is_planned=is_planned),
        possible_if(
            not has_begun, "The meeting has begun. Tell the Chair or the co-ordinator."
        ),
        possible_if(is_listed, NOT_LISTED),
    )


def can_add_seat(*, is_there: bool) -> Decision:
    """A person, or an open seat, is there once."""
    return possible_if(
        not is_there, "That seat is there already. Choose another person or role."
    )


def can_name_series(*, is_taken: bool) -> Decision:
    """Two series of a scheme that go on have two names."""
    return possible_if(
        not is_taken, "Another series of this scheme has that name. Choose another."
    )
