package org.firstline.webui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** A state as icon and word; its colour only repeats what they say. */
public final class StateBadge extends Span {
    private static final long serialVersionUID = 1;

    /** How much a state asks for attention. */
    public enum Tone {
        /** Nothing to do. */
        CALM,
        GOOD,
        /** Under way, or about to be. */
        BUSY,
        WARNING,
        BAD;

        /** What the style sheet calls it: {@code tone-good}. */
        public String className() {
            return "tone-" + name().toLowerCase(Locale.ROOT);
        }
    }

    public StateBadge(VaadinIcon icon, String word, Tone tone) {
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        addClassNames("state", tone.className());
        // where a column is too narrow for all of it
        setTitle(word);
        add(picture, new Span(word));
    }
}
