package org.firstline.bridge.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.Wire;

/**
 * A phone that is not there: speaks AT at the far end of a line, takes messages, remembers them, sends reports, and can
 * be told to misbehave. Ships with the product: {@code modem = simulated} is this, and the same AT, PDU and timeout code
 * runs as with a real modem. Either {@link #line} is its near end in this process, or {@link #serve} puts it at the end
 * of any line, a pty too. Any thread may turn its knobs.
 */
public final class PhoneSim {
    /** What the SIM card is like. */
    public enum Sim {
        READY,
        /** Wants its PIN. */
        PIN,
        ABSENT
    }

    /**
     * A message that went out.
     *
     * @param hex as it came over the line
     * @param reference the number that its report carries
     * @param askedNanos when AT+CMGS came, by System.nanoTime
     * @param takenNanos when its PDU was whole
     */
    public record Sent(Submit submit, String hex, int reference, long askedNanos, long takenNanos) {}

    /** A whole text that went out, its parts joined. */
    public record Text(String to, String text) {}

    private final Wire out = new Wire();
    private final SimRadio radio = new SimRadio();
    private final SimMemory memory = new SimMemory();
    private SimDialogue dialogue = new SimDialogue(radio, memory, out);
    private boolean plugged = true;
    private int received;

    /** Everything that went out, oldest first; the last {@value SimRadio#MOST_SENT}. */
    public synchronized List<Sent> sent() {
        return radio.sent();
    }

    /** The texts that went out whole, in the order of their last parts. */
    public List<Text> texts() {
        var texts = new ArrayList<Text>();
        Map<String, TreeMap<Integer, String>> unfinished = new HashMap<>();
        for (Sent one : sent()) {
            Submit submit = one.submit();
            Concat concat = submit.concat();
            if (concat == null) texts.add(new Text(submit.to(), submit.text()));
            else {
                String key = submit.to() + " " + concat.reference() + " " + concat.total();
                TreeMap<Integer, String> parts = unfinished.computeIfAbsent(key, k -> new TreeMap<>());
                parts.put(concat.index(), submit.text());
                if (parts.size() == concat.total()) {
                    texts.add(new Text(submit.to(), String.join("", parts.values())));
                    unfinished.remove(key);
                }
            }
        }
        return texts;
    }

    /** How long the radio is busy with each message: 3 to 5 s in life, nothing at first. */
    public synchronized PhoneSim submitTakes(Duration time) {
        radio.submitTakes = time;
        return this;
    }

    /** How long after the answer its report comes. */
    public synchronized PhoneSim reportTakes(Duration time) {
        radio.reportTakes = time;
        return this;
    }

    /** The next message's answer comes so much later. */
    public synchronized PhoneSim answerLate(Duration time) {
        radio.nextAnswerLate = time;
        return this;
    }

    /** So many next messages go out, and the answer is lost. */
    public synchronized PhoneSim loseAnswers(int count) {
        radio.loseAnswers = count;
        return this;
    }

    /** So many next reports are lost. */
    public synchronized PhoneSim loseReports(int count) {
        radio.loseReports = count;
        return this;
    }

    /** What reports say from now on (TP-Status): 0 delivered, 0x46 expired. */
    public synchronized PhoneSim reportStatus(int status) {
        radio.reportStatus = status;
        return this;
    }

    /** The next messages are refused with these codes, one each. */
    public synchronized PhoneSim refuse(int... codes) {
        for (int code : codes) radio.refusals.add(code);
        return this;
    }

    /** Before each answer the next of these lines is said, round and round; none at first. */
    public synchronized PhoneSim noise(String... lines) {
        radio.noise.clear();
        radio.noise.addAll(List.of(lines));
        return this;
    }

    public synchronized PhoneSim sim(Sim sim) {
        radio.sim = sim;
        return this;
    }

    public synchronized PhoneSim registered(boolean registered) {
        radio.registered = registered;
        return this;
    }

    /** Drops off the bus: the near line fails, a served one falls silent. What it remembers stays. */
    public synchronized void unplug() {
        plugged = false;
        out.clear();
    }

    /** Back on the bus, freshly started. */
    public synchronized void plug() {
        plugged = true;
        restart();
    }

    /** Loses power for a moment, as a modem does in a brown-out: all that was set up is gone. */
    public synchronized void restart() {
        out.clear();
        dialogue = new SimDialogue(radio, memory, out);
        out.put("\r\nRDY\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Duration.ZERO);
    }

    /** Somebody writes to this phone; a long text comes in parts. */
    public void receive(String from, String text, Instant at) {
        SmsText cut = SmsText.split(text);
        for (SubmitPart part : cut.to(from, nextReceived(), false))
            receivePdu(new Deliver(from, at, part.alphabet(), part.text(), part.concat()).hex());
    }

    private synchronized int nextReceived() {
        return received++;
    }

    /** A PDU comes from the air, as it is. */
    public synchronized void receivePdu(String hex) {
        dialogue.receive(hex);
    }

    /** The near end of its line, in this process: it answers on the caller's thread, so nothing races. */
    public SerialLine line() {
        return new NearEnd();
    }

    /**
     * Is the phone at the end of this line until the line fails or the thread is interrupted; the line must be open.
     * Blocks; the caller owns the thread.
     */
    public void serve(SerialLine far) {
        byte[] buffer = new byte[4096];
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int n = far.read(buffer, Duration.ofMillis(2));
                if (n > 0) hear(buffer, n);
                n = out.take(buffer, Duration.ZERO);
                if (n > 0) far.write(java.util.Arrays.copyOf(buffer, n));
            }
        } catch (SerialException e) {
            // the far end is gone: so is this phone
        }
    }

    private synchronized void hear(byte[] octets, int count) {
        if (plugged) dialogue.hear(octets, count);
    }

    private synchronized boolean isPlugged() {
        return plugged;
    }

    private final class NearEnd implements SerialLine {
        private boolean open;

        @Override
        public String name() {
            return "simulated";
        }

        @Override
        public void open() throws SerialException {
            open = false;
            if (!isPlugged()) throw new SerialException("the simulated phone is not there");
            open = true;
        }

        @Override
        public int read(byte[] into, Duration wait) throws SerialException {
            check();
            int n = out.take(into, wait);
            if (n == 0) check();
            return n;
        }

        @Override
        public int available() throws SerialException {
            check();
            return out.available();
        }

        @Override
        public void write(byte[] octets) throws SerialException {
            check();
            hear(octets, octets.length);
        }

        private void check() throws SerialException {
            if (!open) throw new SerialException("the simulated phone is not open");
            if (isPlugged()) return;
            open = false;
            throw new SerialException("the simulated phone was unplugged");
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
