package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/** Where a phone may send its calls on (3xx): to another phone of the house, or nowhere. */
record HouseRedirects(UserAgent agent, Registrar registrar, String realm) implements CallOut.Redirects {
    @Override
    public CallOut.@Nullable Hop follow(SipUri contact) {
        if (!agent.rules().redirects()) return null;
        return registrar
                .find(contact.userText())
                .filter(binding -> isOurs(contact.host(), binding.flow()))
                .map(binding -> new CallOut.Hop(binding.contact(), binding.flow()))
                .orElse(null);
    }

    /** Phones name us by our address or by the realm. */
    private boolean isOurs(String host, Flow flow) {
        return host.equalsIgnoreCase(realm) || host.equals(UserAgent.host(agent.localAddress(flow)));
    }
}
