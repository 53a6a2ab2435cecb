"""The classes of access that addresses have, and the shapes of a row of the table."""

from dataclasses import dataclass, field, replace


# The cast. Everybody but the newcomers is described in iom/demo/cast.py.
STRANGERS = {"anonymous", "inactive"}  # nobody signed in; an account shut out since
OTHER_AREA = {"nadia", "wren", "dov"}  # West Sussex: practitioner, co-ordinator, Chair
NO_CASEWORK = {"ingrid", "sam"}  # the auditor; the administrator
NO_GRANT = {"sunil", "expired_guest"}  # in the area; nothing is shared with them
GUEST = {"live_guest"}  # may read the case for one meeting, as a person
HOUSING = {"hollie"}  # reads the case
PROBATION = {"priya"}  # leads the case; made every referral
# The lead agency: practitioner, co-ordinator, Chair, manager.
POLICE = {"owen", "carys", "dina", "mo"}
OVERSEERS = POLICE - {"owen"}

JUSTICE = {"jean"}  # the authority: works the matrix's case, referred for its packages
PROVIDER = {"kit"}  # provides those packages; no grant on any case

READERS = GUEST | HOUSING | PROBATION | POLICE
AREA = READERS | NO_GRANT
CASEWORK = AREA | OTHER_AREA
SIGNED_IN = CASEWORK | NO_CASEWORK
EVERYBODY = SIGNED_IN | STRANGERS

SIGN_IN, FORBIDDEN, MISSING, NOT_ALLOWED, INVALID = 302, 403, 404, 405, 422
SIGN_IN_AGAIN = (
    401  # to a form sent without a session: what was typed comes back with it
)


@dataclass(frozen=True)
class Access:
    """
    A class of access.

    `may` get the page; `sees` know that it is there and are refused with a reason;
    to the others it is missing. `otherwise` names single exceptions.
    """

    may: set[str]
    sees: set[str] = field(default_factory=set)
    otherwise: dict[str, int] = field(default_factory=dict)
    public: bool = False

    def status(self, who: str, allowed: int) -> int:
        """Return what `who` is answered where those who may are answered `allowed`."""
        if who in self.otherwise:
            return self.otherwise[who]
        if who in self.may:
            return allowed
        return FORBIDDEN if who in self.sees else MISSING


def only(may: set[str], *, among: set[str]) -> Access:
    """Return the class of what `may` get, the others `among` are refused, the rest cannot find."""
    return Access(may=may, sees=among - may)


PUBLIC = Access(EVERYBODY, public=True)
ANYBODY = Access(SIGNED_IN)
CASEWORKER = only(CASEWORK, among=SIGNED_IN)
ADMINISTRATOR = only({"sam"}, among=SIGNED_IN)
AUDITOR = only({"ingrid"}, among=SIGNED_IN)
MANAGER = only({"mo"}, among=SIGNED_IN)

CASE_READ = Access(READERS)
CASE_WRITE = only(PROBATION | POLICE, among=READERS)
CASE_MANAGE = only(POLICE - {"owen"}, among=READERS)
# Who recorded something by mistake withdraws it, or the lead agency’s overseers.
SCORE_WITHDRAW = only(PROBATION | POLICE - {"owen"}, among=READERS)
CASE_POLICE = only(POLICE, among=READERS)
# The agency to which the world's alert went.
ALERTED = only(PROBATION, among=READERS)
# The agency that recorded an entry corrects it; the others who see it are refused.
CONTACT_ORIGINATOR = only(PROBATION, among=READERS)
# Police practitioners of every area check their own cohort.
POLICE_ANYWHERE = only(POLICE | {"wren", "dov"}, among=SIGNED_IN)
CASE_CHAIR = only({"dina"}, among=READERS)
CASE_AUTHORISE = only({"dina", "mo"}, among=READERS)
CASE_OVERSEE = only({"carys", "dina"}, among=READERS)
# Warning, deciding a recall and going to court are the supervising service's.
CASE_ENFORCE = only(PROBATION, among=READERS)
CASE_ENDORSE = only({"dina", "mo"}, among=READERS)
# A police note: to those who may not read it, it is not there.
ORIGINATOR = Access(POLICE)
# The police's part of the plan: readers are refused before it is looked for.
POLICE_SECTION = Access(POLICE, sees=GUEST | HOUSING)

