package org.firstline.reactions;

import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Target;

/** When a supervisor is let into somebody's call, or leads a waiting caller elsewhere, it is written into the book. */
record WatchingIsAudited(Audit audit) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, CallEvent.Watched.class, this::watched);
        bus.on(REACTIONS, CallEvent.Redirected.class, this::redirected);
    }

    private void watched(CallEvent.Watched one) {
        var kind = switch (one.how()) {
            case LISTEN -> AuditKind.CALL_LISTENED;
            case WHISPER -> AuditKind.CALL_WHISPERED;
            case BARGE -> AuditKind.CALL_BARGED;
        };
        audit.add(new Act(one.actor(), kind, "call:" + one.call().id(), "", "agent:" + one.extension()));
    }

    private void redirected(CallEvent.Redirected one) {
        Call call = one.call();
        Target to = one.to();
        String from = call.queue() == null ? "" : "queue:" + call.queue();
        audit.add(new Act(one.actor(), AuditKind.CALL_REDIRECTED, "call:" + call.id(), from, to.written()));
    }
}
