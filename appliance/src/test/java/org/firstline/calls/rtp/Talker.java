package org.firstline.calls.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Somebody who speaks onto a tape, or is silent, in place of the pump. */
public final class Talker {
    private static final int RATE = 8000;
    private final Tape tape;
    private int timestamp;

    public Talker(Tape tape) {
        this.tape = tape;
    }

    /** A tone of 400 Hz, or the silence of a line, so long. */
    public void speak(Duration length, boolean loud) {
        for (long frame = 0; frame < length.toMillis() / 20; frame++) {
            var packet = ByteBuffer.allocate(Clip.FRAME);
            for (int i = 0; i < Clip.FRAME; i++) {
                double wave = Math.sin(2 * Math.PI * 400 * (timestamp + i) / RATE);
                packet.put(Law.PCMA.encode((short) (wave * (loud ? 8000 : 100))));
            }
            tape.said(timestamp, Law.PCMA, packet, 0, Clip.FRAME);
            tape.tick();
            timestamp += Clip.FRAME;
        }
    }
}
