package org.firstline.calls.sip;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.firstline.calls.guard.Source;
import org.jspecify.annotations.Nullable;

/**
 * Challenges and judges credentials (RFC 3261 §22, RFC 7616, RFC 8760). A nonce is the instant of its making, which no
 * two share, with our seal on it, so nothing is kept of those that are never used; of those that are, the highest count
 * is kept, and a request with a count that was seen is a replay. What is said does not tell whether an extension exists. On the owner's thread.
 */
final class DigestGuard {
    enum Verdict {
        /** The right password, and a fresh count. */
        GENUINE,
        /** No credentials that could be read. */
        UNPROVEN,
        /** Our challenge was answered, by whoever got it, with the wrong password or another's name. */
        WRONG,
        /** A nonce that is too old, used up or never was this sender's: nothing is said of the password. */
        STALE
    }

    static final Duration NONCE_LIFE = Duration.ofMinutes(5);
    /** Nonces in use at a time. Beyond it the oldest is used up, and so is every one made before it. */
    private static final int MAX_NONCES = 10_000;

    private final String realm;
    private final int maxNonces;
    private final Mac mac;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final DigestSecret nobody;
    private long oldestValid = Long.MIN_VALUE;
    /** When the newest nonce was made: microseconds, or a little later where several were made in one. */
    private long newest;

    DigestGuard(String realm) {
        this(realm, MAX_NONCES);
    }

    DigestGuard(String realm, int maxNonces) {
        this.realm = realm;
        this.maxNonces = maxNonces;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(random, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
        this.nobody = DigestSecret.of("", realm, HexFormat.of().formatHex(random));
    }

    /** Adds one challenge for each algorithm, or for MD5 alone. */
    void challenge(SipResponse response, InetAddress sender, boolean stale, boolean onlyMd5, Instant now) {
        String nonce = nonce(micros(now), sender);
        for (Digest algorithm : Digest.values()) {
            if (onlyMd5 && algorithm != Digest.MD5) continue;
            response.headers()
                    .add(
                            "WWW-Authenticate",
                            "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm.word()
                                    + ", qop=\"auth\"" + (stale ? ", stale=true" : ""));
        }
    }

    /** Whether the request comes from whoever knows this secret. Credentials for other realms are passed over. */
    Verdict judge(
            SipRequest request, InetAddress sender, String extension, Optional<DigestSecret> secret, Instant now) {
        for (String line : request.headers().lines("Authorization")) {
            try {
                DigestHeader given = DigestHeader.parse("Authorization", line);
                if (!realm.equals(given.get("realm"))) continue;
                return judge(request, given, sender, extension, secret, micros(now));
            } catch (SipParseException e) {
                return Verdict.UNPROVEN;
            }
        }
        return Verdict.UNPROVEN;
    }

    private Verdict judge(
            SipRequest request,
            DigestHeader given,
            InetAddress sender,
            String extension,
            Optional<DigestSecret> secret,
            long now) {
        Digest algorithm = Digest.of(given.get("algorithm"));
        String nonce = given.getOr("nonce", "");
        String nc = given.getOr("nc", "");
        if (algorithm == null || !"auth".equals(given.get("qop")) || nc.length() != 8) return Verdict.UNPROVEN;
        // first, so that nobody learns from "stale" that he guessed right on a nonce that does not count
        if (!isOurs(nonce, sender, now)) return Verdict.STALE;
        // somebody unknown is reckoned like somebody known, so that the time taken does not tell them apart
        String expected = algorithm.response(
                secret.orElse(nobody).ha1(algorithm),
                request.method(),
                given.getOr("uri", ""),
                nonce,
                nc,
                given.getOr("cnonce", ""));
        boolean right = Digest.same(expected, given.getOr("response", "").toLowerCase(Locale.ROOT));
        if (!right || secret.isEmpty() || !extension.equals(given.get("username"))) return Verdict.WRONG;
        return isNext(nonce, nc) ? Verdict.GENUINE : Verdict.STALE;
    }

    private boolean isOurs(String nonce, InetAddress sender, long now) {
        Long made = madeAt(nonce, sender);
        return made != null
                && made >= oldestValid
                && made <= Math.max(now, newest)
                && now - made <= NONCE_LIFE.toNanos() / 1000;
    }

    /** Takes the count of this nonce's use; false when it was taken before. */
    private boolean isNext(String nonce, String nc) {
        long count;
        try {
            count = Long.parseLong(nc, 16);
        } catch (NumberFormatException e) {
            return false;
        }
        Long highest = counts.get(nonce);
        if (highest != null && count <= highest) return false;
        counts.put(nonce, count);
        if (counts.size() > maxNonces) forgetOldest();
        return true;
    }

    private void forgetOldest() {
        String oldest = counts.keySet().iterator().next();
        counts.remove(oldest);
        // the time stands in front of the seal, and only nonces of ours were counted
        oldestValid = Math.max(oldestValid, Long.parseLong(oldest.substring(0, 16), 16) + 1);
    }

    /** Never the same twice: phones that are challenged at one instant would take each other's counts for replays. */
    private String nonce(long micros, InetAddress sender) {
        newest = Math.max(micros, newest + 1);
        byte[] time = ByteBuffer.allocate(8).putLong(newest).array();
        return HexFormat.of().formatHex(time) + HexFormat.of().formatHex(seal(time, sender));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** When we made this nonce for this sender, in microseconds; null when we did not. */
    private @Nullable Long madeAt(String nonce, InetAddress sender) {
        if (nonce.length() != 48) return null;
        try {
            byte[] octets = HexFormat.of().parseHex(nonce);
            byte[] time = Arrays.copyOf(octets, 8);
            boolean ours = MessageDigest.isEqual(seal(time, sender), Arrays.copyOfRange(octets, 8, 24));
            return ours ? ByteBuffer.wrap(time).getLong() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] seal(byte[] time, InetAddress sender) {
        mac.update(Source.of(sender).network().getAddress());
        return Arrays.copyOf(mac.doFinal(time), 16);
    }
}
