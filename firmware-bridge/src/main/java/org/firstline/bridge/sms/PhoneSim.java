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
import org.firstline.bridge.serial.Ticks;
import org.firstline.bridge.serial.Wire;
import org.jspecify.annotations.Nullable;

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

    private final Ticks ticks;
    private final Wire out;
    private final SimRadio radio;
    private final SimMemory memory = new SimMemory();
    private SimDialogue dialogue;
    private boolean plugged = true;
    private int received;

    /** Whoever has its line open, as the lock on a tty has it. */
    private @Nullable SimLine holder;

    public PhoneSim() {
        this(Ticks.REAL);
    }

    /** @param ticks the clock of its radio and of its line */
    public PhoneSim(Ticks ticks) {
        this.ticks = ticks;
        this.out = new Wire(ticks);
        this.radio = new SimRadio(ticks);
        this.dialogue = new SimDialogue(radio, memory, out);
    }

    /** Everything that went out, oldest first; the last {@value SimRadio#MOST_SENT}. */
    public synchronized List<Sent> sent() {
        return radio.sent();
    }

    /** How many went out since it was made. */
    public synchronized int count() {
        return radio.count();
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

    /** Before each answer, and in the middle of each submission, the next of these lines is said, round and round. */
    public synchronized PhoneSim noise(String... lines) {
        radio.noise.clear();
        radio.noise.addAll(List.of(lines));
        return this;
    }

    /** The next prompt for a message comes so much later. */
    public synchronized PhoneSim promptLate(Duration time) {
        radio.nextPromptLate = time;
        return this;
    }

    /** The maker's name that it tells: "huawei" also answers what it does not know with COMMAND NOT SUPPORT. */
    public synchronized PhoneSim maker(String maker) {
        radio.maker = maker;
        return this;
    }

    public synchronized PhoneSim imei(String imei) {
        radio.imei = imei;
        return this;
    }

    /** What the operator answers to every service code. */
    public synchronized PhoneSim balance(String text) {
        radio.balance = text;
        return this;
    }

    /** Its SIM card wants this PIN. */
    public synchronized PhoneSim pin(String pin) {
        radio.sim = Sim.PIN;
        radio.pin = pin;
        return this;
    }

    /** How often a wrong PIN was tried. */
    public synchronized int wrongPins() {
        return radio.wrongPins;
    }

    /** Hangs: hears and says nothing any more until its power is taken away; what it was about to say is lost. */
    public synchronized void hang() {
        radio.hung = true;
        out.clear();
    }

    /** Its power is taken away and given back. */
    public synchronized void powerCycle() {
        radio.hung = false;
        restart();
    }

    /** Its SIM card is full of old messages, and it refuses to send (322) until there is room. */
    public synchronized void fillMemory() {
        memory.fill(new Deliver("+79990000000", Instant.EPOCH.plusSeconds(1_700_000_000L), Alphabet.GSM7, "old", null)
                .hex());
        out.put("\r\n^SMMEMFULL: \"SM\"\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Duration.ZERO);
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
        return line("simulated");
    }

    /** @param name what the line is called, as a device is by its path */
    public SerialLine line(String name) {
        return new SimLine(this, name, out, ticks);
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

    synchronized void hear(byte[] octets, int count) {
        if (plugged) dialogue.hear(octets, count);
    }

    /** Whether it is plugged in and does not hang. */
    public synchronized boolean works() {
        return plugged && !radio.hung;
    }

    synchronized boolean isPlugged() {
        return plugged;
    }

    synchronized boolean hold(SimLine end) {
        if (holder != null && holder != end) return false;
        holder = end;
        return true;
    }

    synchronized void letGo(SimLine end) {
        if (holder == end) holder = null;
    }
}
