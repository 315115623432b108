package org.firstline.webui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.firstline.audit.Audit;
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
    private final Audit audit;
    private final long id;

    private SignedIn(People people, Audit audit, long id) {
        this.people = people;
        this.audit = audit;
        this.id = id;
    }

    /**
     * This session belongs to her from now on. It gets a new identity, so one planted before is worthless; it is not
     * begun anew, since another window of the same browser may be open on it.
     */
    public static void in(People people, Audit audit, Agent agent) {
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request) request.changeSessionId();
        VaadinSession.getCurrent().setAttribute(SignedIn.class, new SignedIn(people, audit, agent.id()));
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

    /**
     * Her, if she may do what this role may; what a page calls before a verb that not everybody may use. The book of acts
     * learns from which address she does it.
     */
    public static Agent require(Role role) {
        Agent agent = get();
        if (!agent.role().covers(role)) throw new Refused("webui.not-allowed");
        var request = VaadinRequest.getCurrent();
        var signedIn = VaadinSession.getCurrent().getAttribute(SignedIn.class);
        if (request != null && signedIn != null) signedIn.audit.seen(agent.login(), request.getRemoteAddr());
        return agent;
    }

    public static boolean may(Role role) {
        return agent().filter(a -> a.role().covers(role)).isPresent();
    }
}
