-- What is due, of every kind.

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
    UNION ALL
    -- A change in a sensitive section waits where it may be read, not in a message.
    SELECT g.case_id, g.id, g.review_due_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM cases_significantchange g
    JOIN cases_case c ON c.id = g.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'change_review' AND c.status IN ('referred', 'active')
        AND g.reviewed_at IS NULL AND g.section = 'general' AND g.review_due_on < p_on
    UNION ALL
    -- What the receiving area owes after a transfer (S3-82, S3-91).
    SELECT d.case_id, d.id, d.due_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM referrals_transferduty d
    JOIN cases_case c ON c.id = d.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_transfer' AND c.status = 'active'
        AND d.done_on IS NULL AND d.due_on < p_on
    UNION ALL
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
    -- The release moved and nobody has said they saw it: to the lead worker, and to those
    -- who have an action or a step before release on it. Whoever moved it knows (S1-173).
    SELECT v.case_id, v.id, v.moved_on,
        told.person_id, told.agency_id, s.lead_agency_id, told.leads
    FROM licences_releasemove v
    JOIN cases_case c ON c.id = v.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    CROSS JOIN LATERAL (
        SELECT c.lead_worker_id AS person_id, c.lead_worker_agency_id AS agency_id,
            true AS leads
        UNION
        SELECT o.person_id, o.agency_id, false
        FROM (
            SELECT n.person_id, n.agency_id FROM work_named(c.id) n
            UNION
            SELECT t.person_id, t.agency_id FROM licences_prereleasestep t
            WHERE t.case_id = c.id AND t.custody_since = c.custody_since
                AND t.status = 'open' AND t.person_id IS NOT NULL
        ) o
        WHERE o.person_id IS DISTINCT FROM c.lead_worker_id
    ) told
    WHERE p_kind = 'release_moved' AND c.status = 'active' AND c.custody_since IS NOT NULL
        AND v.seen_on IS NULL AND told.person_id IS DISTINCT FROM v.recorded_by_id
    UNION ALL
    SELECT c.id, c.id, c.duty_due_on,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM cases_case c
    JOIN agencies_scheme s ON s.id = c.scheme_id
    WHERE p_kind = 'overdue_duty' AND c.status = 'active' AND c.duty_due_on < p_on
    UNION ALL
    -- A package's agreement broken: the supervising officer, and by the package's rule the
    -- police team's people on the case, else all of its people, until each agency has taken
    -- note (S0-26).
    SELECT b.case_id, b.id, (b.reported_at AT TIME ZONE 'Europe/London')::date,
        told.person_id, told.agency_id, s.lead_agency_id, true
    FROM isms_breach b
    JOIN isms_package k ON k.id = b.package_id
    JOIN cases_case c ON c.id = b.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    CROSS JOIN LATERAL (
        SELECT k.supervisor_id AS person_id, k.supervisor_agency_id AS agency_id
        WHERE k.supervisor_agency_id = ANY (b.agency_ids)
        UNION
        SELECT n.person_id, n.agency_id FROM work_named(b.case_id) n
        WHERE n.agency_id = k.police_agency_id AND n.agency_id = ANY (b.agency_ids)
        UNION
        SELECT m.person_id, k.police_agency_id
        FROM work_members(k.police_agency_id, p_on) m
        WHERE k.police_agency_id = ANY (b.agency_ids) AND NOT EXISTS (
            SELECT 1 FROM work_named(b.case_id) n WHERE n.agency_id = k.police_agency_id
        )
    ) told
    WHERE p_kind = 'package_breach' AND c.status IN ('referred', 'active') AND NOT EXISTS (
        SELECT 1 FROM isms_acknowledgement a
        WHERE a.breach_id = b.id AND a.agency_id = told.agency_id
    )
    UNION ALL
    -- Who leads a case and cannot come writes to the meeting: chased twice (S1-34, A-8).
    SELECT i.case_id, i.id, chased.on_day,
        c.lead_worker_id, c.lead_worker_agency_id, s.lead_agency_id, true
    FROM meetings_agendaitem i
    JOIN meetings_meeting m ON m.id = i.meeting_id AND m.status = 'planned'
        AND m.started_at IS NULL AND m.held_on >= p_on
    JOIN cases_case c ON c.id = i.case_id
    JOIN agencies_scheme s ON s.id = c.scheme_id
    JOIN meetings_attendee t ON t.meeting_id = m.id AND t.person_id = c.lead_worker_id
        AND t.apologies_at IS NOT NULL
    CROSS JOIN LATERAL (
        VALUES (m.updates_chased_on), (m.updates_due_on)
    ) AS chased(on_day)
    WHERE p_kind = 'written_update' AND i.removed_on IS NULL AND chased.on_day <= p_on
        AND NOT EXISTS (
            SELECT 1 FROM meetings_writtenupdate u
            WHERE u.meeting_id = m.id AND u.case_id = i.case_id
                AND u.recorded_by_id = c.lead_worker_id
        )
$$;

REVOKE ALL ON FUNCTION work_named(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_members(uuid, date) FROM PUBLIC;
