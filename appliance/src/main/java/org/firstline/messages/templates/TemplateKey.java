package org.firstline.messages.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that the box says by itself.
 *
 * @param name as {@code outage.new}
 * @param places the facts that its words may have, as {@code area}
 * @param sms it goes by SMS, so its length counts
 */
public record TemplateKey(String name, Set<String> places, boolean sms) {
    /** All, in the order in which a screen shows them. */
    public static final List<TemplateKey> ALL = all();

    private static List<TemplateKey> all() {
        var keys = new ArrayList<TemplateKey>();
        for (String outage : List.of("new", "eta", "still", "again"))
            three(keys, "outage." + outage, "area", "text", "time");
        three(keys, "outage.restored", "area");
        three(keys, "outage.asked", "area");
        for (String works : List.of("72h", "24h", "2h", "started", "moved"))
            three(keys, "works." + works, "area", "text", "from", "until");
        three(keys, "works.done", "area");
        three(keys, "works.cancelled", "area", "from");
        keys.add(sms("check.ask"));
        keys.add(sms("answer.balance", "contract", "balance"));
        keys.add(sms("answer.no-outage"));
        keys.add(sms("answer.callback", "number"));
        keys.add(sms("answer.stopped"));
        keys.add(sms("answer.started"));
        keys.add(sms("answer.help"));
        keys.add(sms("answer.unknown"));
        return List.copyOf(keys);
    }

    /** What is written, said on the telephone and shown on the page. */
    private static void three(List<TemplateKey> keys, String name, String... places) {
        keys.add(sms(name, places));
        keys.add(new TemplateKey(name + ".voice", Set.of(places), false));
        keys.add(new TemplateKey(name + ".page", Set.of(places), false));
    }

    private static TemplateKey sms(String name, String... places) {
        return new TemplateKey(name, Set.of(places), true);
    }

    public static Optional<TemplateKey> find(String name) {
        return ALL.stream().filter(key -> key.name.equals(name)).findFirst();
    }
}
