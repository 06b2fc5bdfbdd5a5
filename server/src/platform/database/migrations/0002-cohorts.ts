/** Mentors and mentees, one to one. */
export const name: string = '0002-cohorts';
export const up = /* sql */ `
create table cohort (
  program_id uuid primary key references program on delete cascade,
  status text not null default 'draft' check (status in ('draft', 'open', 'closed', 'matched')),
  deadline timestamptz,
  settings_version integer not null default 1,
  active_run_id uuid references run,
  foreign key (program_id, settings_version) references settings_version deferrable initially deferred
);
create index cohort_deadline on cohort (deadline) where status = 'open';

create table participant (
  id uuid primary key,
  cohort_id uuid not null references cohort on delete cascade,
  person_id uuid not null references person,
  side text not null check (side in ('mentor', 'mentee')),
  display_name text not null,
  organization_id uuid references organization,
  submitted_at timestamptz,
  reopen_requested_at timestamptz,
  reopen_request text,
  -- Raised by every change of profile or list; saving names the version it was made from.
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (cohort_id, person_id, side),
  unique (id, cohort_id, side)
);
create index participant_cohort on participant (cohort_id, side);
create index participant_person on participant (person_id);

-- One ordered list per participant: ranks 1..K without gaps (kept by saving lists whole), other side, same cohort (C8).
-- A row with rank null is a veto, "never" (C4).
create table preference (
  cohort_id uuid not null,
  from_participant_id uuid not null,
  from_side text not null check (from_side in ('mentor', 'mentee')),
  to_participant_id uuid not null,
  to_side text not null check (to_side in ('mentor', 'mentee')),
  rank integer check (rank >= 1),
  primary key (from_participant_id, to_participant_id),
  unique (from_participant_id, rank),
  check (from_side <> to_side),
  foreign key (from_participant_id, cohort_id, from_side) references participant (id, cohort_id, side) on delete cascade,
  foreign key (to_participant_id, cohort_id, to_side) references participant (id, cohort_id, side) on delete cascade
);
create index preference_to on preference (to_participant_id);
create index preference_cohort on preference (cohort_id);

create table mentor_profile (
  participant_id uuid primary key references participant on delete cascade,
  job_title text not null default '',
  function text not null default '',
  expertise_tags text[] not null default '{}',
  coaching_topics text[] not null default '{}',
  languages text[] not null default '{}',
  location text not null default '',
  years_experience integer check (years_experience between 0 and 80),
  bio text not null default '',
  availability_notes text not null default '',
  slide_source text not null default 'manual' check (slide_source in ('manual', 'import')),
  updated_at timestamptz not null
);
create table mentee_profile (
  participant_id uuid primary key references participant on delete cascade,
  tags text[] not null default '{}',
  attributes text[] not null default '{}',
  languages text[] not null default '{}',
  location text not null default '',
  function text not null default '',
  notes text not null default '',
  updated_at timestamptz not null
);

create table pair_rule (
  id uuid primary key,
  cohort_id uuid not null references cohort on delete cascade,
  kind text not null check (kind in ('lock', 'apart', 'liftVeto')),
  mentor_id uuid not null references participant on delete cascade,
  mentee_id uuid not null references participant on delete cascade,
  reason text not null,
  created_by uuid references person,
  created_at timestamptz not null,
  unique (cohort_id, kind, mentor_id, mentee_id)
);
create unique index pair_rule_one_lock_per_mentor on pair_rule (mentor_id) where kind = 'lock';
create unique index pair_rule_one_lock_per_mentee on pair_rule (mentee_id) where kind = 'lock';

-- The pairs of a run. Names and organizations are read from the run's snapshot, so that history stays as it was.
create table match (
  id uuid primary key,
  run_id uuid not null references run on delete cascade,
  mentor_id uuid not null,
  mentee_id uuid not null,
  score_percent integer not null check (score_percent between 0 and 100),
  verdict jsonb not null,
  manual_override boolean not null default false,
  override_reason text,
  unique (run_id, mentor_id),
  unique (run_id, mentee_id)
);

create table publication (
  id uuid primary key,
  cohort_id uuid not null references cohort on delete cascade,
  run_id uuid not null references run,
  published_at timestamptz not null,
  published_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text
);
create unique index publication_one_current on publication (cohort_id) where withdrawn_at is null;

create table cohort_import (
  id uuid primary key,
  cohort_id uuid not null references cohort on delete cascade,
  kind text not null check (kind in ('participants', 'preferences', 'mentorProfiles')),
  file_name text not null,
  status text not null default 'reading' check (status in ('reading', 'previewed', 'applied', 'failed', 'discarded')),
  task_id uuid references task,
  -- The uploaded bytes, until read; then the parsed rows, until applied or discarded.
  content bytea,
  preview jsonb,
  created_by uuid references person,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index cohort_import_cohort on cohort_import (cohort_id, created_at desc);
`;
