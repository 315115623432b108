package org.firstline.network.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Keys;
import org.firstline.network.alerts.Severity;
import org.firstline.network.rules.Lines.Line;

/**
 * What lines of syslog mean. Two kinds of lines:
 *
 * <pre>
 * topic NAME AGE                                          as for traps
 * log opens|ends|tells TOPIC SEVERITY|- $1|- "words" PATTERN
 * </pre>
 *
 * $1 is the first bracket of the pattern and names the port. The pattern is a regular expression that is looked for in
 * the text; the first line that fits decides, the site's own before the shipped ones.
 */
public record SyslogTable(List<Rule> rules, Map<String, Duration> ages) {
    public static final String SOURCE = "syslog";
    /** From this level on a message that no line knows is shown as an alert of no node; the rest is chatter. */
    private static final int GRAVE = 2;

    static final String UNKNOWN = "unknown-log";
    private static final Pattern LOG = Pattern.compile("\"([^\"]{1,150})\" (.{1,500})");

    record Rule(Effect effect, String topic, Severity severity, boolean port, String words, Pattern pattern) {}

    public SyslogTable {
        rules = List.copyOf(rules);
        ages = Map.copyOf(ages);
    }

    public static String shipped() {
        return Lines.shipped("syslog.txt");
    }

    /** @throws org.firstline.base.Refused naming the line that can't be read */
    public static SyslogTable of(String own) {
        var ages = new HashMap<String, Duration>();
        var shipped = read(shipped(), ages);
        var all = new ArrayList<>(read(own, ages));
        all.addAll(shipped);
        return new SyslogTable(all, ages);
    }

    private static List<Rule> read(String text, Map<String, Duration> ages) {
        var rules = new ArrayList<Rule>();
        for (Line line : Lines.of(text))
            switch (line.word(0)) {
                case "topic" -> ages.put(line.topic(1), line.age(2));
                case "log" -> rules.add(rule(line));
                default -> throw line.fault("network.rule.kind", line.word(0));
            }
        return rules;
    }

    private static Rule rule(Line line) {
        Effect effect = line.effect(1);
        boolean port = line.word(4).equals("$1");
        if (!port && !line.word(4).equals("-")) throw line.fault("network.rule.port", line.word(4));
        Matcher rest = LOG.matcher(line.rest(5));
        if (!rest.matches()) throw line.fault("network.rule.words", line.rest(5));
        return new Rule(
                effect,
                line.topic(2),
                line.severity(3, effect),
                port,
                rest.group(1),
                pattern(line, rest.group(2), port));
    }

    private static Pattern pattern(Line line, String text, boolean port) {
        try {
            var pattern = Pattern.compile(text);
            if (port && pattern.matcher("").groupCount() < 1) throw line.fault("network.rule.bracket", text);
            return pattern;
        } catch (PatternSyntaxException e) {
            throw line.fault("network.rule.pattern", e.getDescription());
        }
    }

    /** @param known whether the tree has a node under this host or name */
    public Heard hear(SyslogMessage message, Predicate<String> known) {
        for (Rule rule : rules) {
            Matcher found = rule.pattern.matcher(message.text());
            if (!found.find()) continue;
            String part = rule.port && found.group(1) != null ? found.group(1).strip() : "";
            return new Saying(
                            SOURCE,
                            devices(message),
                            rule.topic,
                            part,
                            part,
                            rule.effect,
                            rule.severity,
                            rule.words,
                            message.text())
                    .heard(known);
        }
        return message.level() <= GRAVE ? unknown(message) : Heard.NOTHING;
    }

    /** A relay sends for others, so what the message says of its origin is surer than the sender's address. */
    private static List<String> devices(SyslogMessage message) {
        return Stream.of(message.host(), message.from())
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    private static Heard unknown(SyslogMessage message) {
        String from = devices(message).getFirst();
        String kind = message.app().isEmpty() ? "syslog" : message.app();
        return new Heard(
                List.of(new AlertNote(
                        SOURCE,
                        Keys.of(Saying.key(UNKNOWN, from, kind)),
                        List.of(),
                        kind,
                        Severity.INFO,
                        true,
                        false,
                        null,
                        from + ": " + message.text())),
                List.of());
    }
}
