-- case_acl follows case_grant; only this trigger writes it.
CREATE FUNCTION case_acl_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM case_acl WHERE grant_id = NEW.id;
    IF NEW.revoked_at IS NULL THEN
        INSERT INTO case_acl
            (grant_id, case_id, person_id, principal_id, level, sections, valid_from, valid_until)
        SELECT NEW.id, NEW.case_id, c.person_id, NEW.principal_id,
            CASE NEW.level WHEN 'read' THEN 1 WHEN 'write' THEN 2 ELSE 3 END,
            NEW.sections, NEW.valid_from, NEW.valid_until
        FROM cases_case c WHERE c.id = NEW.case_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER case_acl_follow AFTER INSERT OR UPDATE ON cases_casegrant
    FOR EACH ROW EXECUTE FUNCTION case_acl_follow();

-- A grant is appended and revoked, never altered or removed.
CREATE FUNCTION case_grant_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.revoked_at IS NOT NULL
        OR (to_jsonb(OLD) - '{revoked_at,revoked_by_id,revoked_reason}'::text[])
            <> (to_jsonb(NEW) - '{revoked_at,revoked_by_id,revoked_reason}'::text[])
    THEN
        RAISE EXCEPTION 'grants are appended and revoked only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_grant_append_only BEFORE UPDATE OR DELETE ON cases_casegrant
    FOR EACH ROW EXECUTE FUNCTION case_grant_append_only();

CREATE SEQUENCE case_reference START 1001;

-- What django-guardian reads: permissions by user, exact to the second.
CREATE VIEW case_user_permission WITH (security_invoker = true) AS
SELECT
    ('x' || substr(md5(a.grant_id::text || m.id::text || p.id::text), 1, 8))::bit(32)::int AS id,
    p.id AS permission_id,
    m.user_id,
    a.case_id AS content_object_id
FROM case_acl a
JOIN agencies_principal pr ON pr.id = a.principal_id
JOIN agencies_membership m ON m.agency_id = pr.agency_id OR m.user_id = pr.user_id
JOIN django_content_type ct ON ct.app_label = 'cases' AND ct.model = 'case'
JOIN auth_permission p ON p.content_type_id = ct.id
    AND (p.codename = 'view_case'
        OR (p.codename = 'change_case' AND a.level >= 2)
        OR (p.codename = 'share_case' AND a.level >= 3))
WHERE a.valid_from <= now() AND (a.valid_until IS NULL OR a.valid_until > now())
    AND m.valid_from <= current_date
    AND (m.valid_until IS NULL OR m.valid_until >= current_date)
    AND m.role IN ('practitioner', 'coordinator', 'chair', 'manager');

CREATE VIEW case_group_permission WITH (security_invoker = true) AS
SELECT 0 AS id, 0 AS permission_id, 0 AS group_id, NULL::uuid AS content_object_id
WHERE false;

-- Only the agency that wrote a sensitive row may share it on. Looks in every table
-- that has originators, past row security, and answers only yes or no.
CREATE FUNCTION app_originates(the_case uuid, the_row uuid, principal bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    each regclass;
    found_it boolean;
BEGIN
    FOR each IN
        SELECT a.attrelid::regclass FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attname = 'originator_id' AND c.relkind = 'r'
            AND c.relname <> 'cases_sectionshare'
    LOOP
        EXECUTE format(
            'SELECT EXISTS (SELECT 1 FROM %s WHERE id = $1 AND case_id = $2 AND originator_id = $3)',
            each
        ) INTO found_it USING the_row, the_case, principal;
        IF found_it THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END $$;
