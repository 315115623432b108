package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/** Who calls from the telephone network, and whom. */
final class CallerNumber {
    private CallerNumber() {}

    /** The number that the network vouches for, or else the one that the caller shows; empty when there is none. */
    static String of(SipRequest request, boolean fromTrunk) {
        if (!fromTrunk) return request.from().uri().userText();
        for (String asserted : request.headers().values("P-Asserted-Identity")) {
            try {
                String number =
                        NameAddr.parse("P-Asserted-Identity", asserted).uri().userText();
                if (!number.isEmpty()) return number;
            } catch (SipParseException e) {
                // as if it were not there: From says it too
            }
        }
        String shown = request.from().uri().userText();
        return shown.equalsIgnoreCase("anonymous") ? "" : shown;
    }

    /** What was dialled; a provider that we register with sends our account there, and the number in To. */
    static String dialled(SipRequest request, @Nullable Trunk trunk) {
        String asked = request.uri().userText();
        String to = request.to().uri().userText();
        boolean isAccount = trunk != null && asked.equals(trunk.settings().user()) && !to.isEmpty();
        return asked.isEmpty() || isAccount ? to : asked;
    }
}
