-- Roles, extensions and the database, made by the superuser with psql.
-- Run by docker-compose when the database is first made and by iom.local at each start:
-- it may be run again at any time.

\set ON_ERROR_STOP on
\getenv web_password IOM_WEB_PASSWORD
\getenv owner_password IOM_OWNER_PASSWORD

-- iom_web serves pages and jobs. Row security binds it: it owns nothing and belongs to nothing.
SELECT 'CREATE ROLE iom_web' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'iom_web') \gexec
ALTER ROLE iom_web LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT;
ALTER ROLE iom_web SET statement_timeout = '30s';
ALTER ROLE iom_web SET idle_in_transaction_session_timeout = '60s';

-- iom_owner runs migrations and nothing else.
SELECT 'CREATE ROLE iom_owner' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'iom_owner') \gexec
ALTER ROLE iom_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- iom_audit owns the audit; nobody signs in as it.
SELECT 'CREATE ROLE iom_audit' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'iom_audit') \gexec
ALTER ROLE iom_audit NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
GRANT iom_audit TO iom_owner;

\if :{?web_password}
    ALTER ROLE iom_web PASSWORD :'web_password';
\endif
\if :{?owner_password}
    ALTER ROLE iom_owner PASSWORD :'owner_password';
\endif

-- In the template, so that the databases the tests make are born the same.
\connect template1
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO iom_web;
GRANT USAGE, CREATE ON SCHEMA public TO iom_audit;

\connect postgres
SELECT 'CREATE DATABASE iom OWNER iom_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'iom') \gexec
REVOKE ALL ON DATABASE iom FROM PUBLIC;
GRANT CONNECT ON DATABASE iom TO iom_web;
