package org.firstline.people;

/**
 * How people prove who they are.
 *
 * @param realm of the SIP accounts (RFC 7616); changing it makes every phone's password wrong until it is set again
 * @param hashRounds PBKDF2 iterations of new password hashes; older hashes are renewed at their owner's next sign-in
 * @param shortestPassword in characters, for passwords that people choose
 */
public record PeopleSettings(String realm, int hashRounds, int shortestPassword) {
    /** 600,000 rounds of PBKDF2-HMAC-SHA256: OWASP's advice of 2023, about a third of a second on a small box. */
    public static final PeopleSettings DEFAULT = new PeopleSettings("firstline", 600_000, 8);

    public PeopleSettings {
        if (realm.isBlank() || realm.contains("\"")) throw new IllegalArgumentException("bad realm: " + realm);
        if (hashRounds < 1000) throw new IllegalArgumentException("too few hash rounds: " + hashRounds);
        if (shortestPassword < 1 || shortestPassword > 64)
            throw new IllegalArgumentException("bad shortest password: " + shortestPassword);
    }
}
