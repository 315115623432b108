package org.firstline.webui.flows;

import java.util.Locale;
import org.firstline.flows.Facts;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.webui.Words;

/** What the codes in a flow are called on the screen; a name that a site has made up is its own word. */
record FlowWords(Words words, Routing routing) {
    String fact(String code) {
        if (code.startsWith(Facts.HOURS))
            return words.get("webui.flows.fact.hours", queue(code.substring(Facts.HOURS.length())));
        return of("webui.flows.fact." + code, code);
    }

    /** @param fact whose value it is */
    String value(String fact, String code) {
        if (fact.equals(Facts.LANGUAGE)) return language(code);
        return Facts.values(fact).contains(code) ? of("webui.flows.value." + code, code) : code;
    }

    String language(String code) {
        return Locale.of(code).getDisplayLanguage(Words.locale());
    }

    String queue(String name) {
        return routing.findQueue(name)
                .map((QueueSettings queue) -> queue.title(Words.locale()))
                .orElse(name);
    }

    String by(String code) {
        return of("webui.flows.by." + code, code);
    }

    static String category(String code) {
        String word = Words.of("tickets").get("category." + code);
        return word.startsWith("[") ? code : word;
    }

    private String of(String key, String code) {
        String word = words.get(key);
        return word.startsWith("[") ? code : word;
    }
}
