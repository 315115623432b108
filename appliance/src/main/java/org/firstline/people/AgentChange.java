package org.firstline.people;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an agent becomes; the fields are those of {@link Agent}, all of them, and the login stays for ever.
 *
 * @param password a new one, or null to keep the old. A new extension needs a password, since the secret of its SIP
 *     account is made from both
 */
public record AgentChange(
        String name,
        @Nullable String extension,
        Role role,
        String language,
        List<String> queues,
        boolean active,
        @Nullable String password) {
    /** @throws org.firstline.base.Refused when a field has no good shape, in a sentence that says which */
    public AgentChange {
        name = Shapes.name(name);
        extension = Shapes.extension(extension);
        language = Shapes.language(language.toLowerCase(Locale.ROOT));
        queues = List.copyOf(queues);
    }

    /** The change that changes nothing, to be varied by its {@code with…} and {@code in…} methods. */
    public static AgentChange of(Agent agent) {
        return new AgentChange(
                agent.name(), agent.extension(), agent.role(), agent.language(), agent.queues(), agent.active(), null);
    }

    public AgentChange inQueues(List<String> names) {
        return new AgentChange(name, extension, role, language, names, active, password);
    }

    public AgentChange withActive(boolean now) {
        return new AgentChange(name, extension, role, language, queues, now, password);
    }

    public AgentChange withRole(Role now) {
        return new AgentChange(name, extension, now, language, queues, active, password);
    }

    public AgentChange withLanguage(String now) {
        return new AgentChange(name, extension, role, now, queues, active, password);
    }

    @Override
    public String toString() {
        return "AgentChange[" + name + ", " + role + "]";
    }
}
