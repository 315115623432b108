package org.firstline.calls.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Cancel;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.Referral;
import org.jspecify.annotations.Nullable;

/**
 * A REFER within a call (RFC 3515) and the news of what became of it: NOTIFY with a sipfrag (RFC 3420), none where the
 * phone asked for none (RFC 4488). It reaches only into the house: a target at another host is refused here, and what the
 * user part may be, whoever hears of the wish decides. On the owner's thread.
 */
final class Refer implements Referral {
    private enum Stage {
        ASKED,
        ACCEPTED,
        OVER
    }

    private final SipCall call;
    private final ServerTransaction transaction;
    private final long number;
    private final Dialog dialog;
    private final SipUri target;
    private final @Nullable SipCall replaced;
    private final boolean quiet;
    private Stage stage = Stage.ASKED;
    private Cancel limit;

    private Refer(
            SipCall call,
            ServerTransaction transaction,
            Dialog dialog,
            SipUri target,
            @Nullable SipCall replaced,
            boolean quiet) {
        this.call = call;
        this.transaction = transaction;
        this.number = transaction.request().cseq().number();
        this.dialog = dialog;
        this.target = target;
        this.replaced = replaced;
        this.quiet = quiet;
        this.limit = call.agent.after(Duration.ofSeconds(DECISION_SECONDS), () -> refuse(HangUp.UNAVAILABLE));
    }

    /** Null where the request can be nothing but refused; then it has been. */
    static @Nullable Refer begin(SipCall call, ServerTransaction transaction, Dialog dialog) {
        SipRequest request = transaction.request();
        List<String> targets = request.headers().values("Refer-To");
        int refusal = 400;
        try {
            if (targets.size() == 1) {
                SipUri target = NameAddr.parse("Refer-To", targets.getFirst()).uri();
                String method = target.params().get("method");
                boolean invites = method == null || method.equalsIgnoreCase("INVITE");
                Replaces replaces = replaces(target);
                SipCall other = replaces == null ? null : call.agent.find(replaces);
                if (!invites || target.userText().isEmpty() && other == null) {
                    refusal = 400;
                } else if (!isHere(call, target, request, transaction.source())) {
                    refusal = 403;
                } else if (replaces != null && (other == null || other == call)) {
                    refusal = 404;
                } else {
                    boolean quiet = "false".equalsIgnoreCase(request.headers().first("Refer-Sub"));
                    return new Refer(call, transaction, dialog, target, other, quiet);
                }
            }
        } catch (SipParseException e) {
            refusal = 400;
        }
        call.agent.counters().referral(false);
        transaction.respond(refusal, call.localTag());
        return null;
    }

    /** Asks the far end to lead its other party there. */
    static void ask(SipCall call, String to) {
        Dialog with = call.dialog();
        if (call.state() != SipCall.State.TALKING || with == null) return;
        SipRequest request = with.request("REFER");
        request.headers().add("Refer-To", to).add("Contact", call.contact(with.hop()));
        call.agent.send(request, with.hop(), Unheeded.INSTANCE);
    }

    /** Whether the target is one of this house: named as the phone names us, or by our own address. */
    private static boolean isHere(SipCall call, SipUri target, SipRequest request, Flow source) {
        if (target.scheme().equals("tel")) return true;
        if (!target.scheme().equals("sip") && !target.scheme().equals("sips")) return false;
        String host = target.host();
        return host.equalsIgnoreCase(request.uri().host())
                || host.equalsIgnoreCase(request.to().uri().host())
                || host.equalsIgnoreCase(request.from().uri().host())
                || host.equals(UserAgent.host(call.agent.localAddress(source)));
    }

    private static @Nullable Replaces replaces(SipUri target) throws SipParseException {
        for (String header : target.headers().split("&", 16)) {
            if (!header.regionMatches(true, 0, "Replaces=", 0, 9)) continue;
            try {
                // a plus is a plus here
                String value = header.substring(9).replace("+", "%2B");
                return Replaces.parse(URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new SipParseException("Refer-To", "a broken escape");
            }
        }
        return null;
    }

    boolean isPending() {
        return stage != Stage.OVER;
    }

    @Override
    public String target() {
        return target.userText();
    }

    @Override
    public @Nullable Leg replaced() {
        return replaced != null && replaced.user() instanceof Leg leg ? leg : null;
    }

    /** Whether there was another call that is to be replaced. */
    @Nullable
    SipCall replacedCall() {
        return replaced;
    }

    @Override
    public void accept() {
        if (stage != Stage.ASKED) return;
        stage = Stage.ACCEPTED;
        call.agent.counters().referral(true);
        limit.cancel();
        limit = call.agent.after(Duration.ofSeconds(OUTCOME_SECONDS), () -> failed(HangUp.UNAVAILABLE));
        SipResponse response = transaction.request().response(202, call.localTag());
        if (quiet) response.headers().add("Refer-Sub", "false").add("Supported", UserAgent.SUPPORTED);
        response.headers().add("Contact", call.contact(transaction.source()));
        transaction.respond(response.empty());
        tell(100, "active;expires=" + OUTCOME_SECONDS);
    }

    @Override
    public void ringing() {
        if (stage == Stage.ACCEPTED) tell(180, "active;expires=" + OUTCOME_SECONDS);
    }

    @Override
    public void connected() {
        end(200);
    }

    @Override
    public void failed(HangUp why) {
        end(SipLeg.status(why));
    }

    private void end(int status) {
        if (stage != Stage.ACCEPTED) return;
        stage = Stage.OVER;
        limit.cancel();
        tell(status, "terminated;reason=noresource");
    }

    @Override
    public void refuse(HangUp why) {
        if (stage != Stage.ASKED) return;
        stage = Stage.OVER;
        limit.cancel();
        call.agent.counters().referral(false);
        transaction.respond(SipLeg.status(why), call.localTag());
    }

    /** The subscription lives in the call's dialog, and outlives the call in it (RFC 5057). */
    private void tell(int status, String state) {
        if (quiet) return;
        SipRequest notify = dialog.request("NOTIFY");
        notify.headers().add("Event", "refer;id=" + number);
        notify.headers().add("Subscription-State", state).add("Contact", call.contact(dialog.hop()));
        String fragment = "SIP/2.0 " + status + " " + Objects.requireNonNull(SipResponse.phrase(status)) + "\r\n";
        notify.body("message/sipfrag;version=2.0", SipCall.octets(fragment));
        call.agent.send(notify, dialog.hop(), Unheeded.INSTANCE);
    }
}
