package org.firstline.calls.sip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * SIP over TLS for phones.
 *
 * @param port 0 for any that is free (tests)
 * @param context with our certificate; phones prove themselves by digest, not by certificates
 */
public record TlsPort(int port, SSLContext context) {
    private static final char[] NO_PASSWORD = {};

    /**
     * With a certificate from files.
     *
     * @param certificate PEM, ours first, then what leads to its root
     * @param key PEM, PKCS #8 without a password, RSA or EC
     * @throws IOException whose sentence says which file is wrong, and why
     */
    public static TlsPort of(int port, Path certificate, Path key) throws IOException {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                    .toArray(new Certificate[0]);
            if (chain.length == 0) throw new IOException(certificate + " holds no certificate");
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("sip", privateKey(key), NO_PASSWORD, chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new TlsPort(port, context);
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " and " + key + " can't be used for TLS: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from)
            throw new IOException(
                    file + " is no PKCS #8 key in PEM without a password (openssl pkcs8 -topk8 -nocrypt)");
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }
}
