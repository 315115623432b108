package org.firstline.calls.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Several streams that hear one another, as their {@link Part}s allow: each 20 ms the voices are decoded, summed with
 * saturation and sent to each member without its own. Members come and go by {@link RtpStream#join} and {@link
 * RtpStream#unbridge}; a mixer without members costs nothing. All but the constructor on the pump's thread.
 */
public final class Mixer {
    /** One more is not let in, and hears silence. */
    public static final int MOST_MEMBERS = 8;

    private final RtpPump pump;
    private final @Nullable RtpStream[] members = new RtpStream[MOST_MEMBERS];
    private final Part[] parts = new Part[MOST_MEMBERS];
    private final short[][] voices = new short[MOST_MEMBERS][Clip.FRAME];
    private final short[] mixed = new short[Clip.FRAME];
    private int size;

    Mixer(RtpPump pump) {
        this.pump = pump;
        Arrays.fill(parts, Part.LISTENER);
    }

    /** Also changes the part of a member who is in already. */
    boolean add(RtpStream stream, Part part) {
        int at = find(stream);
        if (at < 0) {
            if (size == MOST_MEMBERS) return false;
            if (size == 0) pump.add(this);
            at = size++;
            members[at] = stream;
        }
        parts[at] = part;
        return true;
    }

    void remove(RtpStream stream) {
        int at = find(stream);
        if (at < 0) return;
        size--;
        members[at] = members[size];
        parts[at] = parts[size];
        members[size] = null;
        if (size == 0) pump.remove(this);
    }

    private int find(RtpStream stream) {
        for (int i = 0; i < size; i++) if (members[i] == stream) return i;
        return -1;
    }

    void tick(long now) {
        for (int i = 0; i < size; i++) {
            RtpStream member = members[i];
            if (member != null) member.takeVoice(voices[i]);
        }
        for (int i = 0; i < size; i++) {
            RtpStream member = members[i];
            if (member == null) continue;
            mix(i);
            member.sendMixed(mixed, now);
        }
    }

    private void mix(int hearer) {
        for (int s = 0; s < Clip.FRAME; s++) {
            int sum = 0;
            for (int i = 0; i < size; i++) if (i != hearer && parts[hearer].hears(parts[i])) sum += voices[i][s];
            mixed[s] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }
}
