package org.firstline.bridge.sms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account at an SMS centre.
 *
 * @param user the system id
 * @param from whom messages are from, as the centre allows it: a number, or a name of up to 11 characters; empty to leave
 *     it to the centre
 */
public record SmppSettings(String user, String password, String host, int port, String from) {
    private static final Pattern WORD =
            Pattern.compile("smpp:([^@:\\s]{1,15})@([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");

    public SmppSettings {
        if (password.length() > 8) throw new IllegalArgumentException("a password of SMPP has at most 8 characters");
        if (from.length() > 20) throw new IllegalArgumentException("whom messages are from has at most 20 characters");
        if (port < 1 || port > 65535) throw new IllegalArgumentException("port " + port);
    }

    /** @param word {@code smpp:account@centre.example:2775} */
    public static SmppSettings of(String word, String password, String from) {
        Matcher m = WORD.matcher(word);
        if (!m.matches()) throw new IllegalArgumentException("must be smpp:account@host:port");
        return new SmppSettings(m.group(1), password, m.group(2), Integer.parseInt(m.group(3)), from);
    }

    @Override
    public String toString() {
        return "smpp:" + user + "@" + host + ":" + port;
    }
}
