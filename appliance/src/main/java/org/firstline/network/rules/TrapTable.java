package org.firstline.network.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Keys;
import org.firstline.network.alerts.Severity;
import org.firstline.network.rules.Lines.Line;
import org.firstline.network.rules.TrapProfile.Condition;
import org.firstline.network.rules.TrapProfile.Source;
import org.firstline.network.rules.TrapProfile.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What traps mean. Three kinds of lines:
 *
 * <pre>
 * value NAME OID MIB::name                    a value that rules may name
 * topic NAME AGE                              an alert of this topic that nobody ends is over after 30m, 6h, 2d
 * trap OID MIB::name opens|ends|tells TOPIC SEVERITY|- PORT|- [when VALUE=a|b] words
 * </pre>
 *
 * PORT is a value, or {@code value[0]} for the first number of its instance. The site's own lines overrule the shipped
 * ones of the same OID.
 */
public record TrapTable(List<TrapProfile> profiles, Map<String, Variable> values, Map<String, Duration> ages) {
    public static final String SOURCE = "snmp";
    /** The topic of traps that no line knows. */
    static final String UNKNOWN = "unknown-trap";

    /** The values that people call a port by, the best first: "Gi0/7", "GigabitEthernet0/7". */
    private static final List<String> PORT_NAMES = List.of("ifName", "ifDescr");

    private static final Pattern OID = Pattern.compile("[0-2](\\.[0-9]{1,10}){2,60}");
    private static final Pattern PORT = Pattern.compile("([A-Za-z][A-Za-z0-9]{0,60})(?:\\[([0-9])])?");

    public TrapTable {
        profiles = List.copyOf(profiles);
        values = Map.copyOf(values);
        ages = Map.copyOf(ages);
    }

    public static String shipped() {
        return Lines.shipped("traps.txt");
    }

    /** @throws org.firstline.base.Refused naming the line that can't be read */
    public static TrapTable of(String own) {
        var known = read(shipped(), new TrapTable(List.of(), Map.of(), Map.of()));
        var site = read(own, known);
        var overruled = new HashSet<String>();
        site.profiles.forEach(profile -> overruled.add(profile.oid()));
        var all = new ArrayList<>(site.profiles);
        known.profiles.stream().filter(p -> !overruled.contains(p.oid())).forEach(all::add);
        return new TrapTable(all, site.values, site.ages);
    }

    private static TrapTable read(String text, TrapTable below) {
        var values = new HashMap<>(below.values);
        var ages = new HashMap<>(below.ages);
        var profiles = new ArrayList<TrapProfile>();
        for (Line line : Lines.of(text))
            switch (line.word(0)) {
                case "value" -> values.put(line.word(1), new Variable(oid(line, 2), line.word(3)));
                case "topic" -> ages.put(line.topic(1), line.age(2));
                case "trap" -> profiles.add(profile(line, values));
                default -> throw line.fault("network.rule.kind", line.word(0));
            }
        return new TrapTable(profiles, values, ages);
    }

    private static TrapProfile profile(Line line, Map<String, Variable> values) {
        Effect effect = line.effect(3);
        boolean conditional = line.word(7).equals("when");
        return new TrapProfile(
                oid(line, 1),
                line.word(2),
                effect,
                line.topic(4),
                line.severity(5, effect),
                port(line, values),
                conditional ? condition(line, values) : null,
                line.rest(conditional ? 9 : 7));
    }

    private static String oid(Line line, int place) {
        if (!OID.matcher(line.word(place)).matches()) throw line.fault("network.rule.oid", line.word(place));
        return line.word(place);
    }

    private static @Nullable Source port(Line line, Map<String, Variable> values) {
        if (line.word(6).equals("-")) return null;
        var port = PORT.matcher(line.word(6));
        if (!port.matches()) throw line.fault("network.rule.value", line.word(6));
        return new Source(
                value(line, port.group(1), values), port.group(2) == null ? -1 : Integer.parseInt(port.group(2)));
    }

    private static Condition condition(Line line, Map<String, Variable> values) {
        String[] sides = line.word(8).split("=", 2);
        if (sides.length < 2) throw line.fault("network.rule.when", line.word(8));
        return new Condition(value(line, sides[0], values), List.of(sides[1].split("\\|")));
    }

    private static Variable value(Line line, String name, Map<String, Variable> values) {
        var found = values.get(name);
        if (found == null) throw line.fault("network.rule.value", name);
        return found;
    }

    /**
     * What a trap says. One that no line knows is an alert of no node, so that somebody sees it and writes a line.
     *
     * @param known whether the tree has a node under this host or name
     */
    public Heard hear(Trap trap, Predicate<String> known) {
        var mine = profiles.stream().filter(p -> p.isOf(trap)).toList();
        if (mine.isEmpty()) return unknown(trap);
        var names =
                PORT_NAMES.stream().map(values::get).filter(Objects::nonNull).toList();
        return mine.stream()
                .filter(p -> p.counts(trap))
                .map(p -> new Saying(
                                SOURCE,
                                List.of(trap.from()),
                                p.topic(),
                                p.part(trap),
                                TrapProfile.called(p.part(trap), trap, names),
                                p.effect(),
                                p.severity(),
                                p.words(),
                                trap.summary())
                        .heard(known))
                .reduce(Heard.NOTHING, Heard::and);
    }

    private static Heard unknown(Trap trap) {
        return new Heard(
                List.of(new AlertNote(
                        SOURCE,
                        Keys.of(Saying.key(UNKNOWN, trap.from(), trap.kind())),
                        List.of(),
                        trap.kind(),
                        Severity.INFO,
                        true,
                        false,
                        null,
                        trap.from() + ": " + trap.summary())),
                List.of());
    }

    /** The OIDs and effects that are known, for a screen. */
    public List<String> kinds() {
        return profiles.stream().map(TrapProfile::name).distinct().toList();
    }
}
