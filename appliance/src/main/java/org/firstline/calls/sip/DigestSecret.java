package org.firstline.calls.sip;

/**
 * What is kept of a phone's password: the hashes of "user:realm:password" (RFC 7616 §3.4.2) in lower-case hex, which
 * are as good as the password within the realm and useless outside it.
 */
public record DigestSecret(String user, String realm, String ha1Md5, String ha1Sha256) {
    public DigestSecret {
        if (ha1Md5.length() != 32 || ha1Sha256.length() != 64)
            throw new IllegalArgumentException("the hashes of " + user + " are not MD5 and SHA-256");
    }

    public static DigestSecret of(String user, String realm, String password) {
        String a1 = user + ":" + realm + ":" + password;
        return new DigestSecret(user, realm, Digest.MD5.hash(a1), Digest.SHA256.hash(a1));
    }

    String ha1(Digest algorithm) {
        return switch (algorithm) {
            case MD5 -> ha1Md5;
            case SHA256 -> ha1Sha256;
        };
    }

    @Override
    public String toString() {
        return "DigestSecret[" + user + "@" + realm + "]";
    }
}
