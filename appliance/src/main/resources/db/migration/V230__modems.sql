-- Which modem took a part, and the name under which its report will come: 0-255 from a modem, words from an SMS centre.
alter table sms_part add column modem varchar(32) default '' not null;
alter table sms_part add column token varchar(70);
update sms_part set token = trim(cast(reference as char(6))) where reference is not null;
drop index sms_part_reference;
alter table sms_part drop column reference;
create index sms_part_token on sms_part (token, sent_at desc);
create index sms_part_modem on sms_part (modem, sent_at);

-- The modem that has part of a message, which the others leave alone while it works; and the only one that may have it.
alter table sms_message add column modem varchar(32) default '' not null;
alter table sms_message add column only_modem varchar(32) default '' not null;

-- PINs that were tried: one that was not found right is never tried again.
create table modem_pin (
    modem varchar(32) not null primary key,
    digest varchar(64) not null,
    tried_at timestamp not null,
    worked boolean not null
);
