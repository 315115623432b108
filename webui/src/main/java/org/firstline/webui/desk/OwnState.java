package org.firstline.webui.desk;

import java.time.Duration;
import org.firstline.people.Agent;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Routing;
import org.firstline.webui.SignedIn;

/** What an agent does with her own state, from wherever on the screens. */
record OwnState(Routing routing, String extension) {
    /** The break that a single key stands for. */
    private static final String USUAL_BREAK = "rest";

    void ready() {
        routing.ready(extension, login());
    }

    void takeBreak(String reason) {
        routing.takeBreak(extension, reason, login());
    }

    void finishShift() {
        routing.logOut(extension, login());
    }

    void endWrapUp() {
        routing.endWrapUp(extension);
    }

    /** Half a minute more to write. */
    void extendWrapUp() {
        routing.extendWrapUp(extension, Duration.ofSeconds(30));
    }

    /** From ready to a break, from anything else to ready: who wraps up has written enough and takes the next call. */
    void toggle() {
        var me = routing.findAgent(extension);
        boolean ready = me.map(AgentNow::chosen).orElse(Chosen.LOGGED_OUT) == Chosen.READY;
        boolean wraps =
                me.map(AgentNow::activity).filter(Activity.WRAP_UP::equals).isPresent();
        if (ready && !wraps) {
            takeBreak(USUAL_BREAK);
            return;
        }
        if (!ready) ready();
        if (wraps) endWrapUp();
    }

    private static String login() {
        Agent me = SignedIn.get();
        return me.login();
    }
}
