-- the site's own lines, which overrule those that ship with the box; none = no row
create table monitor_rules (
    kind varchar(20) not null primary key,
    body varchar(32000) not null,
    changed_at timestamp not null,
    changed_by varchar(80) not null
);
