package org.firstline.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Part;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/** Who is in one talk beside its caller, and how; what each of them hears follows from that. On "switchboard". */
final class Company {
    final Watchers watchers = new Watchers();
    final List<Seat> guests = new ArrayList<>();

    /** Talks with the caller, or has him on hold. */
    @Nullable
    Seat agent;

    /** Whom she asks. */
    @Nullable
    Seat aside;

    /** To whom the caller is led. */
    @Nullable
    Seat moving;

    /** Null unless the caller is on hold. */
    @Nullable
    Instant heldSince;

    /** She talks with whom she asks. */
    boolean withAside;

    boolean muted;
    boolean paused;

    static boolean is(@Nullable Seat seat, Leg leg) {
        return seat != null && seat.leg == leg;
    }

    /** Whether the leg belongs here. */
    boolean has(Leg leg) {
        return is(agent, leg)
                || is(aside, leg)
                || is(moving, leg)
                || guests.stream().anyMatch(g -> g.leg == leg)
                || watchers.on(leg).isPresent();
    }

    TalkNow now(String call, boolean recorded) {
        var recording = !recorded ? TalkNow.Recording.NONE : paused ? TalkNow.Recording.PAUSED : TalkNow.Recording.ON;
        return new TalkNow(
                call,
                agent == null ? null : agent.agent(),
                heldSince,
                muted,
                aside == null ? null : aside.other(),
                withAside,
                moving == null ? null : moving.other(),
                guests.stream().map(Seat::other).toList(),
                watchers.now(),
                recording);
    }

    /** Who hears whom: those with the caller, those who ask each other, and who is alone. */
    List<List<Wiring.Ear>> groups(Leg caller, Clip music) {
        var withCaller = new ArrayList<Wiring.Ear>();
        var asking = new ArrayList<Wiring.Ear>();
        var lonely = new ArrayList<Wiring.Ear>();
        withCaller.add(new Wiring.Ear(caller, Part.CALLER, music));
        guests.forEach(guest -> withCaller.add(guest.ear(music)));
        Seat asked = aside;
        boolean connected = asked != null && (asked.connected || asked.early);
        if (asked != null && connected) asking.add(asked.ear(music));
        Seat mine = agent;
        List<Wiring.Ear> hers = withCaller;
        if (mine != null) {
            boolean asks = heldSince != null && withAside && asked != null;
            if (heldSince != null) hers = asks && connected ? asking : lonely;
            hers.add(mine.ear(asks ? Tones.ringing() : null));
        }
        hers.addAll(watchers.ears());
        return List.of(withCaller, asking, lonely);
    }
}
