package org.firstline.calls.sip;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The early dialogs of one INVITE of ours: a proxy may have forked it, so each tag in a provisional response is a phone of
 * its own (RFC 3261 §12.1, §13.2.2.4), with its own row of reliable responses (RFC 3262 §4). It outlives the call: a 2xx that is said again, or that comes from
 * a second phone, is answered for as long as the transaction is there. On the owner's thread.
 */
final class Forks implements ClientTransaction.User {
    /** More phones behind one number are not followed while they ring; any of them may still answer. */
    private static final int MAX = 16;

    /** @see #take */
    enum Taken {
        /** New: look what it says. */
        FRESH,
        /** Said before, or out of its order, to be said again. */
        REPEATED
    }

    private static final class Fork {
        final Dialog dialog;
        long lastSeq = -1;

        @Nullable
        SipResponse answer;

        Fork(Dialog dialog) {
            this.dialog = dialog;
        }
    }

    /** How a 2xx was acknowledged, for when it is said again. */
    private record Ack(byte[] octets, Flow to) {}

    private final UserAgent agent;
    private final Dialog.Half ours;
    private final Flow flow;
    private final boolean follow;
    private Map<String, Fork> forks = new HashMap<>();
    private Map<String, Ack> acks = new HashMap<>();

    /**
     * @param flow where the INVITE goes
     * @param follow see {@link Dialog}
     */
    Forks(UserAgent agent, Dialog.Half ours, Flow flow, boolean follow) {
        this.agent = agent;
        this.ours = ours;
        this.flow = flow;
        this.follow = follow;
    }

    /** The number of the INVITE in its row. */
    long number() {
        return ours.number();
    }

    /** A provisional response over 100: remembers its dialog, and acknowledges it if it wants that. */
    Taken take(SipResponse response) {
        String tag = response.to().tag();
        if (tag == null) return Taken.FRESH;
        Fork fork = forks.get(tag);
        if (fork == null) {
            if (forks.size() == MAX || !response.headers().has("Contact")) return Taken.FRESH;
            try {
                fork = new Fork(dialog(response));
            } catch (SipParseException e) {
                return Taken.FRESH;
            }
            forks.put(tag, fork);
        }
        if (!response.headers().lists("Require", "100rel")) return Taken.FRESH;
        long number = Grammar.numberOr(rseq(response), 0xFFFF_FFFFL, -1);
        if (number < 0 || fork.lastSeq >= 0 && number != fork.lastSeq + 1) return Taken.REPEATED;
        fork.lastSeq = number;
        SipRequest prack = fork.dialog.request("PRACK");
        prack.headers().add("RAck", number + " " + response.cseq());
        agent.send(prack, fork.dialog.hop(), Unheeded.INSTANCE);
        return Taken.FRESH;
    }

    private static String rseq(SipResponse response) {
        String value = response.headers().first("RSeq");
        return value == null ? "" : value.strip();
    }

    /** This phone has answered our offer before it was picked up; its 2xx need not say it again. */
    void answered(SipResponse response) {
        Fork fork = forks.get(tag(response));
        if (fork != null) fork.answer = response;
    }

    /** The early answer of the phone that now accepts; null if it has not given one. */
    @Nullable
    SipResponse answerOf(SipResponse accepted) {
        Fork fork = forks.get(tag(accepted));
        return fork == null ? null : fork.answer;
    }

    @Nullable
    Dialog dialog(@Nullable String tag) {
        Fork fork = tag == null ? null : forks.get(tag);
        return fork == null ? null : fork.dialog;
    }

    /**
     * The lasting dialog of a 2xx: the early one with its numbers, if there was one.
     *
     * @throws SipParseException it does not say where it is
     */
    Dialog confirmed(SipResponse accepted) throws SipParseException {
        Dialog early = dialog(accepted.to().tag());
        if (early == null) return dialog(accepted);
        early.confirm(accepted);
        return early;
    }

    /** Acknowledges a 2xx, a repeated one as before; true if it is the first of its phone. */
    boolean acknowledge(SipResponse accepted, Dialog dialog) {
        if (acknowledgeAgain(accepted)) return false;
        Flow to = dialog.hop();
        byte[] ack = agent.sendAck(dialog.ack(accepted.cseq().number()), to);
        if (acks.size() < MAX) acks.put(tag(accepted), new Ack(ack, to));
        return true;
    }

    private boolean acknowledgeAgain(SipResponse accepted) {
        Ack before = acks.get(tag(accepted));
        if (before != null) agent.sendAgain(before.octets, before.to);
        return before != null;
    }

    private Dialog dialog(SipResponse response) throws SipParseException {
        return Dialog.of(ours, response, flow, follow);
    }

    /** A second phone picked up at the same time behind one address; one is enough (§13.2.2.4). */
    void turnAway(Dialog second) {
        agent.counters().forked();
        agent.send(second.request("BYE"), second.hop(), Unheeded.INSTANCE);
    }

    /**
     * The call is over: from here on this is the transaction's user, and keeps no more than that needs. There may be
     * thousands, each for 32 s.
     */
    void outlive() {
        forks.keySet().removeAll(acks.keySet());
        for (Fork fork : forks.values()) fork.answer = null;
        forks = new HashMap<>(forks);
        acks = new HashMap<>(acks);
    }

    @Override
    public void response(SipResponse response) {
        if (!response.isSuccess() || acknowledgeAgain(response)) return;
        try {
            Dialog late = confirmed(response);
            if (acknowledge(response, late)) turnAway(late);
        } catch (SipParseException e) {
            // no way to acknowledge: the far end gives up by itself
        }
    }

    @Override
    public void failed() {}

    private static String tag(SipResponse response) {
        String tag = response.to().tag();
        return tag == null ? "" : tag;
    }
}
