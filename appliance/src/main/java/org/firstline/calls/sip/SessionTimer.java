package org.firstline.calls.sip;

import java.time.Duration;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * The session timer of one call (RFC 4028): one side refreshes the call in time, and the other takes a refresh that stays
 * away for the far end's death. Where the far end knows no timers we refresh by ourselves; its answer, or its silence,
 * tells as much. On the owner's thread.
 */
final class SessionTimer {
    /** Nobody is held to more than this, whatever a far end may ask for. */
    private static final long LONGEST = 86_400;
    /** Times that we take "too brief" for an answer. */
    private static final int MAX_RAISES = 3;

    private final UserAgent agent;
    private final Runnable refresh;
    private final Runnable expired;
    private long interval;
    private long shortest;
    private int raises;
    private boolean ours;
    private @Nullable Cancel next;
    private @Nullable Cancel end;

    /**
     * @param refresh asks the far end to go on, and tells {@link #refreshed} or {@link #failed}
     * @param expired the call is over
     */
    SessionTimer(UserAgent agent, Runnable refresh, Runnable expired) {
        this.agent = agent;
        this.refresh = refresh;
        this.expired = expired;
        this.interval = agent.rules().session().toSeconds();
        this.shortest = agent.rules().shortest().toSeconds();
    }

    /** What a request of ours says of it; the refresher of a running session stays the one it is (§7.4). */
    void ask(Headers request) {
        String refresher = next == null && end == null ? "" : ours ? ";refresher=uac" : ";refresher=uas";
        request.add("Session-Expires", interval + refresher).add("Min-SE", Long.toString(shortest));
    }

    /** Takes a 422: true when the request may be sent again, with what the far end wants (§7.3). */
    boolean raise(SipResponse tooBrief) {
        long wanted = number(tooBrief.headers().first("Min-SE"));
        if (wanted <= shortest || wanted > LONGEST || ++raises > MAX_RAISES) return false;
        shortest = wanted;
        interval = Math.max(interval, wanted);
        return true;
    }

    /** Takes what the far end's 2xx to a request of ours says. */
    void agreed(SipResponse success) {
        String said = success.headers().first("Session-Expires");
        long seconds = number(said);
        if (said == null || seconds <= 0) {
            // it knows no timers: we ask it all the same
            run(interval, true);
        } else {
            run(Math.max(seconds, 90), !"uas".equalsIgnoreCase(refresher(said)));
        }
    }

    /** False when the far end wants to be asked too often; it has been told so (§9). */
    static boolean admits(UserAgent agent, ServerTransaction transaction, String tag) {
        Headers headers = transaction.request().headers();
        long asked = number(headers.first("Session-Expires"));
        long least = agent.rules().shortest().toSeconds();
        if (asked <= 0 || asked >= least || !headers.lists("Supported", "timer")) return true;
        agent.counters().tooBrief();
        SipResponse response = transaction.request().response(422, tag);
        response.headers().add("Min-SE", Long.toString(least));
        transaction.respond(response.empty());
        return false;
    }

    /** Chooses for a request that came in, says so in our 2xx, and starts the clock. */
    void choose(SipRequest request, SipResponse success) {
        Headers headers = request.headers();
        String said = headers.first("Session-Expires");
        long asked = number(said);
        long theirLeast = Math.min(LONGEST, number(headers.first("Min-SE")));
        long own = Math.max(agent.rules().session().toSeconds(), theirLeast);
        long seconds =
                asked <= 0 ? own : Math.clamp(asked, agent.rules().shortest().toSeconds(), own);
        boolean knows = headers.lists("Supported", "timer") || headers.lists("Require", "timer");
        String wanted = said == null ? null : refresher(said);
        boolean theirs = knows && (wanted == null ? said != null : wanted.equalsIgnoreCase("uac"));
        if (theirs) success.headers().add("Require", "timer");
        success.headers().add("Session-Expires", seconds + (theirs ? ";refresher=uac" : ";refresher=uas"));
        run(seconds, !theirs);
    }

    private void run(long seconds, boolean weRefresh) {
        stop();
        interval = seconds;
        ours = weRefresh;
        if (weRefresh) next = agent.after(Duration.ofSeconds(seconds / 2), this::refresh);
        // §10: the BYE goes a little before the end, so that both sides mean the same call
        end = agent.after(Duration.ofSeconds(seconds - Math.min(32, seconds / 3)), this::expire);
    }

    private void refresh() {
        agent.counters().refreshed();
        refresh.run();
    }

    /** A refresh of ours got an answer that neither ends nor prolongs the call: again, until the end comes. */
    void failed() {
        if (!ours || end == null) return;
        if (next != null) next.cancel();
        next = agent.after(Duration.ofSeconds(Math.max(5, interval / 10)), this::refresh);
    }

    private void expire() {
        stop();
        agent.counters().expired();
        expired.run();
    }

    void stop() {
        if (next != null) next.cancel();
        if (end != null) end.cancel();
        next = null;
        end = null;
    }

    private static long number(@Nullable String value) {
        if (value == null) return 0;
        int semicolon = value.indexOf(';');
        return Grammar.numberOr((semicolon < 0 ? value : value.substring(0, semicolon)).strip(), LONGEST, 0);
    }

    private static @Nullable String refresher(String value) {
        int semicolon = value.indexOf(';');
        if (semicolon < 0) return null;
        try {
            return Params.parse("Session-Expires", value, semicolon).get("refresher");
        } catch (SipParseException e) {
            return null;
        }
    }
}
