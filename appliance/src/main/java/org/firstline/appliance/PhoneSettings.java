package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.firstline.calls.sip.CallRules;
import org.firstline.calls.sip.CallRules.Srtp;
import org.firstline.calls.sip.SelfSigned;
import org.firstline.calls.sip.TlsPort;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration file says of the phones of the house.
 *
 * @param tlsPort 0 for no TLS
 * @param certificate with {@code key}: PEM files; null for a certificate that the box makes for itself
 */
record PhoneSettings(
        CallRules rules,
        int tlsPort,
        @Nullable Path certificate,
        @Nullable Path key) {
    static PhoneSettings from(ConfigFile file) {
        var standard = CallRules.STANDARD;
        boolean redirects =
                file.word("sip.redirects", "house", "house", "never").equals("house");
        String srtp = file.word("sip.srtp", "off", "off", "optional", "required");
        int session = file.number("sip.session", (int) standard.session().toSeconds(), 90, 86_400);
        boolean own = file.has("sip.tls-cert");
        if (own != file.has("sip.tls-key")) file.fault("sip.tls-cert", "sip.tls-cert and sip.tls-key go together");
        return new PhoneSettings(
                new CallRules(
                        Duration.ofSeconds(session),
                        standard.shortest(),
                        redirects,
                        Srtp.valueOf(srtp.toUpperCase(Locale.ROOT))),
                file.number("sip.tls-port", 0, 0, 65535),
                own ? file.path("sip.tls-cert", Path.of("sip-tls.crt")) : null,
                own ? file.path("sip.tls-key", Path.of("sip-tls.key")) : null);
    }

    /**
     * The port for TLS; null where there is to be none.
     *
     * @param folder where the box keeps a certificate of its own making, for this name
     * @throws IOException whose sentence says which file is wrong
     */
    @Nullable
    TlsPort tls(Path folder, String name, Instant now) throws IOException {
        if (tlsPort == 0) return null;
        if (certificate != null && key != null) return TlsPort.of(tlsPort, certificate, key);
        Path made = folder.resolve("sip-tls.crt");
        Path secret = folder.resolve("sip-tls.key");
        SelfSigned.keep(made, secret, name, now);
        return TlsPort.of(tlsPort, made, secret);
    }
}
