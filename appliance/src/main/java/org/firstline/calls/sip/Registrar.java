package org.firstline.calls.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * Where each extension's phone is (RFC 3261 §10.3). One phone an extension: the newest registration wins. Who may
 * register is decided before. Written on the owner's thread; {@link #find} and {@link #registered} by any.
 */
final class Registrar {
    /** Told on the owner's thread, only when it changes. */
    interface Presence {
        void changed(String extension, boolean registered);
    }

    /**
     * @param contact the address that the phone gave; goes into the Request-URI
     * @param flow where the registration came from, which a NAT in between keeps open; requests are sent there
     */
    record Binding(SipUri contact, Flow flow, Instant expiresAt, String callId, long cseq) {}

    private final String owner;
    private final Time time;
    private final Duration longest;
    private final Presence presence;
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
    private final Map<String, Cancel> alarms = new ConcurrentHashMap<>();

    /** @param longest no registration lasts longer, whatever a phone asks; also what it gets when it asks nothing */
    Registrar(String owner, Time time, Duration longest, Presence presence) {
        this.owner = owner;
        this.time = time;
        this.longest = longest;
        this.presence = presence;
    }

    Optional<Binding> find(String extension) {
        Binding binding = bindings.get(extension);
        return binding == null || binding.expiresAt.isBefore(time.now()) ? Optional.empty() : Optional.of(binding);
    }

    Set<String> registered() {
        var now = time.now();
        var there = new TreeSet<String>();
        bindings.forEach((extension, binding) -> {
            if (!binding.expiresAt.isBefore(now)) there.add(extension);
        });
        return there;
    }

    /** Takes the REGISTER of a phone that proved to be this extension's, and gives the answer. */
    SipResponse register(SipRequest request, String extension, Flow source, String tag) {
        Binding old = bindings.get(extension);
        long cseq = request.cseq().number();
        // a late, older one of the same phone must not undo the newer (§10.3 step 7)
        boolean late = old != null && old.callId.equals(request.callId()) && cseq < old.cseq;
        if (late) return request.response(400, tag).empty();
        try {
            List<String> contacts = request.headers().values("Contact");
            if (contacts.equals(List.of("*"))) {
                if (seconds(request.headers().first("Expires")) != 0)
                    return request.response(400, tag).empty();
                remove(extension);
            } else if (!contacts.isEmpty()) {
                bind(extension, contacts, request, source, cseq);
            }
        } catch (SipParseException e) {
            return request.response(400, tag).empty();
        }
        return describe(request.response(200, tag), extension);
    }

    private void bind(String extension, List<String> contacts, SipRequest request, Flow source, long cseq)
            throws SipParseException {
        NameAddr newest = null;
        Binding old = bindings.get(extension);
        boolean leaves = false;
        for (String text : contacts) {
            var contact = NameAddr.parse("Contact", text);
            if (lifetime(contact, request) > 0) newest = contact;
            else if (old != null && contact.uri().equals(old.contact)) leaves = true;
        }
        if (newest == null) {
            // the farewell of a phone that a newer one has replaced changes nothing
            if (leaves) remove(extension);
            return;
        }
        Duration life = Duration.ofSeconds(lifetime(newest, request));
        var binding = new Binding(newest.uri(), source, time.now().plus(life), request.callId(), cseq);
        boolean isNew = bindings.put(extension, binding) == null;
        Cancel earlier = alarms.put(extension, time.after(owner, life, () -> expire(extension, binding)));
        if (earlier != null) earlier.cancel();
        if (isNew) presence.changed(extension, true);
    }

    private long lifetime(NameAddr contact, SipRequest request) {
        String own = contact.params().get("expires");
        long asked = seconds(own != null ? own : request.headers().first("Expires"));
        return Math.min(asked, longest.toSeconds());
    }

    private long seconds(@Nullable String text) {
        return text == null ? longest.toSeconds() : Grammar.numberOr(text, Integer.MAX_VALUE, longest.toSeconds());
    }

    private SipResponse describe(SipResponse response, String extension) {
        Binding binding = bindings.get(extension);
        if (binding != null) {
            long left =
                    Math.max(1, Duration.between(time.now(), binding.expiresAt).toSeconds());
            response.headers().add("Contact", "<" + binding.contact + ">;expires=" + left);
        }
        return response.empty();
    }

    private void expire(String extension, Binding binding) {
        if (bindings.get(extension) == binding) remove(extension);
    }

    private void remove(String extension) {
        Cancel alarm = alarms.remove(extension);
        if (alarm != null) alarm.cancel();
        if (bindings.remove(extension) != null) presence.changed(extension, false);
    }
}
