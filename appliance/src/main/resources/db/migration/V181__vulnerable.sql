-- Hospitals, schools, the alone and the ill: whoever depends on the service is told first.
alter table subscriber add column vulnerable boolean default false not null;
