-- The law and the facts move on after a sentence's dates were worked out. Scheduled work
-- alone reads the cases of every agency, some at a time, lets the calculator in Python
-- answer, and writes what moved. These functions only fetch and write.

CREATE FUNCTION licences_require_service() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> 'iom_owner' AND app_role() IS DISTINCT FROM 'service_account' THEN
        RAISE EXCEPTION 'only scheduled work may do this'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

-- What a case's dates rest on, in 32 characters: every fact the calculator asks for, the
-- official dates, and the columns of the case that follow.
CREATE FUNCTION licences_facts_now(p_cases uuid[])
RETURNS TABLE (case_id uuid, facts text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, md5((c.jurisdiction, p.date_of_birth, c.release_on, c.release_is_official,
        c.licence_ends_on, c.supervision_ends_on,
        (SELECT string_agg((s.id, s.kind, s.offence_date, s.sentenced_on, s.years, s.months,
                s.weeks, s.days, s.remand_days, s.tagged_bail_days,
                s.sds40_excluded)::text, ';' ORDER BY s.id)
            FROM licences_sentence s WHERE s.case_id = c.id AND s.superseded_on IS NULL),
        (SELECT string_agg((y.reason, y.custody_since, y.received_on, y.revoked_on,
                y.released_on, y.left_because, y.recorded_at)::text, ';' ORDER BY y.id)
            FROM licences_custodyspell y WHERE y.case_id = c.id),
        (SELECT string_agg((a.kind, a.day, a.days)::text, ';' ORDER BY a.id)
            FROM licences_dayadjustment a
            WHERE a.case_id = c.id AND a.withdrawn_on IS NULL),
        (SELECT string_agg((k.kind, k.day, k.received_on)::text, ';' ORDER BY k.id)
            FROM licences_keydate k
            WHERE k.case_id = c.id AND k.is_official AND k.superseded_on IS NULL)
    )::text)
    FROM unnest(p_cases) AS asked (id)
    JOIN cases_case c ON c.id = asked.id
    JOIN cases_person p ON p.id = c.person_id
$$;

-- The cases whose dates rest on other facts or another edition than now, or whose release
-- has passed.
CREATE FUNCTION licences_out_of_step(p_edition text, p_on date) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM licences_require_service();
    RETURN QUERY
    SELECT n.case_id
    FROM licences_facts_now(ARRAY(
        SELECT DISTINCT s.case_id FROM licences_sentence s
        JOIN cases_case o ON o.id = s.case_id AND o.status IN ('referred', 'active')
        WHERE s.superseded_on IS NULL)) n
    JOIN cases_case c ON c.id = n.case_id
    LEFT JOIN licences_workedout w ON w.case_id = n.case_id
    WHERE w.facts IS DISTINCT FROM n.facts OR w.edition <> p_edition
        OR (c.custody_since IS NULL AND c.release_on < p_on)
    ORDER BY n.case_id;
END $$;

CREATE FUNCTION licences_note_worked_out(p_cases uuid[], p_edition text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM licences_require_service();
    INSERT INTO licences_workedout (id, case_id, facts, edition)
    SELECT gen_random_uuid(), n.case_id, n.facts, p_edition
    FROM licences_facts_now(p_cases) n
    ON CONFLICT (case_id) DO UPDATE SET facts = excluded.facts, edition = excluded.edition;
END $$;

-- The open cases with a sentence in force, locked against a change meanwhile: two
-- statements, so that what is read is as it stands once the locks are held.
CREATE FUNCTION licences_recorded_dates(p_cases uuid[])
RETURNS TABLE (case_id uuid, facts text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    chosen uuid[];
BEGIN
    PERFORM licences_require_service();
    SELECT coalesce(array_agg(l.id), '{}') INTO chosen FROM (
        SELECT c.id FROM cases_case c
        WHERE c.id = ANY (p_cases) AND c.status IN ('referred', 'active')
            AND EXISTS (SELECT 1 FROM licences_sentence s
                WHERE s.case_id = c.id AND s.superseded_on IS NULL)
        ORDER BY c.id
        FOR NO KEY UPDATE OF c
    ) l;
    RETURN QUERY
    SELECT c.id, json_build_object(
        'jurisdiction', c.jurisdiction,
        'born_on', p.date_of_birth,
        'standing', json_build_object(
            'release_on', c.release_on, 'release_is_official', c.release_is_official,
            'licence_ends_on', c.licence_ends_on,
            'supervision_ends_on', c.supervision_ends_on),
        'sentences', (SELECT json_agg(json_build_object(
                'id', s.id, 'kind', s.kind, 'offence_date', s.offence_date,
                'sentenced_on', s.sentenced_on, 'years', s.years, 'months', s.months,
                'weeks', s.weeks, 'days', s.days, 'remand_days', s.remand_days,
                'tagged_bail_days', s.tagged_bail_days,
                'sds40_excluded', s.sds40_excluded)
                ORDER BY s.sentenced_on DESC, s.recorded_at DESC)
            FROM licences_sentence s
            WHERE s.case_id = c.id AND s.superseded_on IS NULL),
        'stays', (SELECT coalesce(json_agg(json_build_object(
                'prison', y.prison, 'reason', y.reason,
                'custody_since', y.custody_since, 'revoked_on', y.revoked_on,
                'released_on', y.released_on, 'left_because', y.left_because)
                ORDER BY y.received_on DESC, y.recorded_at DESC), '[]')
            FROM licences_custodyspell y WHERE y.case_id = c.id),
        'adjustments', (SELECT coalesce(json_agg(json_build_object(
                'kind', a.kind, 'day', a.day, 'days', a.days)
                ORDER BY a.day, a.recorded_at), '[]')
            FROM licences_dayadjustment a
            WHERE a.case_id = c.id AND a.withdrawn_on IS NULL),
        'dates', (SELECT coalesce(json_agg(json_build_object(
                'id', k.id, 'sentence', k.sentence_id, 'kind', k.kind, 'day', k.day,
                'absent_because', k.absent_because, 'is_official', k.is_official,
                'received_on', k.received_on, 'rule_set', k.rule_set)), '[]')
            FROM licences_keydate k
            WHERE k.case_id = c.id AND k.superseded_on IS NULL)
    )::text
    FROM cases_case c
    JOIN cases_person p ON p.id = c.person_id
    WHERE c.id = ANY (chosen)
    ORDER BY c.id;
END $$;

CREATE FUNCTION licences_write_dates(
    p_superseded uuid[], p_dates jsonb, p_standings jsonb, p_on date
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM licences_require_service();
    UPDATE licences_keydate SET superseded_on = p_on
    WHERE id = ANY (p_superseded) AND superseded_on IS NULL AND NOT is_official;

    INSERT INTO licences_keydate
        (id, case_id, sentence_id, kind, day, absent_because, is_official, source,
         rule_set, steps, worked_out_on, withdrawn_because, recorded_by_id, recorded_at)
    SELECT gen_random_uuid(), s.case_id, s.id, d.kind, d.day, d.absent_because, false, '',
        ARRAY(SELECT jsonb_array_elements_text(d.rule_set)), d.steps, p_on, '',
        app_user(), now()
    FROM jsonb_to_recordset(p_dates) AS d (
        sentence uuid, kind text, day date, absent_because text,
        rule_set jsonb, steps jsonb)
    JOIN licences_sentence s ON s.id = d.sentence AND s.superseded_on IS NULL;

    INSERT INTO licences_releasemove
        (id, case_id, moved_on, before, after, is_official, recorded_by_id, recorded_at)
    SELECT gen_random_uuid(), c.id, p_on, c.release_on, d.release_on,
        d.release_is_official, app_user(), now()
    FROM jsonb_to_recordset(p_standings) AS d (
        case_id uuid, release_on date, release_is_official boolean)
    JOIN cases_case c ON c.id = d.case_id
    WHERE c.custody_since IS NOT NULL AND c.release_on <> coalesce(d.release_on, 'infinity');

    UPDATE cases_case c SET release_on = d.release_on,
        release_is_official = d.release_is_official,
        licence_ends_on = d.licence_ends_on, supervision_ends_on = d.supervision_ends_on
    FROM jsonb_to_recordset(p_standings) AS d (
        case_id uuid, release_on date, release_is_official boolean,
        licence_ends_on date, supervision_ends_on date)
    WHERE c.id = d.case_id AND c.status IN ('referred', 'active');
END $$;

REVOKE ALL ON FUNCTION licences_facts_now(uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION licences_out_of_step(text, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION licences_note_worked_out(uuid[], text) FROM PUBLIC;
REVOKE ALL ON FUNCTION licences_recorded_dates(uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION licences_write_dates(uuid[], jsonb, jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION licences_out_of_step(text, date) TO iom_web;
GRANT EXECUTE ON FUNCTION licences_note_worked_out(uuid[], text) TO iom_web;
GRANT EXECUTE ON FUNCTION licences_recorded_dates(uuid[]) TO iom_web;
GRANT EXECUTE ON FUNCTION licences_write_dates(uuid[], jsonb, jsonb, date) TO iom_web;
