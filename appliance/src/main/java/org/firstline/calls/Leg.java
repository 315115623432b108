package org.firstline.calls;

import java.util.List;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Part;
import org.firstline.calls.rtp.Tape;
import org.jspecify.annotations.Nullable;

/**
 * One party's connection to the box: a caller, or an agent's phone. All on "switchboard" except {@link #id}, {@link
 * #fromTrunk}, {@link #from} and {@link #to}, which never change. On a leg that has ended every verb does nothing.
 */
public interface Leg {
    /** Unique among all legs since the line was opened. */
    String id();

    /** True for callers from the telephone network, false for agents' phones (dialled by us or dialling in). */
    boolean fromTrunk();

    /** Who calls: the number as the network gave it (may be empty), or the extension of the phone that dials in. */
    String from();

    /** What was dialled: the number, the code (*1) or the extension. */
    String to();

    /**
     * The name of the trunk that it came over, or goes over since the last attempt; empty for phones, and for trunks that
     * are known by their addresses only. Any thread.
     */
    default String trunk() {
        return "";
    }

    /**
     * The flow that the configuration has for the called number; empty where it has none. Any thread.
     */
    default String flow() {
        return "";
    }

    /** Lets the caller hear ringing. Only an inbound leg, before {@link #answer}. */
    void ring();

    /** Takes an inbound call. Sound may be played at once. If no media port is left the leg ends as FAILED. */
    void answer();

    /**
     * Ends the leg: refuses an inbound call that was not answered, stops a phone that rings, hangs up one that talks.
     * {@link Line.Listener#ended} with {@link EndCause#HUNG_UP} follows. If a phone is picked up at the very moment that
     * we stop its ringing, the line itself hangs it up.
     */
    void hangUp(HangUp why);

    /**
     * Plays the clips one after the other, instead of what is playing. Only an answered leg.
     *
     * @param done runs on "switchboard" when they were played to the end, and not if anything replaced them
     */
    void play(List<Clip> clips, Runnable done);

    /** Plays the clip over and over, instead of what is playing. */
    void loop(Clip music);

    /** Stops what is playing. */
    void stop();

    /** Lets this party and the other hear each other (both ways, one call for the pair), instead of what is playing. */
    void bridge(Leg other);

    /**
     * Takes the two parties of a bridge apart, or leaves the conference; whoever is alone then hears nothing until
     * something is played.
     */
    void unbridge();

    /** Takes part in a conference instead of a bridge and of what is playing; again to change the part. */
    void join(Conference conference, Part as);

    /** Nobody hears this party any more, or everybody does again; it goes on hearing, and its keys are told. */
    void mute(boolean on);

    /** Sends a key to the far end (RFC 4733): 0-9, *, #, A-D. Lost where the far end knows no such events. */
    void sendDigit(char digit);

    /** Records what this party says and hears from now on; null ends it, as the end of the leg does. */
    void record(@Nullable Tape onto);
}
