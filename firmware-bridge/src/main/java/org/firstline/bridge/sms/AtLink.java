package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.Ticks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue with a modem, line by line (ITU-T V.250, 3GPP TS 27.007). Modems talk out of turn, even between a command
 * and its answer: only lines with the prefix that belongs to the pending command are its answer, the few unsolicited
 * ones that matter are kept for {@link #news}, and everything else is noise.
 */
final class AtLink {
    /** A line longer than this is no line of a modem; it is dropped. */
    private static final int LONGEST_LINE = 4096;

    private static final int MOST_NEWS = 1000;
    private static final Logger log = LoggerFactory.getLogger(AtLink.class);

    /**
     * How a command ended.
     *
     * @param result the final line: OK, ERROR, +CMS ERROR: 38
     * @param lines its answer; a PDU follows its header as a line of its own
     */
    record Reply(String result, List<String> lines) {
        boolean ok() {
            return result.equals("OK");
        }

        /** The first line without its prefix; empty when there is none. */
        String value() {
            if (lines.isEmpty()) return "";
            String first = lines.getFirst();
            int colon = first.indexOf(": ");
            return first.startsWith("+") && colon > 0 ? first.substring(colon + 2) : first;
        }
    }

    /**
     * Something that the modem said of itself.
     *
     * @param payload the PDU that came under it; empty when it has none
     */
    record News(String line, String payload) {}

    private final SerialLine line;
    private final Ticks ticks;
    private final StringBuilder input = new StringBuilder();
    private final Deque<News> news = new ArrayDeque<>();
    private final byte[] buffer = new byte[1024];

    /** The answer that is being waited for. */
    private @Nullable String prefix;

    private List<String> answer = new ArrayList<>();
    private @Nullable String header;
    private @Nullable String ussd;
    private boolean restarted;
    private boolean minding;
    private String command = "";

    AtLink(SerialLine line) {
        this.line = line;
        this.ticks = line.ticks();
    }

    /**
     * Asks and waits for the final result.
     *
     * @param prefix what lines of the answer begin with: {@code +CSQ:}; empty for a command that answers in plain words
     * @throws ModemException when there is no final result in time
     */
    Reply ask(String command, String prefix, Duration wait) throws ModemException {
        begin(command, prefix);
        write(command + "\r");
        return end(wait);
    }

    private void begin(String command, String prefix) throws ModemException {
        while (nextLine(0) != null) {} // whatever is still there answers nobody's question
        this.command = command;
        this.prefix = prefix;
        answer = new ArrayList<>();
    }

    private Reply end(Duration wait) throws ModemException {
        long deadline = ticks.nanos() + wait.toNanos();
        try {
            while (true) {
                String text = nextLine(deadline);
                if (text == null) throw silent(line.name() + " does not answer " + command);
                if (isFinal(text)) return new Reply(text, answer);
            }
        } finally {
            prefix = null;
        }
    }

    /**
     * Begins to submit a message: waits for the prompt.
     *
     * @return why the modem does not want it; empty when it waits for the PDU now
     */
    Optional<String> prompt(String command, Duration wait) throws ModemException {
        begin(command, "+CMGS:");
        write(command + "\r");
        long deadline = ticks.nanos() + wait.toNanos();
        while (true) {
            checkRestart();
            if (takePrompt()) return Optional.empty();
            String text = completeLine();
            if (text == null) {
                if (!fill(deadline)) throw silent(line.name() + " gives no prompt to " + command);
            } else if (sort(text) && isFinal(text) && !text.equals("OK")) return Optional.of(text);
        }
    }

    /** CR LF and a "greater" sign; some modems leave the space out. */
    private boolean takePrompt() {
        int at = 0;
        while (at < input.length() && Character.isWhitespace(input.charAt(at))) at++;
        if (at == input.length() || input.charAt(at) != '>') return false;
        input.delete(0, at + 1);
        return true;
    }

    /**
     * After the PDU: waits for +CMGS and then OK. An OK alone is a leftover of something else, not an answer.
     *
     * @throws ModemException when there is no word in time; nobody knows then whether the message went out
     */
    Reply submitted(Duration wait) throws ModemException {
        long deadline = ticks.nanos() + wait.toNanos();
        answer = new ArrayList<>();
        while (true) {
            Reply reply = end(Duration.ofNanos(deadline - ticks.nanos()));
            if (!reply.ok() || !reply.lines.isEmpty()) return reply;
            prefix = "+CMGS:";
        }
    }

    private static ModemException silent(String why) {
        return new ModemException(ModemException.Kind.SILENT, why);
    }

    /** A modem that restarts in the middle of a dialogue will never end it: no use in waiting. */
    private void checkRestart() throws ModemException {
        if (restarted) throw new ModemException(line.name() + " has restarted");
    }

    /** From now on a restart is a fault; while it is being set up it is what one waits for. */
    void minds() {
        news.removeIf(one -> Urc.saysRestarted(one.line()));
        restarted = false;
        minding = true;
    }

    void write(String text) throws ModemException {
        try {
            line.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SerialException e) {
            throw new ModemException(ModemException.Kind.GONE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Hears what comes by itself for so long, or until there is news. */
    void listen(Duration wait) throws ModemException {
        long deadline = ticks.nanos() + wait.toNanos();
        while (nextLine(news.isEmpty() ? deadline : 0) != null) {}
    }

    /** Hears until one of the unsolicited lines gives what is wanted; the others stay for {@link #news}. */
    <T> Optional<T> await(Function<String, Optional<T>> wanted, Duration wait) throws ModemException {
        long deadline = ticks.nanos() + wait.toNanos();
        while (true) {
            for (News one : news) {
                Optional<T> found = wanted.apply(one.line());
                if (found.isEmpty()) continue;
                news.remove(one);
                return found;
            }
            if (nextLine(deadline) == null && ticks.nanos() - deadline >= 0) return Optional.empty();
        }
    }

    /** The oldest unsolicited line that matters, or null. */
    @Nullable
    News news() {
        // a header whose PDU is still on its way comes later, whole
        return news.poll();
    }

    /** The next line that concerns the pending command, or any other when none is; null when none came in time. */
    private @Nullable String nextLine(long deadline) throws ModemException {
        while (true) {
            String text = completeLine();
            if (text == null) {
                if (!fill(deadline)) return null;
            } else {
                boolean concerns = sort(text);
                checkRestart();
                if (concerns || prefix == null) return text;
            }
        }
    }

    private @Nullable String completeLine() {
        while (true) {
            int end = 0;
            while (end < input.length() && input.charAt(end) != '\n' && input.charAt(end) != '\r') end++;
            if (end == input.length()) {
                if (end > LONGEST_LINE) input.setLength(0);
                return null;
            }
            String text = input.substring(0, end).strip();
            input.delete(0, end + 1);
            if (!text.isEmpty()) return text;
        }
    }

    private boolean fill(long deadline) throws ModemException {
        try {
            long left = deadline == 0 ? 0 : Math.max(0, deadline - ticks.nanos());
            int n = line.read(buffer, Duration.ofNanos(left));
            input.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            return n > 0;
        } catch (SerialException e) {
            throw new ModemException(ModemException.Kind.GONE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Puts a line where it belongs; true when it is the answer, or ends it. */
    private boolean sort(String text) {
        log.trace("{} < {}", line.name(), text);
        if (prefix != null && !prefix.isEmpty() && text.startsWith(prefix)) {
            answer.add(text);
            header = text.startsWith("+CMGL:") || text.startsWith("+CMGR:") ? text : null;
            return true;
        }
        if (text.startsWith("+CDS:") || text.startsWith("+CMT:")) {
            header = text;
            return false;
        }
        if (header != null && isHex(text)) {
            if (header.startsWith("+CMG")) answer.add(text);
            else keep(new News(header, text));
            header = null;
            return false;
        }
        if (ussd != null || text.startsWith("+CUSD:")) {
            takeUssd(text);
            return false;
        }
        if (minding && Urc.saysRestarted(text)) restarted = true;
        if (Urc.matters(text)) {
            keep(new News(text, ""));
            return false;
        }
        if (isFinal(text)) return true;
        if ("".equals(prefix) && !text.equals(command) && !Urc.looksLike(text)) {
            answer.add(text);
            return true;
        }
        return false;
    }

    /** What an operator says may have lines of its own, until its quote is closed. */
    private void takeUssd(String text) {
        String whole = ussd == null ? text : ussd + "\n" + text;
        boolean open = whole.chars().filter(c -> c == '"').count() % 2 == 1 && whole.length() < LONGEST_LINE;
        ussd = open ? whole : null;
        if (!open) keep(new News(whole, ""));
    }

    private void keep(News fresh) {
        if (news.size() == MOST_NEWS) {
            log.warn("{} says more than anybody reads; the oldest is dropped", line.name());
            news.poll();
        }
        news.add(fresh);
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean isFinal(String text) {
        return text.equals("OK")
                || text.equals("ERROR")
                || text.startsWith("+CMS ERROR")
                || text.startsWith("+CME ERROR")
                || text.startsWith("COMMAND NOT SUPPORT") // Huawei, instead of ERROR
                || text.equals("TOO MANY PARAMETERS");
    }
}
