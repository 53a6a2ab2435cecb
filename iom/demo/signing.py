"""What stands ready for a meeting: the statement that everybody signs."""

from datetime import date

from agencies.acting import acting_as
from iom.demo.cast import World
from iom.demo.nominating import MANAGERS
from iom.demo.referring import at
from meetings import services


STATEMENT = """\
I am here for my agency, because of the work it does with the people on this agenda.

What I hear and see at this meeting is confidential. I use it only to protect the public, \
to reduce offending and to support the people we manage, and I pass it on only to those in \
my agency who need it for that work.

I say nothing of it to the person, to their family or to anybody else unless the meeting \
agrees it. I take no picture of the screen and keep no notes beyond what my work needs.

I understand that each look at a case is recorded, and that misuse of this information may \
be an offence."""


def set_statement(world: World, area: str, *, on: date) -> None:
    """Let the area's manager put the first statement in force, where it has one."""
    if area not in MANAGERS:
        return
    scheme = world.schemes[area]
    with acting_as(world.people[MANAGERS[area]], on=on) as by:
        services.set_statement(
            scheme=scheme,
            wording=services.Wording(
                text=STATEMENT,
                agreement_title=f"Information-sharing agreement of the {scheme}",
                agreement_version="2",
            ),
            number=0,
            by=by,
            at=at(on, 9),
        )
