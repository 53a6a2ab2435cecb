-- One append-only record of who did and who saw what, partitioned by month.
-- The web role may add the columns listed in the grant and nothing else: time,
-- transaction and actor come from the database and the signed scope.

CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    txid bigint NOT NULL DEFAULT txid_current(),
    operation text NOT NULL,
    event text NOT NULL DEFAULT '',
    actor_id uuid,
    agency_id uuid,
    role text NOT NULL DEFAULT '',
    request_id text NOT NULL DEFAULT '',
    purpose text NOT NULL DEFAULT '',
    object_type text NOT NULL DEFAULT '',
    object_id text NOT NULL DEFAULT '',
    case_ids uuid[] NOT NULL DEFAULT '{}',
    recipient text NOT NULL DEFAULT '',
    change jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE audit_event_overflow PARTITION OF audit_event DEFAULT;
CREATE INDEX audit_event_cases ON audit_event USING gin (case_ids);
CREATE INDEX audit_event_actor ON audit_event (actor_id, at DESC);
CREATE INDEX audit_event_at ON audit_event USING brin (at);

-- Makes the partitions of `months` months from the one `first` is in.
CREATE FUNCTION audit_ensure_partitions(first date, months int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    start date;
    made int := 0;
    partition text;
BEGIN
    FOR i IN 0..months - 1 LOOP
        start := (date_trunc('month', first) + make_interval(months => i))::date;
        partition := 'audit_event_' || to_char(start, 'YYYY_MM');
        IF to_regclass(partition) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF audit_event FOR VALUES FROM (%L) TO (%L)',
                partition, start, (start + interval '1 month')::date
            );
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;
SELECT audit_ensure_partitions(current_date, 4);

-- Whoever writes, the actor is the verified one.
CREATE FUNCTION audit_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    scope text[];
BEGIN
    IF coalesce(current_setting('iom.scope', true), '') <> '' THEN
        scope := app_scope();
        NEW.actor_id := nullif(scope[2], '')::uuid;
        NEW.agency_id := nullif(scope[3], '')::uuid;
        NEW.role := scope[4];
        NEW.request_id := scope[7];
    ELSIF session_user = 'iom_web' AND NEW.operation NOT IN ('sign-in', 'denied') THEN
        RAISE EXCEPTION 'no acting identity' USING ERRCODE = 'insufficient_privilege';
    ELSE
        NEW.role := session_user;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_stamp BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_stamp();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- Logs each altered row: the names of changed columns, and the values of those
-- that the model's Privacy lets into a log. TG_ARGV: column that leads to the
-- case, comma list of columns whose values may be copied.
CREATE FUNCTION audit_row_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    becomes jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    whole jsonb := was || becomes;
    open_columns text[] := string_to_array(TG_ARGV[1], ',');
    changed jsonb;
BEGIN
    SELECT coalesce(jsonb_object_agg(
        key,
        CASE WHEN key = ANY (open_columns)
            THEN jsonb_build_array(was -> key, becomes -> key)
            ELSE '"changed"'::jsonb END
    ), '{}') INTO changed
    FROM jsonb_object_keys(whole) AS key
    WHERE nullif(was -> key, 'null') IS DISTINCT FROM nullif(becomes -> key, 'null');
    IF TG_OP = 'UPDATE' AND changed = '{}' THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_event (operation, object_type, object_id, case_ids, change)
    VALUES (
        CASE TG_OP WHEN 'INSERT' THEN 'collect' WHEN 'UPDATE' THEN 'alter' ELSE 'erase' END,
        TG_TABLE_NAME,
        whole ->> 'id',
        CASE WHEN TG_ARGV[0] IN ('case_id', 'id') AND whole ->> TG_ARGV[0] IS NOT NULL
            THEN ARRAY[(whole ->> TG_ARGV[0])::uuid] ELSE '{}' END,
        changed
    );
    RETURN NULL;
END $$;

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_event TO iom_owner USING (true) WITH CHECK (true);
CREATE POLICY web_insert ON audit_event FOR INSERT TO iom_web WITH CHECK (true);
-- Only the information-governance auditor reads it.
CREATE POLICY web_select ON audit_event FOR SELECT TO iom_web
    USING ((SELECT app_role()) = 'auditor');
GRANT SELECT ON audit_event TO iom_web;
GRANT INSERT (operation, event, purpose, object_type, object_id, case_ids, recipient, change)
    ON audit_event TO iom_web;
