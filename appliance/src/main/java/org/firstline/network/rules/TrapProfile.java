package org.firstline.network.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstline.network.alerts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of traps: what one kind of trap does to one topic.
 *
 * @param oid snmpTrapOID without a leading dot
 * @param name as snmptrapd writes it with its MIBs
 * @param of which value names the port; null = the trap is about the device
 * @param when the trap counts only if this is so; null = always
 */
record TrapProfile(
        String oid,
        String name,
        Effect effect,
        String topic,
        Severity severity,
        @Nullable Source of,
        @Nullable Condition when,
        String words) {
    private static final Pattern NOUGHT = Pattern.compile("\\.0\\.(\\d+)$");

    /** @param index which number of the value's instance names the port, from 0; −1 = the value itself does */
    record Source(Variable variable, int index) {}

    /** @param values any of these, as number or as name */
    record Condition(Variable variable, List<String> values) {
        Condition {
            values = values.stream().map(Lines::lower).toList();
        }

        boolean holds(Trap trap) {
            return variable.find(trap)
                    .map(Trap.Value::text)
                    .map(Lines::lower)
                    .filter(this::matches)
                    .isPresent();
        }

        /** {@code networkLoop(10)} is both its name and its number. */
        private boolean matches(String text) {
            int bracket = text.indexOf('(');
            return values.contains(text)
                    || bracket > 0
                            && text.endsWith(")")
                            && (values.contains(text.substring(0, bracket))
                                    || values.contains(text.substring(bracket + 1, text.length() - 1)));
        }
    }

    /** A column of a MIB, by number and by name. */
    record Variable(String oid, String name) {
        Optional<Trap.Value> find(Trap trap) {
            return trap.values().stream().filter(this::is).findFirst();
        }

        private boolean is(Trap.Value value) {
            return instance(value, oid) != null || instance(value, name) != null;
        }

        /** {@code 7.0} of {@code ifIndex.7.0}; empty for a value without one. */
        String instance(Trap.Value value) {
            String found = instance(value, oid);
            if (found == null) found = instance(value, name);
            return found == null ? "" : found;
        }

        private static @Nullable String instance(Trap.Value value, String column) {
            if (value.name().equals(column)) return "";
            return value.name().startsWith(column + ".") ? value.name().substring(column.length() + 1) : null;
        }
    }

    /**
     * A trap of v1 has the nought of RFC 3584, 3.1 before its number, also where the MIB has none: a UPS that says
     * {@code 1.3.6.1.2.1.33.2} and 1 means UPS-MIB's {@code 1.3.6.1.2.1.33.2.1}.
     */
    boolean isOf(Trap trap) {
        return trap.kind().equals(oid)
                || trap.kind().equals(name)
                || NOUGHT.matcher(trap.kind()).replaceFirst(".$1").equals(oid);
    }

    boolean counts(Trap trap) {
        return when == null || when.holds(trap);
    }

    /** The port that the trap is about; empty where it does not say, or is about the device. */
    String part(Trap trap) {
        if (of == null) return "";
        return of.variable.find(trap).map(value -> part(of, value)).orElse("");
    }

    /**
     * How the device itself calls this port in the trap, so that people need not look its number up; the number where it
     * does not say.
     *
     * @param names the columns with a port's name, the best first
     */
    static String called(String part, Trap trap, List<Variable> names) {
        return part.isEmpty()
                ? part
                : names.stream()
                        .flatMap(column -> trap.values().stream()
                                .filter(column::is)
                                .filter(value -> Set.of("", part).contains(column.instance(value)))
                                .map(value -> value.text().strip()))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(part);
    }

    private static String part(Source of, Trap.Value value) {
        if (of.index < 0) return value.text().strip();
        String[] numbers = of.variable.instance(value).split("\\.");
        return of.index < numbers.length ? numbers[of.index] : "";
    }
}
