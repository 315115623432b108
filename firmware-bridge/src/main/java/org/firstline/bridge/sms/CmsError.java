package org.firstline.bridge.sms;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a refusal to send means (3GPP TS 27.005, 3.2.5; the lower codes are those of TS 24.011, annex E). */
final class CmsError {
    /** Number, service or text will be refused again: unassigned, barred, absent, not subscribed, invalid. */
    private static final Set<Integer> PERMANENT = Set.of(1, 8, 10, 21, 27, 28, 29, 30, 50, 69, 96, 111, 302, 304, 305);

    private static final int MEMORY_FULL = 322;

    /** The SIM is not there, wants its PIN, or failed; the centre's number is unknown. */
    private static final Set<Integer> RECONFIGURE = Set.of(310, 311, 312, 313, 315, 316, 330);

    private static final Pattern CODE = Pattern.compile("\\+CMS ERROR: *(\\d+)");

    private CmsError() {}

    /**
     * A code that is not in the lists, or an ERROR without one, is worth another try: tries are counted, so it ends.
     *
     * @param line the final result line
     */
    static SendResult.Rejected of(String line) {
        Matcher m = CODE.matcher(line);
        int code = m.lookingAt() ? Integer.parseInt(m.group(1)) : -1;
        if (PERMANENT.contains(code)) return new SendResult.Permanent(line);
        if (RECONFIGURE.contains(code)) return new SendResult.Reconfigure(line);
        return code == MEMORY_FULL ? new SendResult.Storage(line) : new SendResult.Retry(line);
    }
}
