-- Raising reminders. One named function spans the agencies; row security binds everything else.

-- Only a job acting as a service account, or the owner, comes past here.
CREATE FUNCTION work_require_service() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> 'iom_owner' THEN
        IF app_role() IS DISTINCT FROM 'service_account' THEN
            RAISE EXCEPTION 'only scheduled work may do this'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
END $$;

-- What is due on a day, whose it is, and which agency leads the scheme. Weeks and months
-- are the guide's; a scheme's own clocks come before them (A-9: the earlier of the two).
CREATE FUNCTION work_due(p_kind text, p_on date, p_weeks int, p_months int)
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
$$;

-- Who is told: the person whose it is while they work there and the case is shared with
-- their agency; otherwise the lead agency's co-ordinators, so that nothing is nobody's.
CREATE FUNCTION work_due_to(p_kind text, p_on date, p_weeks int, p_months int)
RETURNS TABLE (
    case_id uuid, source uuid, key_date date, recipient_id uuid, agency_id uuid
)
LANGUAGE sql STABLE AS $$
    WITH due AS MATERIALIZED (
        SELECT d.*, EXISTS (
            SELECT 1
            FROM agencies_membership m
            JOIN agencies_user u ON u.id = m.user_id AND u.is_active
            JOIN agencies_principal p ON p.agency_id = m.agency_id
            JOIN case_acl a ON a.case_id = d.case_id AND a.principal_id = p.id
                AND a.valid_from <= now()
                AND (a.valid_until IS NULL OR a.valid_until > now())
            WHERE m.user_id = d.person_id AND m.agency_id = d.agency_id
                AND m.valid_from <= p_on
                AND (m.valid_until IS NULL OR m.valid_until >= p_on)
                AND m.role IN ('practitioner', 'coordinator', 'chair', 'manager')
        ) AS can_act
        FROM work_due(p_kind, p_on, p_weeks, p_months) d
    )
    SELECT due.case_id, due.source, due.key_date, due.person_id, due.agency_id
    FROM due
    WHERE due.can_act
    UNION ALL
    SELECT due.case_id, due.source, due.key_date, m.user_id, m.agency_id
    FROM due
    JOIN agencies_membership m ON m.agency_id = due.lead_agency_id
        AND m.role = 'coordinator' AND m.valid_from <= p_on
        AND (m.valid_until IS NULL OR m.valid_until >= p_on)
    JOIN agencies_user u ON u.id = m.user_id AND u.is_active
    WHERE due.falls_back AND NOT due.can_act
$$;

-- Raises what is due and not yet raised, each with its message; cancels what is no longer
-- due on its date; brings back what was cancelled and is due after all. One statement, so
-- all of it happens or none; the unique key makes a second run, or two at once, do nothing.
-- At most `p_most` are raised at once, so that a backlog never outlasts the statement timeout.
CREATE FUNCTION work_raise_reminders(
    p_kind text, p_on date, p_at timestamptz, p_weeks int, p_months int, p_most int,
    OUT raised int, OUT restored int, OUT cancelled int
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM work_require_service();
    -- Two runs of one kind take turns: their inserts could otherwise wait for each other.
    PERFORM pg_advisory_xact_lock(hashtext('work_raise_reminders'), hashtext(p_kind));
    WITH due AS MATERIALIZED (
        SELECT DISTINCT ON (d.source, d.key_date, d.recipient_id) d.*
        FROM work_due_to(p_kind, p_on, p_weeks, p_months) d
        ORDER BY d.source, d.key_date, d.recipient_id, d.agency_id
    ), fresh AS (
        INSERT INTO work_reminder
            (id, kind, case_id, source, key_date, recipient_id, agency_id, raised_at)
        SELECT gen_random_uuid(), p_kind, d.case_id, d.source, d.key_date,
            d.recipient_id, d.agency_id, p_at
        FROM due d
        WHERE NOT EXISTS (
            SELECT 1 FROM work_reminder r
            WHERE r.kind = p_kind AND r.source = d.source AND r.key_date = d.key_date
                AND r.recipient_id = d.recipient_id
        )
        ORDER BY d.key_date, d.source
        LIMIT p_most
        ON CONFLICT (kind, source, key_date, recipient_id) DO NOTHING
        RETURNING id, case_id, recipient_id
    ), queued AS (
        INSERT INTO work_message
            (id, reminder_id, case_id, recipient_id, subject, body,
             queued_at, try_at, attempts, withheld_because)
        SELECT gen_random_uuid(), f.id, f.case_id, f.recipient_id, '', '', p_at, p_at, 0, ''
        FROM fresh f
    ), back AS (
        UPDATE work_reminder r SET cancelled_at = NULL
        FROM due d
        WHERE r.kind = p_kind AND r.source = d.source AND r.key_date = d.key_date
            AND r.recipient_id = d.recipient_id AND r.cancelled_at IS NOT NULL
        RETURNING r.id
    ), requeued AS (
        UPDATE work_message m SET withheld_at = NULL, withheld_because = '', try_at = p_at
        FROM back b
        WHERE m.reminder_id = b.id AND m.withheld_at IS NOT NULL
    ), gone AS (
        UPDATE work_reminder r SET cancelled_at = greatest(p_at, r.raised_at)
        WHERE r.kind = p_kind AND r.cancelled_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM due d
            WHERE d.source = r.source AND d.key_date = r.key_date
                AND d.recipient_id = r.recipient_id
        )
        RETURNING r.id
    ), stopped AS (
        UPDATE work_message m SET withheld_at = p_at, withheld_because = 'cancelled'
        FROM gone g
        WHERE m.reminder_id = g.id AND m.sent_at IS NULL AND m.withheld_at IS NULL
    )
    SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM back),
        (SELECT count(*) FROM gone)
    INTO raised, restored, cancelled;
END $$;

REVOKE ALL ON FUNCTION work_due(text, date, int, int) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_due_to(text, date, int, int) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_raise_reminders(text, date, timestamptz, int, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work_raise_reminders(text, date, timestamptz, int, int, int) TO iom_web;
