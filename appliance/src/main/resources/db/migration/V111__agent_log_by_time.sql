-- the day of every agent is read at the start
create index agent_log_by_time on agent_log (moved_at);
