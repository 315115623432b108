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

    /** A ticket or another thing by its number, as a link reads it: "#5347". */
    public static String numbered(long id) {
        return here().get("webui.numbered", id);
    }

    public String get(String key, Object... args) {
        return texts.get(key, args);
    }
}
