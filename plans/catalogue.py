"""
The resettlement programme's catalogue: seven routeways, their modules, their sessions.

`CATALOGUE` is the guide's table with the requirement each row rests on (S1-111 to
S1-117). A session's code is its routeway, module and session, as "home/finding-
accommodation/choice-based-lettings". `WIDER` is what the guide names beside it
(S1-60); a scheme adds its own (S1-118).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cases.choices import Pathway, Routeway
from cases.pathways import pathways_of, section_of


@dataclass(frozen=True)
class Session:
    """One session of a module."""

    code: str
    name: str


@dataclass(frozen=True)
class Module:
    """One module of a routeway, with the requirement it rests on."""

    code: str
    name: str
    routeway: Routeway
    sessions: tuple[Session, ...]
    source: str


@dataclass(frozen=True)
class Placed:
    """A session with where it belongs."""

    session: Session
    module: Module

    @property
    def routeway(self) -> Routeway:
        """The routeway it is part of."""
        return self.module.routeway

    @property
    def section(self) -> str:
        """The section its records are kept in: that of the pathways it answers."""
        return routeway_section(self.routeway)


def routeway_section(routeway: Routeway) -> str:
    """Return the section a routeway's records are kept in, by the first pathway it answers."""
    return section_of(pathways_of(routeway)[0])


def slug(text: str) -> str:
    """Return a name as it stands in a code: "Paying bills" → "paying-bills"."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _read(table: str) -> Iterator[Module]:
    """Read rows of routeway, module, sessions and source."""
    for line in table.strip().splitlines():
        routeway, name, sessions, source = line.split(" | ")
        code = f"{routeway}/{slug(name)}"
        yield Module(
            code=code,
            name=name,
            routeway=Routeway(routeway),
            sessions=tuple(
                Session(f"{code}/{slug(each)}", each) for each in sessions.split("; ")
            ),
            source=source,
        )


CATALOGUE: tuple[Module, ...] = tuple(
    _read("""
future | Goal setting | Barriers; Job goals | S1-111
future | Selling yourself | Supporting letters; Tracking and feedback | S1-111
future | Disclosing convictions | Getting documentation; Disclosure letters | S1-111
home | Finding accommodation | Choice based lettings; Completing applications | S1-112
home | Maintaining a home | Setting up utilities; Positive relationships with neighbours | S1-112
home | Managing your utility accounts | Paying bills; Bill problems | S1-112
outlook | Control | What is control?; What does it feel like to be out of control? | S1-113
outlook | Control in practice | Making positive steps; Sourcing help | S1-113
outlook | My choice | Think about my options; Influencing choice | S1-113
health | Exercise and fitness | Getting active; Exercising safely | S1-114
health | Weight management | What’s my motivation?; My weights and measures | S1-114
health | Smoking cessation | How much does it cost?; Why do I smoke? | S1-114
money | Calculating my debt | Priority or non-priority; My personal risk | S1-115
money | My debt advice | Impact of debt advice; Accessing safer credit | S1-115
money | Budgeting on release | Debt and offending; Budgeting exercise | S1-115
habit | Drug use | Impact of drug use; Addictive behaviours | S1-116
habit | Me and addiction | Am I ready to change?; My journey to addiction? | S1-116
habit | Getting on track | Going to rehab; Keeping on track | S1-116
support | Being a parent | What children need; Positive role models | S1-117
support | Family learning | Learning to support my family; Storybook Mums and Dads | S1-117
support | Visiting | Family visit days; Keeping in touch | S1-117
""")
)

SESSIONS: Mapping[str, Placed] = MappingProxyType(
    {
        session.code: Placed(session, module)
        for module in CATALOGUE
        for session in module.sessions
    }
)

# Groupwork under the rehabilitation activity requirement, "amongst others" (S1-60).
WIDER: Mapping[str, Pathway] = MappingProxyType(
    {
        "Motivation to Work": Pathway.EDUCATION_TRAINING_EMPLOYMENT,
        "Positive Futures": Pathway.ATTITUDES_THINKING_BEHAVIOUR,
        "Changing Drug and Alcohol Use": Pathway.DRUGS_ALCOHOL,
        "Anger Management": Pathway.ATTITUDES_THINKING_BEHAVIOUR,
    }
)


def modules_of(routeway: str) -> tuple[Module, ...]:
    """Return a routeway's modules, in the guide's order."""
    return tuple(each for each in CATALOGUE if each.routeway == routeway)
