package org.firstline.flows;

import java.util.List;
import java.util.Locale;
import org.firstline.base.Refused;
import org.firstline.base.Texts;

/**
 * What keeps a sketch from being published.
 *
 * @param step beside which it is shown; empty where it concerns none
 * @param code as of a {@link Refused}
 */
public record Problem(String step, String code, List<Object> args) {
    public Problem {
        args = List.copyOf(args);
    }

    static Problem of(String step, String code, Object... args) {
        return new Problem(step, code, List.of(args));
    }

    public String sentence(Locale language) {
        return Texts.of("flows", language).get(code, args.toArray());
    }

    Refused refused() {
        return new Refused(code, args.toArray());
    }
}
