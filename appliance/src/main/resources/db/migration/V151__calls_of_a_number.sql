-- Whether somebody has called before: asked for each call that arrives.
create index phone_call_caller on phone_call (caller, id desc);
