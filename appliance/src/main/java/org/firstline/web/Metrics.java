package org.firstline.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers for Prometheus, read from their owners' snapshots when they are asked for (text format 0.0.4). Families are
 * added while the box is put together; any thread may write the text.
 */
public final class Metrics {
    private static final Logger log = LoggerFactory.getLogger(Metrics.class);

    /** What a number is: one that goes up and down, or one that only grows. */
    public enum Type {
        GAUGE,
        COUNTER
    }

    /** One number with its labels. */
    public record Sample(Map<String, String> labels, double value) {
        public Sample {
            labels = Map.copyOf(labels);
        }
    }

    private record Family(String name, Type type, String help, Supplier<List<Sample>> samples) {
        Family {
            if (!name.matches("[a-z][a-z0-9_]*")) throw new IllegalArgumentException("not a metric's name: " + name);
        }
    }

    private final List<Family> families = new CopyOnWriteArrayList<>();

    /** One number without labels. */
    public Metrics gauge(String name, String help, DoubleSupplier value) {
        return family(name, Type.GAUGE, help, () -> List.of(new Sample(Map.of(), value.getAsDouble())));
    }

    /** One number that only grows; its name ends in {@code _total}. */
    public Metrics counter(String name, String help, DoubleSupplier value) {
        return family(name, Type.COUNTER, help, () -> List.of(new Sample(Map.of(), value.getAsDouble())));
    }

    /** Numbers of one name that differ by their labels. */
    public Metrics family(String name, Type type, String help, Supplier<List<Sample>> samples) {
        families.add(new Family(name, type, help, samples));
        return this;
    }

    /** All of them now. A family whose owner fails is left out and logged: the others must still be seen. */
    public String text() {
        var text = new StringBuilder(4096);
        for (Family family : families) {
            var samples = new ArrayList<Sample>();
            try {
                samples.addAll(family.samples.get());
            } catch (RuntimeException e) {
                log.warn("No numbers for {}", family.name, e);
                continue;
            }
            text.append("# HELP ")
                    .append(family.name)
                    .append(' ')
                    .append(escaped(family.help))
                    .append('\n');
            text.append("# TYPE ")
                    .append(family.name)
                    .append(' ')
                    .append(Json.word(family.type))
                    .append('\n');
            for (Sample sample : samples) write(text, family.name, sample);
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String name, Sample sample) {
        text.append(name);
        char before = '{';
        for (var label : new TreeMap<>(sample.labels).entrySet()) {
            text.append(before)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue()).replace("\"", "\\\""))
                    .append('"');
            before = ',';
        }
        if (before == ',') text.append('}');
        text.append(' ').append(number(sample.value)).append('\n');
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) return value > 0 ? "+Inf" : "-Inf";
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
