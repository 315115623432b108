-- another uplink, as in a ring; null for none
alter table node add column second_uplink varchar(64);
