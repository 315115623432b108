package org.firstline.base;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What people read, from the bundle {@code org/firstline/NAME/texts} of one package in one language. Patterns are ICU
 * message formats, so plurals work in Russian too. Any thread.
 *
 * @param bundle the lines of one language
 * @param locale decides on plurals and on how numbers look
 */
public record Texts(ResourceBundle bundle, Locale locale) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The texts of the package {@code org.firstline.NAME}; English where the language is not there. */
    public static Texts of(String name, Locale locale) {
        return new Texts(
                ResourceBundle.getBundle(
                        "org.firstline." + name + ".texts", locale, Texts.class.getClassLoader(), NO_FALLBACK),
                locale);
    }

    /** The line with its places filled; a missing key shows itself in brackets rather than failing a screen. */
    public String get(String key, Object... args) {
        try {
            String pattern = bundle.getString(key);
            return args.length == 0 && pattern.indexOf('{') < 0
                    ? pattern.replace("''", "'")
                    : new MessageFormat(pattern, locale).format(args);
        } catch (MissingResourceException e) {
            return "[" + key + "]";
        }
    }
}
