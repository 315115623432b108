package org.firstline.network.rules;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One message of syslog, in the form of RFC 5424 or in the many that RFC 3164 describes; whatever can't be read as either
 * is text from whoever sent it. The sender's clock is not believed.
 *
 * @param from address of the sender
 * @param level 0 emergency … 7 debug (RFC 5424, 6.2.1); 5 where nothing is said
 * @param host what the message calls its origin; empty where it does not
 * @param app what wrote it; may be empty
 */
public record SyslogMessage(String from, int level, String host, String app, String text) {
    /** A longer message is cut (RFC 5424, 6.1 asks for 2,048 octets). */
    public static final int LONGEST = 2_048;

    private static final Pattern PRIORITY = Pattern.compile("<([0-9]{1,3})>");
    /** Version, timestamp, host, application, process, message id, then structured data and text. */
    private static final Pattern NEW = Pattern.compile("1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) ?(.*)", Pattern.DOTALL);

    /** A stamp as RFC 3164 has it, or as rsyslog's RSYSLOG_ForwardFormat has it in its place. */
    private static final Pattern OLD = Pattern.compile(
            "(?:[A-Z][a-z]{2} [ 0-9]\\d (?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: [A-Z]{2,5})?:?"
                    + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?) (.*)",
            Pattern.DOTALL);
    /** Cisco's sequence number and origin before the stamp, and its star where the clock is not set. */
    private static final Pattern BEFORE =
            Pattern.compile("(?:\\d+: )?(?:([\\w.-]+): )?[*.]?(?=[A-Z][a-z]{2} [ 0-9]\\d)");
    /** A host before Cisco's %LINK-3-UPDOWN or Huawei's %%01IFNET. */
    private static final Pattern ORIGIN = Pattern.compile("([\\w.:-]*\\w):? (%{1,2}\\w.*)", Pattern.DOTALL);

    private static final Pattern TAG =
            Pattern.compile("(?:([\\w.:-]+) )?([\\w/.-]{1,48})(?:\\[\\d+])?: (.*)", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile("(?:-|(?:\\[(?:[^\\]\\\\]|\\\\.)*+])++) ?(.*)", Pattern.DOTALL);

    public static SyslogMessage parse(String from, byte[] datagram) {
        String raw = new String(datagram, 0, Math.min(datagram.length, LONGEST), StandardCharsets.UTF_8)
                .replace("\u0000", "")
                .strip();
        int level = 5;
        Matcher priority = PRIORITY.matcher(raw);
        if (priority.lookingAt()) {
            level = Integer.parseInt(priority.group(1)) % 8;
            raw = raw.substring(priority.end());
        }
        Matcher fresh = NEW.matcher(raw);
        if (fresh.matches()) return fresh(from, level, fresh);
        return old(from, level, raw);
    }

    private static SyslogMessage fresh(String from, int level, Matcher m) {
        Matcher data = DATA.matcher(m.group(6));
        String text = data.matches() ? data.group(1) : m.group(6);
        return new SyslogMessage(
                from, level, nil(m.group(2)), nil(m.group(3)), text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static SyslogMessage old(String from, int level, String raw) {
        Matcher stamped = OLD.matcher(raw);
        Matcher before = BEFORE.matcher(raw);
        String host = "";
        if (!stamped.matches() && before.lookingAt()) {
            host = nil(before.group(1));
            stamped = OLD.matcher(raw.substring(before.end()));
        }
        String text = stamped.matches() ? stamped.group(1) : raw;
        Matcher origin = ORIGIN.matcher(text);
        if (stamped.matches() && origin.matches())
            return new SyslogMessage(from, level, origin.group(1), "", origin.group(2));
        Matcher tag = TAG.matcher(text);
        if (stamped.matches() && tag.matches() && !tag.group(2).startsWith("%"))
            return new SyslogMessage(from, level, nil(tag.group(1)), tag.group(2), tag.group(3));
        return new SyslogMessage(from, level, host, "", text);
    }

    private static String nil(@Nullable String word) {
        return word == null || word.equals("-") ? "" : word;
    }
}
