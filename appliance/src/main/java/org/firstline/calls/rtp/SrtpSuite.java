package org.firstline.calls.rtp;

import java.util.Optional;

/** The two crypto suites that every phone with SDES knows (RFC 4568 §6.2), named as SDP names them. */
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(10),
    AES_CM_128_HMAC_SHA1_32(4);

    /** Octets of authentication behind each RTP packet; behind RTCP it is always 10. */
    final int tag;

    SrtpSuite(int tag) {
        this.tag = tag;
    }

    public static Optional<SrtpSuite> find(String name) {
        for (SrtpSuite suite : values()) if (suite.name().equals(name)) return Optional.of(suite);
        return Optional.empty();
    }
}
