package org.firstline.calls.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.firstline.calls.EndCause;

/** A person at a phone who writes down what happens, and picks up, or not, as told. */
final class PhoneLog implements SipPhone.Listener {
    final List<String> heard = new ArrayList<>();
    Consumer<SipPhone> onCall = phone -> {};

    @Override
    public void registered(SipPhone phone, boolean there) {
        heard.add(there ? "registered" : "not registered");
    }

    @Override
    public void called(SipPhone phone, String number, String name) {
        heard.add("called by " + number + " " + name);
        onCall.accept(phone);
    }

    @Override
    public void ringing(SipPhone phone) {
        heard.add("ringing");
    }

    @Override
    public void connected(SipPhone phone) {
        heard.add("connected");
    }

    @Override
    public void digit(SipPhone phone, char digit) {
        heard.add("digit " + digit);
    }

    @Override
    public void ended(SipPhone phone, EndCause cause) {
        heard.add("ended " + cause);
    }

    List<String> take() {
        var taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
