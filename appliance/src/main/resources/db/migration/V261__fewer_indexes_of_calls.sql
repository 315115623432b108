-- Each call writes its segments, and nothing looks for them but by their call.
drop index phone_call_segment_agent;
drop index phone_call_segment_queue;

-- Each call's outcome changes once, and with it every index that holds it; of one outage there are few enough to count.
drop index phone_call_outage;
create index phone_call_outage on phone_call (outage);
