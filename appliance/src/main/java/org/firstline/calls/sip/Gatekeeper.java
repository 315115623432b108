package org.firstline.calls.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.firstline.base.Time;

/**
 * Decides who may speak. Two kinds of peers, maybe at one address: whatever claims an extension must prove by digest that
 * it is that extension's phone, for every request that begins something; the rest is the trunk if it comes from an
 * address on the trunk's list. Where phones may stand whatever looks like an extension is challenged alike, whether there
 * is such a one or not; strangers and the banned get no answer.
 */
final class Gatekeeper implements UserAgent.Host {
    /** Where a call that may come in goes. */
    interface Calls {
        void arrive(InviteServer invite, boolean fromTrunk);
    }

    private static final Pattern LIKE_EXTENSION = Pattern.compile("[0-9]{2,6}");
    private static final Set<String> KNOWN_METHODS =
            Set.of("REGISTER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE", "REFER");

    private final SipSettings settings;
    private final Predicate<InetAddress> trunks;
    private final Time time;
    private final SipDirectory directory;
    private final Registrar registrar;
    private final Calls calls;
    private final Shield shield;
    private final DigestGuard guard;
    private final OldPhones oldPhones = new OldPhones();
    private boolean draining;

    /** @param trunks whether calls from outside may come from this address */
    Gatekeeper(
            SipSettings settings,
            Predicate<InetAddress> trunks,
            Time time,
            SipDirectory directory,
            Registrar registrar,
            Shield shield,
            Calls calls) {
        this.settings = settings;
        this.trunks = trunks;
        this.time = time;
        this.directory = directory;
        this.registrar = registrar;
        this.shield = shield;
        this.calls = calls;
        this.guard = new DigestGuard(settings.realm());
    }

    /** From now on whoever asks whether we are well is sent elsewhere. */
    void drain() {
        draining = true;
    }

    /** Whether there is such an extension. */
    boolean knows(String extension) {
        return directory.find(extension).isPresent();
    }

    @Override
    public boolean answers(SipRequest request, Flow source) {
        boolean may = trunks.test(source.address()) || settings.mayHavePhones(source.address()) && isLikePhone(request);
        return may && !shield.ignores(request, source.address());
    }

    /** By its looks alone, so that silence does not tell which extensions there are. */
    private static boolean isLikePhone(SipRequest request) {
        return request.is("REGISTER")
                || LIKE_EXTENSION.matcher(request.from().uri().userText()).matches();
    }

    @Override
    public boolean hasRoom(SipRequest request, Flow source, Duration late) {
        return shield.admits(request, source.address(), late);
    }

    private boolean claimsExtension(SipRequest request) {
        return directory.find(request.from().uri().userText()).isPresent();
    }

    @Override
    public void request(ServerTransaction transaction, String tag) {
        SipRequest request = transaction.request();
        boolean isTrunk = trunks.test(transaction.source().address());
        boolean phonesMay = settings.mayHavePhones(transaction.source().address());
        String scheme = request.uri().scheme();
        if (!scheme.equals("sip") && !scheme.equals("sips") && !scheme.equals("tel")) {
            transaction.respond(416, tag);
        } else if (request.is("REGISTER")) {
            if (phonesMay) register(transaction, tag);
            else transaction.respond(403, tag);
        } else if (isTrunk && !claimsExtension(request)) {
            serve(transaction, true, tag);
        } else if (!phonesMay) {
            transaction.respond(403, tag);
        } else if (isGenuine(transaction, request.from().uri().userText(), tag)) {
            serve(transaction, false, tag);
        }
    }

    private void register(ServerTransaction transaction, String tag) {
        SipRequest request = transaction.request();
        String extension = request.to().uri().userText();
        if (Requirements.met(transaction, tag) && isGenuine(transaction, extension, tag))
            transaction.respond(registrar.register(request, extension, transaction.source(), tag));
    }

    /** Whether it comes from the extension's own phone; if that is not proven, the challenge has been sent. */
    private boolean isGenuine(ServerTransaction transaction, String extension, String tag) {
        SipRequest request = transaction.request();
        Flow source = transaction.source();
        var now = time.now();
        if (request.headers().has("Authorization")) oldPhones.answered(extension, source, now);
        var verdict = guard.judge(request, source.address(), extension, directory.find(extension), now);
        if (verdict == DigestGuard.Verdict.GENUINE) return true;
        if (verdict == DigestGuard.Verdict.WRONG) shield.guessed(source.address(), extension);
        SipResponse response = request.response(401, tag);
        boolean old = oldPhones.knowsOnlyMd5(request, extension, source, now);
        guard.challenge(response, source.address(), verdict == DigestGuard.Verdict.STALE, old, now);
        transaction.respond(response.empty());
        return false;
    }

    /** For a method that is not taken here: one that nobody knows is another refusal than one that we know (§8.2.1). */
    static SipResponse refusal(SipRequest request, String tag) {
        int status = KNOWN_METHODS.contains(request.method()) ? 405 : 501;
        return SipCall.capable(request.response(status, tag)).empty();
    }

    private void serve(ServerTransaction transaction, boolean fromTrunk, String tag) {
        SipRequest request = transaction.request();
        switch (request.method()) {
            case "INVITE" -> calls.arrive((InviteServer) transaction, fromTrunk);
            case "OPTIONS" -> {
                SipResponse response = SipCall.capable(request.response(draining ? 503 : 200, tag));
                response.headers().add("Accept", "application/sdp");
                transaction.respond(response.empty());
            }
            case "BYE", "INFO", "UPDATE", "PRACK" -> transaction.respond(481, tag);
            default -> transaction.respond(refusal(request, tag));
        }
    }
}
