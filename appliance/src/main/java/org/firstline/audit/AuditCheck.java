package org.firstline.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chain found.
 *
 * @param entries that were read, up to the first that is wrong
 * @param broken number of the first entry that is missing or does not follow from the one before; null for none
 * @param hash of the last good entry: written down elsewhere, it proves later that nothing was cut off the end
 */
public record AuditCheck(long entries, @Nullable Long broken, String hash) {
    public boolean isWhole() {
        return broken == null;
    }
}
