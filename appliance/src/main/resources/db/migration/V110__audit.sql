-- only ever inserted into; hash chains each entry to the one before
create table audit_entry (
  number   bigint        not null primary key,
  acted_at timestamp     not null,
  actor    varchar(120)  not null,
  kind     varchar(40)   not null,
  subject  varchar(120)  not null,
  was      varchar(2000) not null,
  became   varchar(2000) not null,
  origin   varchar(60)   not null,
  hash     varchar(64)   not null
);

create index audit_entry_of_actor on audit_entry (actor, number);
create index audit_entry_of_subject on audit_entry (subject, number);
create index audit_entry_of_kind on audit_entry (kind, number);