# A package: those who read its case, the authority that referred, and its provider.
PACKAGE = READERS | JUSTICE | PROVIDER
PACKAGE_READ = Access(PACKAGE)
PACKAGE_MANAGE = only(JUSTICE, among=PACKAGE)
PACKAGE_DELIVER = only(PROVIDER, among=PACKAGE)
PACKAGE_PARTY = only(JUSTICE | PROVIDER, among=PACKAGE)
# Those who read victim information; to the provider the check is not there.
PACKAGE_CHECK = Access(PROBATION | POLICE, sees=GUEST | HOUSING | JUSTICE)
# The agency to which the matrix's breach was reported.
PACKAGE_TOLD = only(PROBATION, among=PACKAGE)
PACKAGE_LIST = only(JUSTICE | PROVIDER, among=SIGNED_IN | JUSTICE | PROVIDER)
PACKAGE_REFER = only(JUSTICE, among=READERS | JUSTICE)

# Those who do no casework are refused every referral, there or not.
REFERRAL = READERS | NO_CASEWORK
REFERRAL_READ = only(READERS, among=REFERRAL)
REFERRAL_WRITE = only(PROBATION | POLICE, among=REFERRAL)
AGREEMENT_WITHDRAW = only(POLICE, among=REFERRAL)
REFERRER = only(PROBATION, among=REFERRAL)
COORDINATOR = only({"carys"}, among=REFERRAL)
CHAIR = only({"dina"}, among=REFERRAL)
CHAIR_OR_MANAGER = only({"dina", "mo"}, among=REFERRAL)
RESEARCH_ORIGINATOR = only(POLICE, among=POLICE | NO_CASEWORK)
DRAFT = only(PROBATION, among=PROBATION | NO_CASEWORK)

# A transfer sent to West Sussex: its lead agency reads it, and nothing else of the case.
WEST_LEAD = OTHER_AREA - {"nadia"}
SENT = REFERRAL | WEST_LEAD
TRANSFER_READ = only(READERS | WEST_LEAD, among=SENT)
TRANSFER_RECEIVE = only(WEST_LEAD, among=SENT)
TRANSFER_PUT = only({"wren"}, among=SENT)
TRANSFER_DECIDE = only({"dov"}, among=SENT)
TRANSFER_HAND_OVER = only(POLICE - {"owen"}, among=SENT)
TRANSFER_MANAGE = only(POLICE - {"owen"}, among=REFERRAL)
# A transfer in has no case yet: it belongs to the agency it comes to.
INWARD = only(POLICE, among=POLICE | NO_CASEWORK)
INWARD_COORDINATOR = only({"carys"}, among=POLICE | NO_CASEWORK)
COORDINATORS = only({"carys", "wren"}, among=SIGNED_IN)

MEETING_READ = Access(AREA)
MEETING_PREPARE = only({"carys"}, among=AREA)
AGENDA_PREPARE = only({"carys"}, among=READERS)
# Across a scheme: co-ordinators, Chairs and managers, each for what is shared with them.
SCHEME_LIST = only({"carys", "dina", "mo", "wren", "dov"}, among=SIGNED_IN)
# Each area's co-ordinator, for their own area; who belongs to no area is told so.
OWN_MEETINGS = Access(
    {"carys", "wren"}, sees=CASEWORK, otherwise=dict.fromkeys(NO_CASEWORK, 409)
)

CASE = {"case_id": "case_id"}


@dataclass(frozen=True)
class Row:
    """
    One address.

    `args` maps each part of the address to one of the world's ids, or to `=text`.
    `get` and `post` are what those who may are answered; 405 where it is not asked so.
    """

    access: Access
    get: int = 200
    post: int = NOT_ALLOWED
    args: dict[str, str] = field(default_factory=dict)
    asked_by: set[str] = field(default_factory=lambda: EVERYBODY)


def page(access: Access, get: int = 200, **args: str) -> Row:
    """Return the row of a page that is only read."""
    return Row(access, get=get, args=args)


def form(access: Access, *, get: int = 200, post: int = INVALID, **args: str) -> Row:
    """Return the row of a page with a form, sent with nothing in it."""
    return Row(access, get=get, post=post, args=args)


def act(access: Access, post: int = 302, **args: str) -> Row:
    """Return the row of an address that only does something."""
    return Row(access, get=NOT_ALLOWED, post=post, args=args)


def on_case(row: Row) -> Row:
    """Return the row with the case in its address."""
    return replace(row, args=CASE | row.args)


def slow(row: Row) -> Row:
    """Return the row of a page that takes a second to make: one reader asks for it."""
    return replace(row, asked_by=EVERYBODY - READERS | HOUSING)
