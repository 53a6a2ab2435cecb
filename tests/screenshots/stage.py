"""The caseload that is photographed: one of everything in East Sussex, and where it is."""

from collections.abc import Iterator

from django.core.management import call_command
from django.db import connections

from core.clock import today
from iom.demo import caseload, cast
from iom.demo.living import Life
from referrals.questions import Topic


# Each in turn of an area's people; with three areas, this many times three in all.
ONE_OF_EACH = (
    Life("red", 45, wanted=True), Life("prison", 30, release_in_days=40), "draft", "submitted",
    "researching", "ready", "rejected", "deferred", "withdrawn", Life("amber", 20),
)  # fmt: skip
PAGES = {
    "my-work": "/my-work/",
    "mailbox": "/mailbox/",
    "cases": "/cases/",
    "board": "/board/",
    "board-none": "/board/?only=warnings&area=west-sussex",
    "packages": "/packages/",
    "board-save": "/board/save/?only=mine",
    "daily-check": "/cases/daily-check/",
    "cases-none": "/cases/?rag_class=green&only=in_custody",
    "search": "/cases/search/?q=thi",
    "search-none": "/cases/search/?q=zzzz",
    "released-unsupervised": "/releases/unsupervised/",
    "referrals": "/referrals/",
    "referral-start": "/referrals/start/",
    "register": "/referrals/not-taken-on/",
    "transfers": "/referrals/transfers/",
    "transfer-start-in": "/referrals/transfers/start/",
    "releases": "/releases/",
    "providers": "/releases/providers/",
    "provider-add": "/releases/providers/add/",
    "meetings": "/meetings/",
    "huddle": "/meetings/huddle/",
    "huddle-held": "/meetings/huddle/held/",
    "removals": "/removals/",
    "meeting-arrange": "/meetings/arrange/",
    "meeting-cadence": "/meetings/cadence/",
    "meeting-series": "/meetings/series/",
    "meeting-series-start": "/meetings/series/start/",
    "escalations": "/meetings/escalations/",
    "key-dates": "/dates/",
    "key-dates-worked-out": "/dates/?sentenced_on=2024-07-01&offence_date=2024-03-01&years=1&months=6"
    "&sds40_excluded=no",
    "schemes": "/schemes/",
    "directory": "/directory/",
    "directory-add": "/directory/add/",
    "waiting": "/directory/waiting/",
    "gaps": "/directory/gaps/",
    "agencies": "/agencies/",
    "agency-add": "/agencies/add/",
    "accounts": "/accounts/",
    "account-add": "/accounts/add/",
    "audit": "/audit/",
    "act-for": "/act-for/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "components": "/components/",
    "not-found": "/nowhere/",
    "sign-in": "/sign-in/",
}
CASE = {
    "case": "", "person": "person/", "timeline": "timeline/", "needs": "needs/",
    "needs-assess": "needs/assess/", "rating": "rating/", "rate": "rating/rate/",
    "wanted-publish": "rating/wanted/publish/", "plan": "plan/", "plan-situation": "plan/situation/",
    "plan-history": "plan/situation/history/", "plan-role": "plan/role/", "plan-issue": "plan/issue/",
    "objective-add": "plan/objectives/new/", "action-add": "plan/actions/new/",
    "record": "record/", "home-visit": "contacts/visit/", "arrest-record": "record/arrest/",
    "drug-test-record": "record/drug-test/", "incident-record": "record/incident/",
    "employment-record": "record/employment/", "safeguarding-record": "record/safeguarding/",
    "changes": "changes/", "change-note": "changes/note/",
    "forums": "forums/", "mappa-refer": "forums/refer/",
    "mappa-meeting": "forums/meetings/add/", "marac-record": "record/marac/",
    "victim-contact-record": "record/victim-contact/",
    "premises-record": "record/approved-premises/",
    "child-conference-record": "record/child-protection/",
    "contacts": "contacts/", "contact-log": "contacts/log/", "information-add": "information/add/",
    "custody": "custody/", "sentence-record": "custody/sentences/record/",
    "date-record": "custody/dates/record/", "receive": "custody/receive/", "release": "custody/release/",
    "enforcement": "custody/enforcement/", "warning-give": "custody/enforcement/warnings/give/",
    "breach-decide": "custody/enforcement/decisions/record/",
    "information-lay": "custody/enforcement/breaches/lay/",
    "condition-add": "custody/conditions/add/", "lead-worker": "lead-worker/", "sharing": "sharing/",
    "share": "sharing/add/", "warning-add": "warnings/add/", "identifier-record": "person/identifier/",
    "address-change": "person/address/", "isms": "isms/", "interventions": "interventions/",
    "sessions-offer": "interventions/sessions/", "programme-offer": "interventions/programmes/",
    "services": "services/", "service-refer": "services/refer/", "gap-add": "gaps/add/",
    "timetable": "timetable/", "activity-add": "timetable/add/",
    "since-meeting": "plan/changes/", "duties": "rating/duties/",
    "duty-record": "rating/duties/exit_planning/", "monitoring": "rating/monitoring/",
    "frequency": "rating/frequency/",
    "scores": "scores/", "score-record": "scores/record/",
    "facts": "person/facts/", "facts-ask": "person/facts/ask/",
    "scheme": "scheme/", "review": "scheme/review/",
    "removal-propose": "scheme/propose/",
    "drug-tests-state": "scheme/state/drug_tests/", "forum-state": "scheme/state/other_forum/",
    "conditions-watched": "custody/monitoring/",
    "orders": "custody/orders/", "order-record": "custody/orders/record/",
    "supervision": "custody/supervision/", "days-record": "custody/days/record/",
    "tag-fit": "custody/tags/fit/",
}  # fmt: skip
REFERRAL = {
    "research": "research/", "recommend": "recommend/", "mappa": "mappa/", "decide": "decide/",
    "adopt": "adopt/", "reject": "reject/", "defer": "defer/", "administration": "administration/",
    "withdraw": "withdraw/", "research-add": "research/intelligence/",
    "research-score": "research/actuarial_score/", "research-cost": "research/cost_of_crime/",
    "cohort": "cohort/", "agreement": "agreement/",
}  # fmt: skip
# Name → a query for the one id its address holds.
FIRST = {
    "led": "SELECT c.id FROM cases_case c JOIN agencies_user u ON u.id = c.lead_worker_id"
    " JOIN agencies_scheme s ON s.id = c.scheme_id JOIN agencies_area a ON a.id = s.area_id"
    " WHERE a.code = 'east-sussex' AND c.wanted_since IS {wanted} NULL"
    " AND c.custody_since IS {custody} NULL AND c.status = 'active' ORDER BY c.reference LIMIT 1",
    "referral": "SELECT r.id FROM referrals_referral r JOIN agencies_scheme s ON s.id = r.scheme_id"
    " JOIN agencies_area a ON a.id = s.area_id WHERE a.code = 'east-sussex' AND r.status = '{status}'"
    " ORDER BY r.reference LIMIT 1",
    "meeting": "SELECT m.id FROM meetings_meeting m JOIN agencies_scheme s ON s.id = m.scheme_id"
    " JOIN agencies_area a ON a.id = s.area_id WHERE a.code = 'east-sussex'"
    " AND m.kind = 'operational' AND m.held_on {side} current_date"
    " ORDER BY m.held_on {order} LIMIT 1",
    "series": "SELECT r.id FROM meetings_series r JOIN agencies_scheme s ON s.id = r.scheme_id"
    " JOIN agencies_area a ON a.id = s.area_id WHERE a.code = 'east-sussex' LIMIT 1",
}


