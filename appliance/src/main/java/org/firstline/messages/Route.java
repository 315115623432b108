package org.firstline.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which numbers one modem is given: those that its longest fitting prefix makes its own, and what no other that works is
 * meant for. A number is taken when it begins with a branch's prefix and with none of those after it.
 *
 * @param branches none at all when nothing is for it
 */
record Route(List<Branch> branches) {
    /**
     * @param prefix {@code +7351}; empty for every number
     * @param except longer prefixes that are others'
     */
    record Branch(String prefix, List<String> except) {
        Branch {
            except = List.copyOf(except);
        }

        boolean takes(String number) {
            return number.startsWith(prefix) && except.stream().noneMatch(number::startsWith);
        }
    }

    static final Route EVERYTHING = new Route(List.of(new Branch("", List.of())));

    Route {
        branches = List.copyOf(branches);
    }

    /**
     * @param me the modem that asks
     * @param working the modems that work now, this one too, each with its prefixes; none means that it takes all
     */
    static Route of(String me, Map<String, List<String>> working) {
        List<String> mine = working.getOrDefault(me, List.of());
        var others = new ArrayList<String>();
        working.forEach((name, prefixes) -> {
            if (!name.equals(me)) others.addAll(prefixes);
        });
        others.removeAll(mine);
        var branches = new ArrayList<Branch>();
        for (String prefix : mine) branches.add(branch(prefix, others));
        boolean somebodyTakesAll = working.values().stream().anyMatch(List::isEmpty);
        // where only modems with prefixes work, each of them helps out with the rest
        if (mine.isEmpty() || !somebodyTakesAll) branches.add(branch("", others));
        return new Route(branches);
    }

    private static Branch branch(String prefix, List<String> others) {
        return new Branch(
                prefix,
                others.stream()
                        .filter(p -> p.startsWith(prefix) && p.length() > prefix.length())
                        .distinct()
                        .toList());
    }

    boolean takes(String number) {
        return branches.stream().anyMatch(b -> b.takes(number));
    }

    boolean takesAll() {
        return branches.stream().anyMatch(b -> b.prefix.isEmpty() && b.except.isEmpty());
    }
}
