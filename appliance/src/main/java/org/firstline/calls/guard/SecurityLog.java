package org.firstline.calls.guard;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.firstline.base.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per event in the log "org.firstline.security", in a shape that fail2ban reads: {@code event=auth-failed
 * source=203.0.113.5 extension="101"}. At most {@value #PER_SECOND} lines a second: more are counted, and the count is
 * told in the line after. Any thread.
 */
public final class SecurityLog {
    static final int PER_SECOND = 20;

    private static final Logger log = LoggerFactory.getLogger("org.firstline.security");
    private static final int LONGEST_VALUE = 80;

    private final Time time;
    private final AtomicLong second = new AtomicLong();
    private final AtomicLong inSecond = new AtomicLong();
    private final AtomicLong suppressed = new AtomicLong();

    public SecurityLog(Time time) {
        this.time = time;
    }

    /** @param value what strangers chose; only its harmless characters are written */
    public void event(String event, InetAddress source, String name, String value) {
        long now = time.now().getEpochSecond();
        if (second.getAndSet(now) != now) inSecond.set(0);
        if (inSecond.incrementAndGet() > PER_SECOND) {
            suppressed.incrementAndGet();
            return;
        }
        long left = suppressed.getAndSet(0);
        if (left > 0) log.warn("event=suppressed count={}", left);
        log.warn(line(event, source, name, value));
    }

    static String line(String event, InetAddress source, String name, String value) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        String address = source.getHostAddress();
        int zone = address.indexOf('%');
        return "event=" + event + " source=" + (zone < 0 ? address : address.substring(0, zone)) + " " + name + "=\""
                + shown.replaceAll("[^A-Za-z0-9+*#@._-]", "?") + "\"";
    }
}
