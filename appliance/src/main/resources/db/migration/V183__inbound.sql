-- What became of a text that came in; those of before are shown and no more.
alter table sms_received add column handling varchar(10) default 'KEPT' not null;
alter table sms_received add column subscriber bigint;
alter table sms_received add column ticket bigint;
alter table sms_received add column answer bigint;
create index sms_received_handling on sms_received (handling, id);
create index sms_received_answers on sms_received (sender, received_at);
