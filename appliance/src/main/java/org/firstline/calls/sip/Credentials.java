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
        return best == null || strongest == null ? null : answer(best, strongest, method, uri, cnonce);
    }

    private String answer(DigestHeader asked, Digest algorithm, String method, String uri, String cnonce) {
        String realm = asked.getOr("realm", "");
        String nonce = asked.getOr("nonce", "");
        count = nonce.equals(lastNonce) ? count + 1 : 1;
        lastNonce = nonce;
        String nc = String.format("%08x", count);
        String ha1 = algorithm.hash(user + ":" + realm + ":" + password);
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + algorithm.response(ha1, method, uri, nonce, nc, cnonce) + "\", algorithm="
                + algorithm.word() + ", cnonce=\"" + cnonce + "\", qop=auth, nc=" + nc;
    }
}
