package org.firstline.web;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Time;

/**
 * How often a callback may be asked for from outside: per address (IPv6 by its /64) and per number. The {@value #MOST}
 * that came last are remembered; any thread.
 */
final class CallMeLimits {
    static final int PER_SOURCE = 5;
    static final int PER_NUMBER = 3;
    private static final int MOST = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Time time;
    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST;
        }
    };

    CallMeLimits(Time time) {
        this.time = time;
    }

    /** Whether one more is allowed; it counts if it is. */
    synchronized boolean allows(String address, PhoneNumber number) {
        Instant now = time.now();
        Deque<Instant> ofSource = recent("from " + network(address), now.minus(HOUR));
        Deque<Instant> ofNumber = recent(number.e164(), now.minus(DAY));
        if (ofSource.size() >= PER_SOURCE || ofNumber.size() >= PER_NUMBER) return false;
        ofSource.add(now);
        ofNumber.add(now);
        return true;
    }

    private Deque<Instant> recent(String whose, Instant since) {
        Deque<Instant> times = asked.computeIfAbsent(whose, w -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst().isBefore(since)) times.removeFirst();
        return times;
    }

    private static String network(String address) {
        String bare = address.replaceAll("[\\[\\]]", "");
        if (!bare.contains(":")) return bare;
        String[] groups = bare.split(":", -1);
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
    }

    /** Who sits in the country that the site serves; a page for everybody must not let the box call the rest of the world. */
    static boolean isOfCountry(PhoneNumber number, String region) {
        int code = PhoneNumberUtil.getInstance().getCountryCodeForRegion(region);
        return code > 0 && number.e164().startsWith("+" + code);
    }
}
