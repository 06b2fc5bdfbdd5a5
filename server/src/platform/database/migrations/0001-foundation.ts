/** What all four kinds of program share: people, organizations, programs, tasks, mail, audit, idempotency. */
export const name: string = '0001-foundation';
export const up = /* sql */ `
create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null default 'member' check (role in ('admin', 'member')),
  locale text not null default 'en' check (locale in ('en', 'de')),
  time_zone text not null default 'UTC',
  active boolean not null default true,
  two_factor_enabled boolean not null default false,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- The sign-in library's tables (better-auth); it reads and writes them, nobody else but the account slice.
create table session (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references person on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (user_id);
create table credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references person on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credential_user on credential (user_id);
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
create table two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references person on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_user on two_factor (user_id);
create table api_key (
  id uuid primary key,
  config_id text not null default 'default',
  name text,
  start text,
  reference_id uuid not null references person on delete cascade,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  permissions text,
  metadata text
);
create index api_key_key on api_key (key);
create index api_key_person on api_key (reference_id);

-- Mail links: used once, stored hashed (sha-256).
create table one_time_token (
  token_hash text primary key,
  purpose text not null check (purpose in ('verifyEmail', 'resetPassword', 'invitation', 'setup')),
  person_id uuid references person on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index one_time_token_person on one_time_token (person_id, purpose);
create table attempt (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);

create table organization (
  id uuid primary key,
  name text not null,
  parent_id uuid references organization,
  created_at timestamptz not null,
  check (parent_id is distinct from id)
);
-- One row per way to write an organization, its own name among them: comparison is case-folded and trimmed (C11).
create table organization_name (
  folded text primary key,
  organization_id uuid not null references organization on delete cascade,
  alias text not null,
  is_name boolean not null
);
create index organization_name_organization on organization_name (organization_id);
create unique index organization_one_name on organization_name (organization_id) where is_name;

create table program (
  id uuid primary key,
  kind text not null check (kind in ('cohort', 'call', 'directory', 'desk')),
  name text not null,
  description text not null default '',
  locale text not null check (locale in ('en', 'de')),
  time_zone text not null,
  created_by uuid references person,
  created_at timestamptz not null
);
create table settings_version (
  program_id uuid not null references program on delete cascade,
  version integer not null check (version >= 1),
  settings jsonb not null,
  changed_by uuid references person,
  changed_at timestamptz not null,
  primary key (program_id, version)
);

create table task (
  id uuid primary key,
  kind text not null check (kind in ('run', 'import', 'mailing', 'export')),
  subject_id uuid not null,
  program_id uuid references program on delete cascade,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  step text,
  progress integer not null default 0,
  total integer not null default 0,
  failure text,
  created_by uuid references person,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index task_subject on task (subject_id);
create index task_open on task (created_at) where state in ('queued', 'running');

-- A matching run of any kind of program: what went in, what came of it. Immutable once finished (S2, S4).
create table run (
  id uuid primary key,
  program_id uuid not null references program on delete cascade,
  number integer not null,
  mode text not null,
  options jsonb not null,
  status text not null check (status in ('queued', 'running', 'optimal', 'feasible', 'infeasible', 'timedOut', 'failed', 'cancelled')),
  parent_run_id uuid references run,
  reason text,
  task_id uuid references task,
  settings_version integer not null,
  engine_version text not null,
  input_hash text not null,
  snapshot jsonb not null,
  result jsonb,
  solve_milliseconds double precision,
  created_by uuid references person,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (program_id, number),
  foreign key (program_id, settings_version) references settings_version
);
create index run_program on run (program_id, created_at desc);

create table mail (
  id uuid primary key,
  person_id uuid references person on delete set null,
  program_id uuid references program on delete set null,
  recipient_name text not null,
  recipient text not null,
  template text not null,
  locale text not null,
  data jsonb not null,
  -- Links that act as keys; emptied when the mail is sent.
  secrets jsonb,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'held')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_created on mail (created_at desc, id);
create index mail_waiting on mail (created_at) where state in ('queued', 'held');

create table audit_event (
  sequence bigint primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  program_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  previous_hash text not null,
  hash text not null
);
create index audit_event_subject on audit_event (subject_id, sequence desc);
create index audit_event_program on audit_event (program_id, sequence desc);
create index audit_event_actor on audit_event (actor_id, sequence desc);
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is only ever added to.';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_audit_change();

create table idempotency_key (
  person_id uuid not null references person on delete cascade,
  key text not null,
  procedure text not null,
  input_hash text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table installation (
  "only" boolean primary key default true check ("only"),
  first_started_at timestamptz,
  created_at timestamptz not null default now()
);
insert into installation default values;
`;
