package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/**
 * The asking side of digest: answers a challenge. One per account; counts how often each nonce was used.
 *
 * @see DigestGuard the judging side
 */
final class Credentials {
    private final String user;
    private final String password;
    private final @Nullable Digest only;
    private String lastNonce = "";
    private int count;
    private @Nullable DigestHeader last;
    private @Nullable Digest lastAlgorithm;

    /** @param only the one algorithm to answer; null for the strongest that is offered */
    Credentials(String user, String password, @Nullable Digest only) {
        this.user = user;
        this.password = password;
        this.only = only;
    }

    /** The header that answers the challenge, or null when none of its challenges can be answered. */
    @Nullable
    String answer(SipResponse challenge, String method, String uri, String cnonce) {
        String header = challenge.status() == 407 ? "Proxy-Authenticate" : "WWW-Authenticate";
        DigestHeader best = null;
        Digest strongest = null;
        for (String line : challenge.headers().lines(header)) {
            try {
                DigestHeader asked = DigestHeader.parse(header, line);
                Digest algorithm = Digest.of(asked.get("algorithm"));
                if (algorithm == null || only != null && algorithm != only) continue;
                if (strongest != null && algorithm.compareTo(strongest) <= 0) continue;
                best = asked;
                strongest = algorithm;
            } catch (SipParseException e) {
                // another scheme; the next line may be Digest
            }
        }
        if (best == null || strongest == null) return null;
        last = best;
        lastAlgorithm = strongest;
        return answer(best, strongest, method, uri, cnonce);
    }

    /** The header that answers the last challenge once more, before it is made again; null before the first. */
    @Nullable
    String again(String method, String uri, String cnonce) {
        return last == null || lastAlgorithm == null ? null : answer(last, lastAlgorithm, method, uri, cnonce);
    }

    /** Where the answer to a challenge with this status goes. */
    static String header(int status) {
        return status == 407 ? "Proxy-Authorization" : "Authorization";
    }

    private String answer(DigestHeader asked, Digest algorithm, String method, String uri, String cnonce) {
        String realm = asked.getOr("realm", "");
        String nonce = asked.getOr("nonce", "");
        count = nonce.equals(lastNonce) ? count + 1 : 1;
        lastNonce = nonce;
        String ha1 = algorithm.hash(user + ":" + realm + ":" + password);
        var header = new StringBuilder("Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", ");
        if (offersAuth(asked)) {
            String nc = String.format("%08x", count);
            header.append("response=\"" + algorithm.response(ha1, method, uri, nonce, nc, cnonce) + "\", algorithm="
                    + algorithm.word() + ", cnonce=\"" + cnonce + "\", qop=auth, nc=" + nc);
        } else {
            // from before RFC 2617; providers still ask so
            header.append("response=\"" + algorithm.hash(ha1 + ":" + nonce + ":" + algorithm.hash(method + ":" + uri))
                    + "\", algorithm=" + algorithm.word());
        }
        String opaque = asked.get("opaque");
        if (opaque != null) header.append(", opaque=\"").append(opaque).append('"');
        return header.toString();
    }

    private static boolean offersAuth(DigestHeader asked) {
        for (String word : asked.getOr("qop", "").split(",")) if (word.strip().equalsIgnoreCase("auth")) return true;
        return false;
    }
}