def prepare() -> None:
    """Make the tables, the static files, the caseload and what the jobs would have raised."""
    call_command("migrate", database="owner", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    caseload.FATES = ONE_OF_EACH
    people = len(ONE_OF_EACH) * len(caseload.AREAS)
    caseload.load(people=people, today=today(), tell=print)
    call_command("raise_reminders")


def pages() -> dict[str, str]:
    """Return each page's address by name."""
    return (
        PAGES
        | dict(case_pages())
        | dict(referral_pages())
        | dict(transfer_pages())
        | dict(other_pages())
    )


def one(query: str, **words: str) -> str | None:
    """Return the first value a query finds."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(FIRST[query].format(**words) if query in FIRST else query)
        found = cursor.fetchone()
    return str(found[0]) if found else None


def case_pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of a case at large, and the head of one wanted and one in prison."""
    settled = one("led", wanted="", custody="")
    yield from ((name, f"/cases/{settled}/{tail}") for name, tail in CASE.items())
    action = one(
        f"SELECT id FROM plans_action WHERE case_id = '{settled}' ORDER BY due_on LIMIT 1"
    )
    for name, tail in {
        "action": "",
        "action-progress": "progress/",
        "action-reassign": "reassign/",
    }.items():
        yield name, f"/cases/{settled}/plan/actions/{action}/{tail}"
    yield "case-wanted", f"/cases/{one('led', wanted='NOT', custody='')}/"
    imprisoned = one("led", wanted="", custody="NOT")
    yield "case-prison", f"/cases/{imprisoned}/"
    yield "custody-prison", f"/cases/{imprisoned}/custody/"
    yield "release-prison", f"/cases/{imprisoned}/custody/release/"
    for name, tail in {
        "pre-release": "pre-release/",
        "pre-release-step": "pre-release/gate/",
        "pre-release-proposal": "pre-release/proposal/",
        "curfew-view": "curfew/view/",
        "curfew-decide": "curfew/decide/",
    }.items():
        yield name, f"/cases/{imprisoned}/custody/{tail}"


def referral_pages() -> Iterator[tuple[str, str]]:
    """Yield a referral in each status, the ten topics of a draft, and the steps of one in hand."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT status FROM referrals_referral ORDER BY 1")
        statuses = [row[0] for row in cursor.fetchall()]
    found = {status: one("referral", status=status) for status in statuses}
    for status, referral in found.items():
        yield f"referral-{status}", f"/referrals/{referral}/"
        if status != "draft":
            yield from (
                (f"referral-{status}-{name}", f"/referrals/{referral}/{tail}")
                for name, tail in REFERRAL.items()
            )
    draft = f"/referrals/{found['draft']}/"
    yield "draft", f"{draft}draft/"
    yield "draft-check", f"{draft}check/"
    yield from (
        (f"draft-{topic.value}", f"{draft}form/{topic.value}/") for topic in Topic
    )


def transfer_pages() -> Iterator[tuple[str, str]]:
    """Yield the transfers of a case, and one each of those under way."""
    yield (
        "transfers-of-case",
        f"/referrals/transfers/cases/{one('led', wanted='', custody='')}/",
    )
    for kind in ("internal", "external_in"):
        transfer = one(
            f"SELECT id FROM referrals_transfer WHERE kind = '{kind}' ORDER BY started_on LIMIT 1"
        )
        yield f"transfer-{kind}", f"/referrals/transfers/{transfer}/"
        yield f"transfer-{kind}-withdraw", f"/referrals/transfers/{transfer}/withdraw/"


def other_pages() -> Iterator[tuple[str, str]]:
    """Yield a meeting to come and one held, and what the administrator looks after."""
    coming = one("meeting", side=">=", order="ASC")
    yield "meeting", f"/meetings/{coming}/"
    yield "meeting-change", f"/meetings/{coming}/change/"
    yield "meeting-items-add", f"/meetings/{coming}/items/add/"
    for name in ("issue", "order", "people", "people/ask", "pack", "cancel"):
        yield f"meeting-{name.replace('/', '-')}", f"/meetings/{coming}/{name}/"
    hub = one("series")
    for name in ("", "arrange/", "change/", "seats/add/"):
        yield f"series-{name.replace('/', '-')}", f"/meetings/series/{hub}/{name}"
    yield "meeting-ask", f"/meetings/ask/{one('led', wanted='', custody='')}/"
    yield "meeting-attendance", f"/meetings/{coming}/attendance/"
    yield "meeting-unsigned", f"/meetings/{coming}/sheet/"
    yield "meeting-held", f"/meetings/{one('meeting', side='<', order='DESC')}/"
    held = one("meeting", side="<", order="DESC")
    yield "meeting-held", f"/meetings/{held}/"
    yield "meeting-minutes", f"/meetings/{held}/minutes/"
    yield "meeting-actions", f"/meetings/{held}/actions/"
    yield "meeting-circulation", f"/meetings/{held}/circulation/"
    world = cast.recall()
    yield "scheme", f"/schemes/{world.schemes['east-sussex'].pk}/"
    yield "agency", f"/agencies/{world.agencies['east-sussex/probation'].pk}/"
    yield "account", f"/accounts/{world.people['priya'].pk}/"
