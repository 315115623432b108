package org.firstline.calls.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.firstline.base.Time;
import org.firstline.calls.guard.Ban;
import org.firstline.calls.guard.Bans;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.guard.Rate;
import org.firstline.calls.guard.SecurityLog;
import org.firstline.calls.guard.Source;

/**
 * How much of whom is heard. On the reader's thread, before anything is parsed: strangers not at all, the banned and
 * everybody who is no trunk only so many times a second. On the owner's: how many requests may begin something. What
 * belongs to a call in progress passes both, unless it drowns in its own sender's flood.
 */
final class Shield {
    /** Datagrams a second of one source that is no trunk: a hundred phones behind one address talk with a tenth of it. */
    private static final int MESSAGES = 400;
    /** What is still looked at of the banned: a call in progress may end, and an emergency call must come through. */
    private static final int BANNED_MESSAGES = 10;
    /** How soon the same stranger is written to the log again. */
    private static final double STRANGER_LINES = 1 / 60.0;

    private static final Source EVERYBODY = Source.of(InetAddress.getLoopbackAddress());

    private final SipSettings settings;
    private final Predicate<InetAddress> trunks;
    private final GuardSettings limits;
    private final Time time;
    private final SecurityLog log;
    private final Bans bans;

    // the reader's
    private final Rate messages = new Rate(MESSAGES, 2 * MESSAGES);
    private final Rate bannedMessages = new Rate(BANNED_MESSAGES, 2 * BANNED_MESSAGES);
    private final Rate strangerLines = new Rate(STRANGER_LINES, 1);

    // the owner's
    private final Rate allCalls;
    private final Rate calls;
    private final Rate requests;

    /** @param told hears of each new ban, on the owner's thread */
    Shield(SipSettings settings, Predicate<InetAddress> trunks, Time time, Consumer<Ban> told) {
        this.settings = settings;
        this.trunks = trunks;
        this.limits = settings.guard();
        this.time = time;
        this.log = new SecurityLog(time);
        this.bans = new Bans(time, address -> trunks.test(address) || settings.isNeverBanned(address), log, told);
        this.allCalls = new Rate(limits.callsPerSecond(), limits.callsPerSecond());
        this.calls = new Rate(limits.callsPerPhone(), 2.0 * limits.callsPerPhone());
        this.requests = new Rate(limits.requestsPerPhone(), 4.0 * limits.requestsPerPhone());
    }

    Bans bans() {
        return bans;
    }

    /** Whether what comes from there is looked at. On the reader's thread. */
    boolean hears(InetAddress address) {
        if (trunks.test(address)) return true;
        long now = nanos();
        Source source = Source.of(address);
        if (!settings.mayHavePhones(address)) {
            if (strangerLines.allows(source, now)) log.event("stranger", address, "protocol", "sip");
            return false;
        }
        return (bans.isBanned(address) ? bannedMessages : messages).allows(source, now);
    }

    /** Whether a request that belongs to no call gets no answer because its sender is banned. */
    boolean ignores(SipRequest request, InetAddress address) {
        return bans.isBanned(address) && !isEmergency(request);
    }

    /** Whether a request that begins something may, at the pace that others of its kind come and we follow. */
    boolean admits(SipRequest request, InetAddress address, Duration late) {
        if (isEmergency(request)) return true;
        Source source = Source.of(address);
        long now = nanos();
        boolean isCall = request.is("INVITE");
        if (isCall && late.compareTo(UserAgent.TOO_LATE) > 0) return false;
        boolean trunk = trunks.test(address);
        boolean may = (trunk || requests.allows(source, now) && (!isCall || calls.allows(source, now)))
                && (!isCall || allCalls.allows(EVERYBODY, now));
        if (!may) log.event("too-fast", address, "method", request.method());
        return may;
    }

    private boolean isEmergency(SipRequest request) {
        return request.is("INVITE") && limits.emergency().contains(request.dialled());
    }

    /** A challenge was answered wrongly. */
    void guessed(InetAddress address, String extension) {
        log.event("auth-failed", address, "extension", extension);
        bans.failed(address);
    }

    /** Of the house's clock, so that simulated time counts as well. */
    private long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time.now());
    }
}
