package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/** What every call in progress shares. */
record Exchange(
        Time time,
        Bus bus,
        Ledger ledger,
        CallPorts ports,
        CallSettings settings,
        QueueRules.Book rules,
        Keeper keeper,
        Marks marks,
        InProgress inProgress,
        Legs legs) {
    /** The switchboard, as the parties of its legs see it. */
    interface Legs {
        /** Rings a phone; what happens to it is told to this party. */
        Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce, Party party);

        default Leg dial(String extension, String callerNumber, String callerName, Party party) {
            return dial(extension, callerNumber, callerName, false, party);
        }

        /**
         * Rings an agent's phone, or a number outside, for this call.
         *
         * @param ledBy the extension that leads the caller on there; empty where nobody does
         */
        Leg reach(Target who, OpenCall call, String ledBy);

        /** Whether a call may be led there: the phone is there, the queue too, the dial plan lets her call the number. */
        boolean mayReach(Target who, OpenCall call);

        /** Whom this phone talks with on another leg of its own, from now on in this call; null if that is nobody. */
        @Nullable
        Seat adopt(Leg hers, OpenCall into);

        /** A phone that was asked to answer by itself rings instead. */
        void doesNotAnswerItself(String extension);

        /** What somebody typed as his number, in full; empty where it is not one to be called back at. */
        Optional<String> callable(String typed);

        /** Calls a number for this queue, by an agent or by the house (null); what becomes of it is told to this party. */
        Leg callOutside(@Nullable String agent, String number, String queue, Party party);

        /** These legs, of a call that the box made, are of this call from now on. */
        void takes(OpenCall call, Leg hers, Leg outside);
    }

    /** To the microsecond, which is what both databases keep. */
    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }

    void soon(Runnable task) {
        time.soon(Switchboard.OWNER, task);
    }

    Cancel after(Duration wait, Runnable task) {
        return time.after(Switchboard.OWNER, wait, task);
    }
}
