package org.firstline.people;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person to be added; the fields are those of {@link Agent}.
 *
 * @param password for the sign-in page and for her phone
 */
public record NewAgent(
        String login,
        String name,
        @Nullable String extension,
        Role role,
        String language,
        List<String> queues,
        String password) {
    /** @throws org.firstline.base.Refused when a field has no good shape, in a sentence that says which */
    public NewAgent {
        login = Shapes.login(login);
        name = Shapes.name(name);
        extension = Shapes.extension(extension);
        language = Shapes.language(language.toLowerCase(Locale.ROOT));
        queues = List.copyOf(queues);
    }

    @Override
    public String toString() {
        return "NewAgent[" + login + "]";
    }
}
