package org.firstline.diagnostics.probes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of OLT tells how much light an optical terminal gets, as data: {@code OID; scale 0.01; offset -30; good
 * -27..-8; none 2147483647 65535; signed 16}, of which only the OID must be there.
 *
 * @param oid with {@code {port}} and {@code {onu}} for those of the line
 * @param scale and
 * @param offset dBm = value × scale + offset
 * @param least and
 * @param most dBm that are well
 * @param none values that mean that there is no light to measure
 * @param bits of a value that is signed though it is not told so; 0 for as it comes
 */
record OpticsProfile(
        String name,
        String oid,
        BigDecimal scale,
        BigDecimal offset,
        BigDecimal least,
        BigDecimal most,
        Set<Long> none,
        int bits) {
    private static final Pattern OID = Pattern.compile("[0-9]{1,10}(?:\\.(?:[0-9]{1,10}|\\{port}|\\{onu}))+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(?:\\.[0-9]{1,6})?");

    /** @throws IllegalArgumentException with what is wrong */
    static OpticsProfile parse(String name, String text) {
        List<String> parts = List.of(text.split(";"));
        String oid = parts.getFirst().strip();
        if (!OID.matcher(oid).matches())
            throw new IllegalArgumentException(
                    "does not begin with an OID such as 1.3.6.1.4.1.3320.101.10.5.1.5.{onu}");
        var p = new OpticsProfile(
                name, oid, BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal(-27), new BigDecimal(-8), Set.of(), 0);
        for (String part : parts.subList(1, parts.size()))
            p = p.with(List.of(part.strip().split("\\s+")));
        if (p.least.compareTo(p.most) >= 0) throw new IllegalArgumentException("good is not least..most: " + text);
        return p;
    }

    private OpticsProfile with(List<String> words) {
        String value = words.size() < 2 ? "" : words.get(1);
        return switch (words.getFirst()) {
            case "scale" -> new OpticsProfile(name, oid, number(value), offset, least, most, none, bits);
            case "offset" -> new OpticsProfile(name, oid, scale, number(value), least, most, none, bits);
            case "good" -> {
                String[] ends = value.split("\\.\\.", -1);
                if (ends.length != 2) throw new IllegalArgumentException("good is not a range such as -27..-8");
                yield new OpticsProfile(name, oid, scale, offset, number(ends[0]), number(ends[1]), none, bits);
            }
            case "none" -> {
                var values = new HashSet<Long>();
                for (String one : words.subList(1, words.size())) values.add(whole(one));
                yield new OpticsProfile(name, oid, scale, offset, least, most, Set.copyOf(values), bits);
            }
            case "signed" -> {
                if (!value.equals("16")) throw new IllegalArgumentException("signed is not 16");
                yield new OpticsProfile(name, oid, scale, offset, least, most, none, 16);
            }
            default ->
                throw new IllegalArgumentException(
                        "not one of scale, offset, good, none, signed: " + String.join(" ", words));
        };
    }

    private static BigDecimal number(String text) {
        if (!NUMBER.matcher(text).matches()) throw new IllegalArgumentException("not a number: " + text);
        return new BigDecimal(text);
    }

    private static long whole(String text) {
        if (!text.matches("-?[0-9]{1,18}")) throw new IllegalArgumentException("not a whole number: " + text);
        return Long.parseLong(text);
    }

    /** The reason why this line cannot be asked, or null. */
    @Nullable
    String lacks(Target target) {
        if (oid.contains("{port}") && target.port().isEmpty()) return "no-port";
        return oid.contains("{onu}") && target.onu().isEmpty() ? "no-onu" : null;
    }

    String oidOf(Target target) {
        return oid.replace("{port}", target.port()).replace("{onu}", target.onu());
    }

    /** In dBm with one digit; null for no light. */
    @Nullable
    BigDecimal level(long raw) {
        if (none.contains(raw)) return null;
        long value = bits == 16 ? (short) raw : raw;
        return BigDecimal.valueOf(value).multiply(scale).add(offset).setScale(1, RoundingMode.HALF_UP);
    }

    Finding finding(long raw) {
        BigDecimal dbm = level(raw);
        if (dbm == null) return Finding.bad(ProbeKind.OPTICS, "optics.dark");
        if (dbm.compareTo(least) < 0) return Finding.bad(ProbeKind.OPTICS, "optics.weak", dbm, least);
        if (dbm.compareTo(most) > 0) return Finding.bad(ProbeKind.OPTICS, "optics.strong", dbm, most);
        return Finding.ok(ProbeKind.OPTICS, "optics.good", dbm);
    }

    /** Those that are known without any setting; what each counts in is from its maker's MIB. */
    static List<OpticsProfile> known() {
        var all = new ArrayList<OpticsProfile>();
        // hwGponOntOpticalDdmRxPower, by ifIndex and ONT
        all.add(parse(
                "huawei",
                "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.{port}.{onu}; scale 0.01; good -27..-8; none 2147483647"));
        // BDCOM EPON, by ifIndex of the ONU
        all.add(parse("bdcom", "1.3.6.1.4.1.3320.101.10.5.1.5.{onu}; scale 0.1; good -27..-8; none 0 -65535"));
        // ZTE C300 and C320, by port and ONU
        all.add(parse(
                "zte",
                "1.3.6.1.4.1.3902.1012.3.50.12.1.1.10.{port}.{onu}.1; scale 0.002; offset -30; signed 16; good -27..-8;"
                        + " none 0 65535"));
        // FiberHome AN5516: onuPonRxOpticalPower, by the index of the ONU
        all.add(parse("fiberhome", "1.3.6.1.4.1.5875.800.3.9.3.3.1.6.{onu}; scale 0.01; good -27..-8; none 0"));
        return List.copyOf(all);
    }
}
