package org.firstline.calls.sip;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says BYE for the calls that the box lost when it died, one after the other. */
final class LastWords {
    private static final Logger log = LoggerFactory.getLogger(LastWords.class);
    /** Hundreds at once would be a flood. */
    private static final Duration PACE = Duration.ofMillis(2);

    private LastWords() {}

    static void say(UserAgent agent, Farewells kept) {
        List<Farewell> left = kept.left();
        if (!left.isEmpty()) log.warn("saying BYE for {} calls that the box lost when it died", left.size());
        for (int i = 0; i < left.size(); i++) {
            Farewell one = left.get(i);
            agent.after(PACE.multipliedBy(i), () -> say(agent, one, kept));
        }
    }

    private static void say(UserAgent agent, Farewell farewell, Farewells kept) {
        agent.send(farewell.request(), farewell.hop(), new ClientTransaction.User() {
            @Override
            public void response(SipResponse response) {
                if (!response.isProvisional()) kept.forget(farewell.id());
            }

            @Override
            public void failed() {
                kept.forget(farewell.id());
            }
        });
    }
}
