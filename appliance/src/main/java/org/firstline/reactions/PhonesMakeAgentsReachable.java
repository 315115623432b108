package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.calls.CallEvent;
import org.firstline.people.People;
import org.firstline.routing.Routing;

/** When a phone comes or goes, its agent can or can't be offered calls; *1 dialled there makes her ready, *0 gives her a break. */
record PhonesMakeAgentsReachable(Routing routing, People people) implements Reaction {
    private static final String FROM_PHONE = "phone";

    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, CallEvent.PhonePresence.class, phone -> routing.reachable(phone.extension(), phone.registered()));
        bus.on(JOINS, CallEvent.PhoneCode.class, this::dialled);
    }

    private void dialled(CallEvent.PhoneCode code) {
        if (people.findByExtension(code.extension()).isEmpty()) return;
        if (code.code().equals("*1")) routing.ready(code.extension(), code.extension());
        else routing.takeBreak(code.extension(), FROM_PHONE, code.extension());
    }
}
