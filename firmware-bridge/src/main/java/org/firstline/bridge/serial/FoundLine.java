package org.firstline.bridge.serial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A device that is known by what it says of itself, not by where it is: at each opening the lines that may lead to it
 * are tried, the one where it was last first. So it is found again under whatever name it comes back.
 */
public final class FoundLine implements SerialLine {
    /** What a device says to the question whether it is the one. */
    public enum Answer {
        YES,
        NO,
        /** Nothing: it may be the one, and hang. */
        SILENT
    }

    /** Asks the device at the other end of an open line whether it is the one; leaves the line open. */
    public interface Question {
        Answer isIt(SerialLine open) throws SerialException;
    }

    private final String name;
    private final Supplier<List<SerialLine>> candidates;
    private final Question question;
    private final Ticks ticks;
    private final Lock searching;
    private String last = "";
    private @Nullable SerialLine found;

    /** The only one that looks among its candidates. */
    public FoundLine(String name, Supplier<List<SerialLine>> candidates, Question question, Ticks ticks) {
        this(name, candidates, question, ticks, new ReentrantLock());
    }

    /**
     * @param candidates the lines to look at, as they are now; each with a name that is its own
     * @param searching held while it looks: two that look among the same lines would find them in use by each other, and
     *     each its own device in none
     */
    public FoundLine(
            String name, Supplier<List<SerialLine>> candidates, Question question, Ticks ticks, Lock searching) {
        this.name = name;
        this.candidates = candidates;
        this.question = question;
        this.ticks = ticks;
        this.searching = searching;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() throws SerialException {
        close();
        searching.lock();
        try {
            search();
        } finally {
            searching.unlock();
        }
    }

    private void search() throws SerialException {
        List<SerialLine> all = candidates.get().stream()
                .sorted((a, b) ->
                        Boolean.compare(b.name().equals(last), a.name().equals(last)))
                .toList();
        SerialLine hangs = null;
        for (SerialLine line : all) {
            try {
                line.open();
                Answer answer = question.isIt(line);
                // where it was last it is believed to hang, so that its owner can see to it
                if (answer == Answer.YES) {
                    found(line);
                    return;
                }
                if (answer == Answer.SILENT && line.name().equals(last)) hangs = line;
            } catch (SerialException e) {
                // another program's, or just unplugged: not the one
            }
            line.close();
        }
        if (hangs == null) throw new SerialException(name + " is not there: " + all.size() + " lines were looked at");
        hangs.open();
        found(hangs);
    }

    private void found(SerialLine line) {
        found = line;
        last = line.name();
    }

    private SerialLine opened() throws SerialException {
        if (found == null) throw new SerialException(name + " is not open");
        return found;
    }

    @Override
    public int read(byte[] into, Duration wait) throws SerialException {
        return opened().read(into, wait);
    }

    @Override
    public int available() throws SerialException {
        return opened().available();
    }

    @Override
    public void write(byte[] octets) throws SerialException {
        opened().write(octets);
    }

    @Override
    public void powerCycle() throws SerialException {
        opened().powerCycle();
    }

    @Override
    public Ticks ticks() {
        return ticks;
    }

    @Override
    public void close() {
        if (found != null) found.close();
        found = null;
    }
}
