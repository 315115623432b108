package org.firstline.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of the book.
 *
 * @param number 1, 2, 3 … without a gap
 * @param at to the microsecond
 * @param origin the address that the actor was last seen at; empty for who was not seen
 * @param hash SHA-256 over the hash of the entry before and every field of this one, in hexadecimal
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        AuditKind kind,
        String subject,
        String before,
        String after,
        String origin,
        String hash) {
    /** What the first entry follows. */
    static final String BEGINNING = "0".repeat(64);

    /** The entry for this act, chained to the one before. */
    static AuditEntry of(long number, Instant at, Act act, String origin, String previous) {
        var open = new AuditEntry(
                number, at, act.actor(), act.kind(), act.subject(), act.before(), act.after(), origin, "");
        return new AuditEntry(
                number,
                at,
                act.actor(),
                act.kind(),
                act.subject(),
                act.before(),
                act.after(),
                origin,
                open.hashAfter(previous));
    }

    /** What the hash must be, if the entry before has this one. */
    String hashAfter(String previous) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String field : new String[] {
                previous, Long.toString(number), at.toString(), actor, kind.name(), subject, before, after, origin
            }) {
                byte[] octets = field.getBytes(StandardCharsets.UTF_8);
                // with its length first, so that no text can pretend to be two fields
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
                digest.update(octets);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
