package org.firstline.messages;

import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.bridge.sms.ModemException;

/**
 * What is wrong with a modem.
 *
 * @param words of the modem or its port, as they came; empty where nothing is wrong
 */
public record ModemFault(Kind kind, String words) {
    /** How it fails; the key of its sentence. */
    public enum Kind {
        NONE,
        GONE,
        SILENT,
        CARD,
        NETWORK,
        OTHER,
        /** It took a message and gave no answer. */
        SWALLOWS,
        /** It refuses what it should send, for now. */
        REFUSES,
        /** A person has its power taken away. */
        BY_HAND
    }

    public static final ModemFault NONE = new ModemFault(Kind.NONE, "");

    static ModemFault of(ModemException e) {
        Kind kind = switch (e.kind()) {
            case GONE -> Kind.GONE;
            case SILENT -> Kind.SILENT;
            case CARD -> Kind.CARD;
            case NETWORK -> Kind.NETWORK;
            case OTHER -> Kind.OTHER;
        };
        return new ModemFault(kind, e.sentence());
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** For people; empty for none. */
    public String sentence(Locale locale) {
        return isNone() ? "" : Texts.of("messages", locale).get("modem-fault." + kind, words);
    }
}
