-- What ratings bring: alerts to acknowledge, ratings changed, duties overdue.

-- Who works a case by name: its lead worker, and whoever has an open action on its plan.
CREATE FUNCTION work_named(p_case uuid)
RETURNS TABLE (person_id uuid, agency_id uuid)
LANGUAGE sql STABLE AS $$
    SELECT c.lead_worker_id, c.lead_worker_agency_id FROM cases_case c
    WHERE c.id = p_case AND c.lead_worker_id IS NOT NULL
    UNION
    SELECT a.person_id, a.agency_id FROM plans_action a
    WHERE a.case_id = p_case AND a.status = 'open' AND a.person_id IS NOT NULL
$$;

-- Who works cases for an agency on a day.
CREATE FUNCTION work_members(p_agency uuid, p_on date)
RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE AS $$
    SELECT m.user_id
    FROM agencies_membership m
    JOIN agencies_user u ON u.id = m.user_id AND u.is_active
    WHERE m.agency_id = p_agency AND m.valid_from <= p_on
        AND (m.valid_until IS NULL OR m.valid_until >= p_on)
        AND m.role IN ('practitioner', 'coordinator', 'chair', 'manager')
$$;

CREATE FUNCTION work_due_on_ratings(p_kind text, p_on date)
RETURNS TABLE (
    case_id uuid, source uuid, key_date date,
    person_id uuid, agency_id uuid, lead_agency_id uuid, falls_back boolean
)
LANGUAGE sql STABLE AS $$
    -- Each agency told that has not acknowledged: its people on the case, else all of its
    -- people (S1-190).
    SELECT w.case_id, w.id, (w.recorded_at AT TIME ZONE 'Europe/London')::date,
        told.person_id, told.agency_id, s.lead_agency_id, true
    FROM rag_wantedalert w
    JOIN cases_case c ON c.id = w.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    CROSS JOIN LATERAL (
        SELECT g.id AS agency_id, p.person_id
        FROM unnest(w.agency_ids) AS g(id)
        LEFT JOIN LATERAL (
            SELECT n.person_id FROM work_named(w.case_id) n WHERE n.agency_id = g.id
            UNION
            SELECT m.person_id FROM work_members(g.id, p_on) m
            WHERE NOT EXISTS (
                SELECT 1 FROM work_named(w.case_id) n WHERE n.agency_id = g.id
            )
        ) p ON true
    ) told
    WHERE p_kind = 'wanted_alert' AND w.ended_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM rag_wantedacknowledgement k
        WHERE k.alert_id = w.id AND k.agency_id = told.agency_id
    )
    UNION ALL
    -- A class that is not the one before, for a week, to those who work the case by name
    -- and did not rate it themselves.
    SELECT r.case_id, r.id, r.rated_on, n.person_id, n.agency_id, s.lead_agency_id, false
    FROM rag_rating r
    JOIN cases_case c ON c.id = r.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    LEFT JOIN rag_rating b ON b.case_id = r.case_id AND b.number = r.number - 1
    CROSS JOIN LATERAL work_named(r.case_id) n
    WHERE p_kind = 'rating_changed' AND c.status = 'active' AND r.superseded_on IS NULL
        AND (r.recorded_at AT TIME ZONE 'Europe/London')::date > p_on - 7
        AND b.rag_class IS DISTINCT FROM r.rag_class
        AND n.person_id <> r.rated_by_id
    UNION ALL
    SELECT c.id, c.id, c.duty_due_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM cases_case c
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_duty' AND c.status = 'active' AND c.duty_due_on < p_on
$$;

-- What is due is what the records say and what the ratings bring.
ALTER FUNCTION work_due(text, date, int, int) RENAME TO work_due_on_records;

CREATE FUNCTION work_due(p_kind text, p_on date, p_weeks int, p_months int)
RETURNS TABLE (
    case_id uuid, source uuid, key_date date,
    person_id uuid, agency_id uuid, lead_agency_id uuid, falls_back boolean
)
LANGUAGE sql STABLE AS $$
    SELECT * FROM work_due_on_records(p_kind, p_on, p_weeks, p_months)
    UNION ALL
    SELECT * FROM work_due_on_ratings(p_kind, p_on)
$$;

REVOKE ALL ON FUNCTION work_named(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_members(uuid, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_due_on_ratings(text, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_due(text, date, int, int) FROM PUBLIC;
