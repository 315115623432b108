package org.firstline.calls.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * Shuts out who guesses passwords. Only a wrong answer to a challenge of ours counts: a request without credentials is
 * how every honest phone begins. {@value #FAILURES} of them within five minutes ban the source for a minute; each
 * further ban lasts twice as long as the one before, a day at most, and is forgotten a day after the last. Any thread;
 * kept in memory, so a restart of the box forgives all.
 */
public final class Bans {
    static final int FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofDays(1);
    /** Sources that are remembered; beyond it the one that has been quiet longest is forgotten. */
    static final int MAX = 10_000;

    /** @param until the end of the last ban; null where there was none */
    private record Entry(
            int failures,
            Instant windowFrom,
            Instant last,
            int times,
            Instant since,
            @Nullable Instant until) {
        boolean isBanned(Instant now) {
            return until != null && until.isAfter(now);
        }

        boolean isStale(Instant now) {
            Instant end = until == null || until.isBefore(last) ? last : until;
            return end.plus(LONGEST).isBefore(now);
        }
    }

    private final Map<Source, Entry> entries = new ConcurrentHashMap<>();
    private final Time time;
    private final Predicate<InetAddress> never;
    private final SecurityLog log;
    private final Consumer<Ban> told;

    /**
     * @param told hears of each new ban, on the thread of {@link #failed}
     * @param never addresses that are never banned: the trunks', and those that the site names
     */
    public Bans(Time time, Predicate<InetAddress> never, SecurityLog log, Consumer<Ban> told) {
        this.time = time;
        this.never = never;
        this.log = log;
        this.told = told;
    }

    public boolean isBanned(InetAddress address) {
        if (entries.isEmpty()) return false;
        Entry entry = entries.get(Source.of(address));
        return entry != null && entry.isBanned(time.now());
    }

    /** Somebody there answered a challenge wrongly. */
    public void failed(InetAddress address) {
        if (never.test(address)) return;
        Instant now = time.now();
        Source source = Source.of(address);
        Entry entry = entries.compute(source, (_, old) -> failed(old, now));
        if (entry.failures == 0) {
            log.event("banned", address, "seconds", seconds(entry, now));
            told.accept(ban(source, entry, now));
        }
        if (entries.size() > MAX) forgetQuietest(now);
    }

    private static String seconds(Entry entry, Instant now) {
        return entry.until == null
                ? "0"
                : Long.toString(Duration.between(now, entry.until).toSeconds());
    }

    private static Entry failed(@Nullable Entry old, Instant now) {
        if (old == null || old.isStale(now)) return new Entry(1, now, now, 0, now, null);
        if (old.isBanned(now)) return new Entry(old.failures + 1, now, now, old.times, old.since, old.until);
        boolean isNew = old.windowFrom.plus(WINDOW).isBefore(now);
        int failures = isNew ? 1 : old.failures + 1;
        if (failures < FAILURES)
            return new Entry(failures, isNew ? now : old.windowFrom, now, old.times, old.since, old.until);
        return new Entry(0, now, now, old.times + 1, now, now.plus(length(old.times)));
    }

    /** @param before bans that it had before */
    static Duration length(int before) {
        Duration length = FIRST.multipliedBy(1L << Math.min(before, 20));
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }

    private void forgetQuietest(Instant now) {
        entries.values().removeIf(entry -> entry.isStale(now));
        while (entries.size() > MAX)
            entries.entrySet().stream()
                    .min(Comparator.comparing(e -> e.getValue().last))
                    .ifPresent(e -> entries.remove(e.getKey(), e.getValue()));
    }

    /** Who is banned now, the newest first. */
    public List<Ban> list() {
        Instant now = time.now();
        return entries.entrySet().stream()
                .filter(e -> e.getValue().isBanned(now))
                .map(e -> ban(e.getKey(), e.getValue(), now))
                .sorted(Comparator.comparing(Ban::since)
                        .reversed()
                        .thenComparing(ban -> ban.source().text()))
                .toList();
    }

    private static Ban ban(Source source, Entry entry, Instant now) {
        return new Ban(source, entry.since, entry.until == null ? now : entry.until, entry.times);
    }

    /** Hears the source again and forgets what it did. @return whether it was banned */
    public boolean clear(Source source, String actor) {
        Entry entry = entries.remove(source);
        if (entry == null || !entry.isBanned(time.now())) return false;
        log.event("unbanned", source.network(), "by", actor);
        return true;
    }

    int size() {
        return entries.size();
    }
}
