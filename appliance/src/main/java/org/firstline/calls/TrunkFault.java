package org.firstline.calls;

import java.util.Locale;
import org.firstline.base.Texts;

/**
 * Why a trunk does not work.
 *
 * @param where the server, or the servers, or the name that nobody knows; empty where there is none to name
 * @param words what the far end or the name server said, as it came; empty where nothing did
 */
public record TrunkFault(Kind kind, String where, String words) {
    /** How it fails; the key of its sentence. */
    public enum Kind {
        NONE,
        NO_SUCH_SERVER,
        NO_LOOKUP,
        SILENT,
        UNREACHABLE,
        ANSWERED,
        /** A challenge that there is no password for, or none that it takes. */
        UNPROVEN
    }

    public static final TrunkFault NONE = new TrunkFault(Kind.NONE, "", "");

    public static TrunkFault at(Kind kind, String where) {
        return new TrunkFault(kind, where, "");
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** For people; empty for none. */
    public String sentence(Locale locale) {
        return isNone() ? "" : Texts.of("calls", locale).get("trunk-fault." + kind, where, words);
    }
}
