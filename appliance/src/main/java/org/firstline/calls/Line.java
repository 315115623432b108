package org.firstline.calls;

import java.util.List;
import java.util.Set;
import org.firstline.calls.guard.Ban;
import org.firstline.calls.guard.Bans;

/**
 * The telephone line, as the switchboard sees it: calls come in from the trunk and from agents' phones, and agents'
 * phones can be rung. Implemented by the SIP core ({@code calls.sip.SipLine}) and by simulated lines.
 *
 * <p>Verbs are called, and every listener call arrives, on the owner "switchboard", unless a method says otherwise. No
 * listener call is made from inside a verb: news about what a verb did comes after the verb has returned.
 */
public interface Line {
    /**
     * Opens the ports and begins to take calls. From the thread that starts the appliance.
     *
     * @throws LineException when a port is taken or an address is not of this machine; the sentence says which
     */
    void open(Listener listener) throws LineException;

    /**
     * Rings an agent's phone, showing the caller's number and name there. Never fails at once: a phone that is not
     * registered gives {@link Listener#ended} with {@link EndCause#UNREACHABLE}, as any later failure does.
     *
     * @param callerName may be empty, in any script
     */
    default Leg dial(String extension, String callerNumber, String callerName) {
        return dial(extension, callerNumber, callerName, false);
    }

    /**
     * The same.
     *
     * @param answerAtOnce asks the phone to answer by itself, since its owner has said elsewhere that she takes the
     *     call ({@code Call-Info} with {@code answer-after}, and {@code Alert-Info}); a phone that does not know this
     *     rings
     */
    default Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce) {
        return dial(extension, callerNumber, callerName, answerAtOnce, "");
    }

    /**
     * The same.
     *
     * @param ledBy the extension that leads the caller on to this phone, which may show it ({@code Referred-By}, RFC
     *     3892); empty where nobody does
     */
    Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce, String ledBy);

    /** A room for three parties and more; it is gone when the last has left. */
    Conference conference();

    /**
     * Calls a number outside, over one trunk after the other until one has it ringing. Never fails at once: what becomes
     * of it is told as of a phone. Whoever calls this has asked the dial plan before; {@link Leg#from} is the number
     * shown, {@link Leg#to} the one called.
     */
    Leg call(Outbound to);

    /** How the trunks are, in the order of the configuration. Any thread. */
    default List<TrunkNow> trunks() {
        return List.of();
    }

    /** Tries this trunk at once: looks up its name, asks its servers, registers. Any thread. */
    default void registerNow(String trunk) {}

    /** Whether a phone is there that could be rung. Any thread. */
    boolean isRegistered(String extension);

    /** Whether somebody of the house has this extension, her phone being there or not. Any thread. */
    default boolean hasExtension(String extension) {
        return isRegistered(extension);
    }

    /** The extensions whose phones are there, as they are now. Any thread. */
    Set<String> registered();

    /** Who is not heard at the moment. Any thread. */
    Bans bans();

    /** The box is being stopped: who asks whether we take calls is told that we do not. */
    default void drain() {}

    /** Hangs up what is in progress, says so to the far ends and closes the ports. Any thread, once. */
    void close();

    /** What a line tells; all of it on "switchboard". */
    interface Listener {
        /** A call came in and waits for {@link Leg#ring}, {@link Leg#answer} or {@link Leg#hangUp}. */
        void arrived(Leg leg);

        /** The phone that we dialled rings. At most once a leg. */
        void ringing(Leg leg);

        /** The phone that we dialled was picked up; both directions of sound are open. */
        void answered(Leg leg);

        /**
         * The dialled party sends sound before it answers (a network's announcement, ring-back): it can be heard by
         * bridging or recording the leg. At most once a leg, and never after {@link #answered}.
         */
        default void early(Leg leg) {}

        /** The person at this answered leg put us on hold, or took the call back; told at each change. */
        default void held(Leg leg, boolean onHold) {}

        /** The phone of this answered leg, never a trunk's, asks for a transfer. Unless somebody decides, it is refused. */
        default void transferAsked(Leg leg, Referral to) {
            to.refuse(HangUp.FORBIDDEN);
        }

        /** A key was pressed: 0-9, *, #, A-D. */
        void digit(Leg leg, char digit);

        /**
         * The leg is over; the last that is heard of it. Told once for every leg that arrived or was dialled, also after
         * our own {@link Leg#hangUp}.
         *
         * @param acknowledge to be run, from any thread, when what must be kept of the call is kept. If the far end hung
         *     up an answered call ({@link EndCause#FAR_END}) its request is answered then, or by the line itself after
         *     10 s; for every other cause it does nothing. More than one run does nothing more.
         */
        void ended(Leg leg, EndCause cause, Runnable acknowledge);

        /** A trunk is not as it was before: another state, another number of calls, a registration. */
        default void trunk(TrunkNow now) {}

        /** A phone came or went (registered, unregistered, expired). */
        void presence(String extension, boolean registered);

        /** Somebody is not heard any more for a while. */
        default void banned(Ban ban) {}
    }
}
