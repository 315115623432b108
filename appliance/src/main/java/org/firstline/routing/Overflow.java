package org.firstline.routing;

import org.firstline.base.Refused;

/** Where an item goes that a queue does not keep. */
public sealed interface Overflow {
    /** Into another queue, with its wait. Routing does it itself, and tells. */
    record ToQueue(String name) implements Overflow {}

    record Voicemail() implements Overflow {}

    /** The caller is called back. */
    record Callback() implements Overflow {}

    /** He hears this and the call ends. @param prompt name of a prompt */
    record Announce(String prompt) implements Overflow {}

    int LONGEST = 80;

    /** What happens where nobody chose. */
    Overflow USUAL = new Announce("busy");

    /** The same out of a queue's hours. */
    Overflow CLOSED = new Announce("closed");

    /** As {@link #word} writes it. */
    static Overflow of(String word) {
        int colon = word.indexOf(':');
        String kind = colon < 0 ? word : word.substring(0, colon);
        String what = colon < 0 ? "" : word.substring(colon + 1).strip();
        boolean named = !what.isEmpty() && word.length() <= LONGEST;
        if (kind.equals("queue") && named) return new ToQueue(what);
        if (kind.equals("announce") && named) return new Announce(what);
        if (word.equals("voicemail")) return new Voicemail();
        if (word.equals("callback")) return new Callback();
        throw new Refused("routing.overflow", word);
    }

    /** For rows, REST and screens: "queue:tv", "voicemail", "callback", "announce:busy". */
    default String word() {
        return switch (this) {
            case ToQueue(String name) -> "queue:" + name;
            case Voicemail() -> "voicemail";
            case Callback() -> "callback";
            case Announce(String prompt) -> "announce:" + prompt;
        };
    }
}
