package org.firstline.webui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.Role;

/**
 * Who sits in front of this session's screens. Holds only the person's number and asks for the rest each time, so what
 * an admin changes or takes away counts at once.
 */
public final class SignedIn {
    private final People people;
    private final long id;

    private SignedIn(People people, long id) {
        this.people = people;
        this.id = id;
    }

    /** This session belongs to her from now on. The session gets a new identity, so one planted before is worthless. */
    public static void in(People people, Agent agent) {
        VaadinRequest request = VaadinService.getCurrentRequest();
        if (request != null) VaadinService.reinitializeSession(request);
        VaadinSession.getCurrent().setAttribute(SignedIn.class, new SignedIn(people, agent.id()));
    }

    /** Empty before sign-in, and when she is no longer active. */
    public static Optional<Agent> agent() {
        var session = VaadinSession.getCurrent();
        var signedIn = session == null ? null : session.getAttribute(SignedIn.class);
        return signedIn == null
                ? Optional.empty()
                : signedIn.people.find(signedIn.id).filter(Agent::active);
    }

    /** Her, on a page that nobody else gets to. */
    public static Agent get() {
        return agent().orElseThrow(() -> new Refused("webui.signed-out"));
    }

    /** Her, if she may do what this role may; what a page calls before a verb that not everybody may use. */
    public static Agent require(Role role) {
        Agent agent = get();
        if (!agent.role().covers(role)) throw new Refused("webui.not-allowed");
        return agent;
    }

    public static boolean may(Role role) {
        return agent().filter(a -> a.role().covers(role)).isPresent();
    }
}
