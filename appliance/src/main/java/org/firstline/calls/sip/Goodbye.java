package org.firstline.calls.sip;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.base.Cancel;
import org.firstline.calls.EndCause;

/** The end of an answered call, by our BYE or by theirs (RFC 3261 §15); then it is forgotten. */
final class Goodbye implements ClientTransaction.User {
    /** A far hang-up that nobody acknowledges is answered after this: before the far end gives up asking. */
    static final Duration ACKNOWLEDGE_AT_LAST = Duration.ofSeconds(10);

    private final SipCall call;
    private final Dialog dialog;
    private boolean challenged;

    private Goodbye(SipCall call, Dialog dialog) {
        this.call = call;
        this.dialog = dialog;
    }

    /** Says BYE. */
    static void say(SipCall call, Dialog dialog) {
        call.agent.send(dialog.request("BYE"), dialog.hop(), new Goodbye(call, dialog));
    }

    @Override
    public void response(SipResponse response) {
        if (response.isProvisional()) return;
        String answer = challenged ? null : call.authorization(response, "BYE", dialog);
        challenged = true;
        if (answer == null) {
            call.agent.forget(call);
            return;
        }
        SipRequest again = dialog.request("BYE");
        again.headers().add(Credentials.header(response.status()), answer);
        call.agent.send(again, dialog.hop(), this);
    }

    @Override
    public void failed() {
        call.agent.forget(call);
    }

    /** Takes their BYE: it is answered when the user has kept what is to be kept of the call. */
    static void take(SipCall call, ServerTransaction transaction) {
        var once = new AtomicBoolean();
        Cancel atLast = call.agent.after(ACKNOWLEDGE_AT_LAST, () -> {
            if (once.compareAndSet(false, true)) answer(call, transaction);
        });
        call.user().ended(EndCause.FAR_END, () -> {
            if (!once.compareAndSet(false, true)) return;
            atLast.cancel();
            call.agent.soon(() -> answer(call, transaction));
        });
    }

    private static void answer(SipCall call, ServerTransaction transaction) {
        transaction.respond(200, call.localTag());
        call.agent.forget(call);
    }
}
