package org.firstline.calls.sip;

import java.util.List;
import org.firstline.calls.sip.CallRules.Srtp;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE with Replaces (RFC 3891): the person at a phone goes on with her call at another of her phones, or picks up
 * there what rings at this one. The caller has proved to be the extension; only the extension's own calls are given.
 */
final class Takeover {
    private Takeover() {}

    static void begin(UserAgent agent, InviteServer invite, boolean fromTrunk, String contactUser) {
        String tag = agent.id();
        SipRequest request = invite.request();
        List<String> headers = request.headers().lines("Replaces");
        try {
            if (headers.size() != 1) throw new SipParseException("Replaces", "more than one");
            Replaces wanted = Replaces.parse(headers.getFirst());
            SipCall old = agent.find(wanted);
            int refusal = refusal(old, wanted, request, fromTrunk);
            if (refusal != 0 || old == null || !(old.user() instanceof SipLeg leg)) {
                invite.respond(refusal == 0 ? 481 : refusal, tag);
                return;
            }
            Srtp policy = agent.rules().srtp();
            CallIn taken = CallIn.begin(agent, leg, invite, false, contactUser, policy);
            if (taken != null) leg.moveTo(taken);
        } catch (SipParseException e) {
            invite.respond(400, tag);
        }
    }

    /** Why not (§3); 0 for no reason. */
    private static int refusal(@Nullable SipCall old, Replaces wanted, SipRequest request, boolean fromTrunk) {
        if (fromTrunk) return 403;
        if (old == null || !(old.user() instanceof SipLeg leg)) return 481;
        if (!request.from().uri().userText().equals(leg.phone())) return 403;
        return switch (old.state()) {
            case OVER -> 603;
            case TALKING -> wanted.earlyOnly() ? 486 : 0;
            // what she has dialled herself can't be picked up (§3)
            case EARLY -> old instanceof CallOut ? 0 : 481;
        };
    }
}
