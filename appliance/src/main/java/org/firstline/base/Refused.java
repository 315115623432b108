package org.firstline.base;

import java.util.Locale;

/**
 * The domain says no, in a sentence for people. The code is also the key of the sentence in the bundle of the package
 * that the code's first word names: {@code tickets.closed} is a line of {@code org/firstline/tickets/texts}. Screens
 * show the sentence; REST answers 409 with it. Never logged as an error.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Object[] args;

    public Refused(String code, Object... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args;
    }

    public String code() {
        return code;
    }

    /** What the sentence is filled with. */
    public Object[] args() {
        return args.clone();
    }

    /** A refusal that the sentence is filled with is said in the same language. */
    public String sentence(Locale locale) {
        Object[] said = args.clone();
        for (int i = 0; i < said.length; i++) if (said[i] instanceof Refused inner) said[i] = inner.sentence(locale);
        return Texts.of(code.substring(0, code.indexOf('.')), locale).get(code, said);
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }
}
