-- how a subscriber hangs on the network; empty where nobody wrote it down
create table line_facts (
  subscriber  bigint       not null primary key,
  login       varchar(100) not null,
  address     varchar(100) not null,
  host        varchar(100) not null,
  port        varchar(10)  not null,
  onu         varchar(70)  not null,
  profile     varchar(40)  not null
);

-- looks at lines that are over, and what each probe found; args are separated by |
create table line_check (
  id          varchar(26)  not null primary key,
  subscriber  bigint       not null,
  ticket      bigint,
  outage      bigint,
  actor       varchar(120) not null,
  started_at  timestamp    not null,
  done_at     timestamp    not null
);
create index line_check_newest on line_check (subscriber, id desc);
create index line_check_done on line_check (done_at);

create table line_finding (
  check_id    varchar(26)  not null references line_check (id) on delete cascade,
  kind        varchar(16)  not null,
  mark        varchar(16)  not null,
  reason      varchar(60)  not null,
  args        varchar(800) not null,
  took_ms     bigint       not null,
  primary key (check_id, kind)
);
