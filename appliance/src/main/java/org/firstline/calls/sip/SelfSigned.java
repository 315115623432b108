package org.firstline.calls.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * The certificate that a box makes for itself when its owner gives none: RSA 2048, since desk phones know that, for ten
 * years, with the box's name. It is the little of DER (X.690) that RFC 5280 §4.1 needs, written out.
 */
public final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");
    /** sha256WithRSAEncryption, with its NULL. */
    private static final byte[] ALGORITHM = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };
    /** commonName, 2.5.4.3. */
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private SelfSigned() {}

    /**
     * Makes both files unless they are there; the key can be read by its owner only.
     *
     * @param name of the box, for whoever looks at the certificate
     * @throws IOException they can't be written
     */
    public static void keep(Path certificate, Path key, String name, Instant now) throws IOException {
        if (Files.exists(certificate) && Files.exists(key)) return;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            byte[] made = certificate(pair, name, now);
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardOpenOption.WRITE);
            Files.writeString(certificate, pem("CERTIFICATE", made));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks RSA", e);
        }
    }

    private static byte[] certificate(KeyPair pair, String name, Instant now) throws GeneralSecurityException {
        byte[] text = der(0x0c, name.getBytes(StandardCharsets.UTF_8));
        byte[] called = der(0x30, der(0x31, der(0x30, COMMON_NAME, text)));
        byte[] valid = der(0x30, time(now.minus(Duration.ofDays(1))), time(now.plus(LIFE)));
        byte[] serial =
                der(0x02, new BigInteger(120, new SecureRandom()).setBit(119).toByteArray());
        byte[] body = der(
                0x30, serial, ALGORITHM, called, valid, called, pair.getPublic().getEncoded());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return der(0x30, body, ALGORITHM, der(0x03, new byte[] {0}, signature.sign()));
    }

    /** §4.1.2.5: two digits of the year until 2049. */
    private static byte[] time(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        boolean early = utc.getYear() < 2050;
        return der(early ? 0x17 : 0x18, (early ? UTC : GENERALIZED).format(utc).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) content.writeBytes(part);
        int length = content.size();
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int from = octets[0] == 0 ? 1 : 0;
            out.write(0x80 | octets.length - from);
            out.write(octets, from, octets.length - from);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static String pem(String what, byte[] octets) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets) + "\n-----END " + what
                + "-----\n";
    }
}
