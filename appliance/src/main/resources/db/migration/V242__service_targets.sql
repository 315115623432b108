-- Which share of its callers a queue means to answer in time, and how often those who wait hear their place.
alter table routing_queue add column target_percent int default 80 not null;
alter table phone_queue_rules add column announce_seconds int;
