package org.firstline.bridge.sms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a modem allows, as its answer to a test command lists it: {@code (0-2),(0,1),("SM","ME"),3} (3GPP TS 27.007,
 * 3.3). One set of words for each parameter, in its order.
 */
record AtRanges(List<Set<String>> parameters) {
    private static final int WIDEST = 1000;

    static AtRanges parse(String text) {
        var parameters = new ArrayList<Set<String>>();
        Set<String> open = null;
        for (String token : text.replaceAll("([(),])", " $1 ").strip().split("\\s+")) {
            switch (token) {
                case "(" -> open = new LinkedHashSet<>();
                case ")" -> {
                    if (open != null) parameters.add(open);
                    open = null;
                }
                case ",", "" -> {}
                default -> {
                    Set<String> values = open == null ? new LinkedHashSet<>() : open;
                    values.addAll(expand(token.replace("\"", "")));
                    if (open == null) parameters.add(values);
                }
            }
        }
        return new AtRanges(parameters);
    }

    private static List<String> expand(String token) {
        String[] ends = token.split("-");
        if (ends.length != 2 || !ends[0].matches("\\d{1,6}") || !ends[1].matches("\\d{1,6}")) return List.of(token);
        var values = new ArrayList<String>();
        int last = Integer.parseInt(ends[1]);
        for (int i = Integer.parseInt(ends[0]); i <= last && values.size() < WIDEST; i++) values.add(String.valueOf(i));
        return values;
    }

    /** What this parameter may be; empty when the modem does not say. */
    Set<String> of(int parameter) {
        return parameter < parameters.size() ? parameters.get(parameter) : Set.of();
    }

    /** Whether each of these values, separated by commas, is one of its parameter's; where none are told, all are. */
    boolean allows(String values) {
        String[] each = values.split(",");
        for (int i = 0; i < each.length; i++) if (!of(i).isEmpty() && !of(i).contains(each[i])) return false;
        return true;
    }

    /** The first of the wishes that the parameter allows, else the last wish. */
    String pick(int parameter, String... wishes) {
        for (String wish : wishes) if (of(parameter).contains(wish)) return wish;
        return wishes[wishes.length - 1];
    }
}
