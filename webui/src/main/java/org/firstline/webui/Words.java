package org.firstline.webui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.firstline.base.Texts;

/** The words of a page in the language of whoever looks at it. */
public final class Words {
    private final Texts texts;

    private Words(Texts texts) {
        this.texts = texts;
    }

    /** The screens' own words. */
    public static Words here() {
        return of("webui");
    }

    /** The words of a package: those of its states and choices, say. */
    public static Words of(String bundle) {
        return new Words(Texts.of(bundle, locale()));
    }

    /** The language of the page that is being drawn. */
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }

    public String get(String key, Object... args) {
        return texts.get(key, args);
    }
}
