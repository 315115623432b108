package org.firstline.calls.sip;

import java.util.Optional;

/**
 * Who may have a phone here. Asked on "switchboard" for every request that is not part of a call, so it must answer
 * from memory.
 */
public interface SipDirectory {
    /** The secret of an extension's phone; empty when there is no such extension. */
    Optional<DigestSecret> find(String extension);
}
