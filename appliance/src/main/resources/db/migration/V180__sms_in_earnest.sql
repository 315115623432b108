-- Planned works come between "restored" and bulk, which moves one place down.
update sms_message set priority = 4 where priority = 3;
update sms_batch set priority = 4 where priority = 3;

-- Who is told first of one thing, at which hours, and the message that says the same already.
alter table sms_message add column standing smallint default 2 not null;
alter table sms_message add column hours smallint default 2 not null;
alter table sms_message add column merged_into bigint;
drop index sms_message_next;
create index sms_message_next on sms_message (state, priority, standing, id);
create index sms_message_merged on sms_message (merged_into);

alter table sms_batch add column paused boolean default false not null;

-- What owners of phones said of messages; who said nothing has no row.
create table sms_consent (
    phone varchar(16) not null primary key,
    wish varchar(10) not null,
    source varchar(60) not null,
    since timestamp not null
);
create index sms_consent_wish on sms_consent (wish);
