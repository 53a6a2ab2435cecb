-- What is due on a day, whose it is, and which agency leads the scheme. Weeks and months
-- are the guide's; a scheme's own clocks come before them (A-9: the earlier of the two).
CREATE OR REPLACE FUNCTION work_due(p_kind text, p_on date, p_weeks int, p_months int)
RETURNS TABLE (
    case_id uuid, source uuid, key_date date,
    person_id uuid, agency_id uuid, lead_agency_id uuid, falls_back boolean
)
LANGUAGE sql STABLE AS $$
    SELECT c.id, c.id, c.review_due_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM cases_case c
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_review' AND c.status = 'active' AND c.review_due_on < p_on
    UNION ALL
    SELECT c.id, c.id, c.release_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM cases_case c
    JOIN agencies_scheme s ON s.id = c.scheme_id
    LEFT JOIN agencies_schemeclock w
        ON w.scheme_id = s.id AND w.code = 'pre_release_live_list'
    LEFT JOIN agencies_schemeclock m ON m.scheme_id = s.id AND m.code = 'pre_release_plan'
    WHERE p_kind = 'pre_release' AND c.status = 'active' AND c.custody_since IS NOT NULL
        AND p_on >= least(
            c.release_on - 7 * coalesce(w.value, p_weeks),
            (c.release_on - make_interval(months => coalesce(m.value, p_months)))::date
        )
    UNION ALL
    -- A sensitive action concerns the person named and nobody else.
    SELECT a.case_id, a.id, a.due_on,
        a.person_id, a.agency_id, s.lead_agency_id, a.section = 'general'
    FROM plans_action a
    JOIN cases_case c ON c.id = a.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_action' AND c.status IN ('referred', 'active')
        AND a.status = 'open' AND a.due_on < p_on
    UNION ALL
    SELECT t.case_id, t.id, t.due_on,
        CASE WHEN t.owner_id = c.lead_worker_agency_id THEN c.lead_worker_id END,
        t.owner_id, s.lead_agency_id, true
    FROM referrals_administrationtask t
    JOIN cases_case c ON c.id = t.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_administration' AND c.status IN ('referred', 'active')
        AND t.done_on IS NULL AND t.withheld_on IS NULL AND t.due_on < p_on
    UNION ALL
    -- The check-list on removal is finished after the case has closed (S1-184).
    SELECT t.case_id, t.id, t.due_on,
        CASE WHEN t.owner_id = r.lead_agency_id THEN r.lead_officer_id END,
        t.owner_id, s.lead_agency_id, true
    FROM referrals_removaladministration t
    JOIN referrals_removal r ON r.id = t.removal_id
    JOIN cases_case c ON c.id = t.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_administration'
        AND t.done_on IS NULL AND t.withheld_on IS NULL AND t.due_on < p_on
    UNION ALL
    -- Removed for five years' custody: the co-ordinator brings them back (S1-36).
    SELECT b.case_id, b.removal_id, b.due_on,
        NULL::uuid, s.lead_agency_id, s.lead_agency_id, true
    FROM referrals_to_reconsider(p_on, p_months) b
    JOIN agencies_scheme s ON s.id = b.scheme_id
    WHERE p_kind = 're_registration'
$$;
