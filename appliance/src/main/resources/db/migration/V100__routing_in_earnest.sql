-- what a queue may be told since it takes more than the longest idle; the defaults change nothing for queues that are there
alter table routing_queue add column misses            int           default 1           not null;
alter table routing_queue add column needs             varchar(2000) default ''          not null;
alter table routing_queue add column relax_after_ms    bigint        default 0           not null;
alter table routing_queue add column relax_to          int           default 0           not null;
alter table routing_queue add column ageing_ms         bigint        default 120000      not null;
alter table routing_queue add column preferred_wait_ms bigint        default 30000       not null;
alter table routing_queue add column max_wait_ms       bigint        default 0           not null;
alter table routing_queue add column when_too_long     varchar(80)   default 'announce:busy' not null;
alter table routing_queue add column max_length        int           default 0           not null;
alter table routing_queue add column when_full         varchar(80)   default 'announce:busy' not null;
alter table routing_queue add column join_with         varchar(200)  default ''          not null;
alter table routing_queue add column stay_with         varchar(200)  default ''          not null;
alter table routing_queue add column when_empty        varchar(80)   default 'announce:busy' not null;
alter table routing_queue add column open_hours        varchar(2000) default ''          not null;
alter table routing_queue add column open_exceptions   varchar(2000) default ''          not null;
alter table routing_queue add column when_closed       varchar(80)   default 'announce:busy' not null;

-- items by the minute in which they entered the queue, of the last half hour
create table routing_minute (
  queue           varchar(40) not null,
  entry_minute    bigint      not null,
  offered         int         not null,
  answered        int         not null,
  answered_in     int         not null,
  abandoned       int         not null,
  abandoned_in    int         not null,
  short_abandoned int         not null,
  overflowed      int         not null,
  waited_ms       bigint      not null,
  longest_ms      bigint      not null,
  primary key (queue, entry_minute)
);

-- where an agent stands in a queue; which queues she serves is in agent_queue
create table agent_tier (
  agent         varchar(64) not null,
  queue         varchar(40) not null,
  tier          int         not null,
  tier_position int         not null,
  primary key (agent, queue)
);

create table agent_skill (
  agent       varchar(64) not null,
  skill       varchar(40) not null,
  skill_level int         not null,
  primary key (agent, skill)
);

create table routing_break (
  code       varchar(40) not null primary key,
  title_en   varchar(80) not null,
  title_ru   varchar(80) not null,
  most       int         not null,
  longest_ms bigint      not null,
  place      int         not null
);

insert into routing_break (code, title_en, title_ru, most, longest_ms, place) values
  ('lunch',    'lunch',    'обед',      0, 0, 1),
  ('rest',     'rest',     'отдых',     0, 0, 2),
  ('training', 'training', 'обучение',  0, 0, 3),
  ('meeting',  'meeting',  'совещание', 0, 0, 4),
  ('personal', 'personal', 'личное',    0, 0, 5);
