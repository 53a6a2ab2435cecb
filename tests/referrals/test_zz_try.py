import pytest
from tests.factories.referrals import *
def test_it(world, acting, priya, today, client_as):
    r = submitted_referral(world, on=today)
    print(r.reference, r.case)
    from referrals import selectors
    with acting(priya):
        print(selectors.answers(priya, r))
    c = client_as(priya)
    for u in ["/referrals/", "/referrals/start/", f"/referrals/{r.pk}/", f"/referrals/{r.pk}/submitted/", f"/referrals/{r.pk}/withdraw/"]:
        x = c.get(u); print(u, x.status_code); assert x.status_code==200
    d = draft_referral(world, on=today, form={"person": typed_form()["person"], "address": {"home":"address"}})
    for t in ["person","address","warnings","referral","sentence","agencies","pathways","priority-groups","assessment","screening"]:
        x = c.get(f"/referrals/{d.pk}/form/{t}/"); print(t, x.status_code); assert x.status_code==200
        x = c.post(f"/referrals/{d.pk}/form/{t}/", {"then":"continue"}); print(t, x.status_code)
    for u in ["draft","duplicates","check"]:
        x = c.get(f"/referrals/{d.pk}/{u}/"); print(u, x.status_code); assert x.status_code==200
