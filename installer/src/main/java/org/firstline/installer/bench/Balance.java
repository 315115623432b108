package org.firstline.installer.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Has agents talk a little shorter or longer, so that a few callers wait all the time: every agent who gets free is
 * wanted at once, and what is measured does not depend on how long the load lasts.
 */
final class Balance {
    private static final Pattern WAITING = Pattern.compile("\"waiting\":(\\d+)");
    /** With fewer they could all be served before the next look, and an agent would wait for a caller. */
    private static final int FEW = 20;

    private static final int ENOUGH = 40;
    private static final Duration A_LITTLE = Duration.ofMillis(20);

    private final BoxProcess box;
    private final Phones phones;
    private volatile Duration each = Duration.ofSeconds(1);

    Balance(BoxProcess box, Phones phones) {
        this.box = box;
        this.phones = phones;
    }

    /** @param talk as long as the agents can afford when so many calls come */
    void around(Duration talk) {
        each = talk;
        phones.talk(talk.plus(A_LITTLE));
    }

    /** Looks at the queues and does something about it; once a second. */
    void look() {
        try {
            var matcher = WAITING.matcher(box.send("GET", "/api/queues", "").body());
            int waiting = 0;
            while (matcher.find()) waiting += Integer.parseInt(matcher.group(1));
            if (waiting < FEW) phones.talk(each.plus(A_LITTLE));
            else if (waiting > ENOUGH) phones.talk(each.minus(A_LITTLE));
        } catch (IOException e) {
            System.err.println("the queues can't be looked at: " + e.getMessage());
        }
    }
}
