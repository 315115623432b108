package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.sip.AddressRange;
import org.firstline.calls.sip.trunk.Hop;
import org.firstline.calls.sip.trunk.NumberForm;
import org.firstline.calls.sip.trunk.TrunkSettings;

/**
 * The keys of the trunks: {@code trunk} with {@code trunk.KEY} for the one that most sites have, and {@code
 * trunk.NAME.KEY} for each further one, in the order in which their {@code uri} stands in the file.
 */
record TrunkKeys(ConfigFile file, Path dataDir, String region) {
    static final Pattern URI = Pattern.compile("sip:([^@\\s]+)@([^@\\s]+)");

    private static final String ONLY = "trunk";
    private static final Pattern KEY = Pattern.compile("trunk\\.([^.]+)\\.(.+)");
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9*#]{2,20})(?:\\s*:\\s*([A-Za-z0-9-]{1,40}))?");
    private static final String MAIN = "main";

    /** @param only the value of {@code trunk} */
    List<TrunkSettings> read(String only) {
        var all = new ArrayList<TrunkSettings>();
        if (only.startsWith("sip:")) all.add(trunk(ONLY, "trunk", only));
        for (String name : names()) {
            String uri = "trunk." + name + ".uri";
            if (!name.matches("[a-z0-9-]{1,20}") || name.equals(ONLY))
                file.fault(
                        uri,
                        "the name of a trunk has 1 to 20 letters a-z, digits and hyphens, and is not trunk: " + name);
            else if (!file.has(uri)) file.fault(firstOf(name), "trunk." + name + ".uri is missing");
            else all.add(trunk(name, "trunk." + name, file.get(uri, "sip:none@0.0.0.0", TrunkKeys::uri)));
        }
        return List.copyOf(all);
    }

    static String uri(String value) {
        var uri = URI.matcher(value);
        if (!uri.matches()) throw new IllegalArgumentException("must be sip:user@provider");
        Hop.parse(uri.group(2));
        return value;
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (String key : file.keys()) {
            var further = KEY.matcher(key);
            if (further.matches()) names.add(further.group(1));
        }
        return names;
    }

    private String firstOf(String name) {
        return file.keys().stream()
                .filter(key -> key.startsWith("trunk." + name + "."))
                .findFirst()
                .orElse("trunk");
    }

    private TrunkSettings trunk(String name, String prefix, String uri) {
        var parts = URI.matcher(uri);
        if (!parts.matches()) throw new IllegalStateException("checked before: " + uri);
        String user = parts.group(1);
        String password = file.get(prefix + ".password", "", Settings::secret);
        if (password.isEmpty()) password = secret(name);
        String login = file.text(prefix + ".user", user);
        return new TrunkSettings(
                name,
                user,
                Hop.parse(parts.group(2)),
                file.get(prefix + ".proxy", Optional.<Hop>empty(), value -> Optional.of(Hop.parse(value)))
                        .orElse(null),
                login,
                password,
                file.flag(prefix + ".register", !password.isEmpty()),
                file.get(prefix + ".caller-id", "", TrunkKeys::number),
                file.get(prefix + ".form", NumberForm.PLUS, this::form),
                file.get(prefix + ".numbers", Map.of(), TrunkKeys::numbers),
                file.number(prefix + ".channels", 0, 0, 5000),
                file.get(prefix + ".allow", List.of(), TrunkKeys::ranges),
                expires(prefix));
    }

    private Duration expires(String prefix) {
        Duration asked = file.duration(prefix + ".expires", Duration.ofMinutes(10), Duration.ofHours(24));
        if (asked.toSeconds() >= 30) return asked;
        file.fault(prefix + ".expires", prefix + ".expires is shorter than 30 s");
        return Duration.ofMinutes(10);
    }

    private String secret(String name) {
        Path kept = dataDir.resolve("trunk-" + name + "-password");
        if (!Files.isRegularFile(kept)) return "";
        try {
            return Files.readString(kept).strip();
        } catch (IOException e) {
            file.fault("data.dir", "the password of the trunk " + name + " can't be read from " + kept);
            return "";
        }
    }

    private NumberForm form(String word) {
        return switch (word) {
            case "plus" -> NumberForm.PLUS;
            case "digits" -> NumberForm.DIGITS;
            case "national" -> {
                var home = PhoneNumber.dialling(region);
                yield new NumberForm(home.country(), home.national(), home.international());
            }
            default -> throw new IllegalArgumentException("must be one of plus, digits, national");
        };
    }

    private static String number(String value) {
        if (value.matches("\\+?[0-9]{2,20}")) return value;
        throw new IllegalArgumentException("not a number such as +73512000000");
    }

    private static Map<String, String> numbers(String value) {
        var numbers = new LinkedHashMap<String, String>();
        for (String one : value.split(",")) {
            var number = NUMBER.matcher(one.strip());
            if (!number.matches())
                throw new IllegalArgumentException(
                        "not numbers with their flows such as +73512000000: main, 200001: tv");
            numbers.put(number.group(1), number.group(2) == null ? MAIN : number.group(2));
        }
        return numbers;
    }

    private static List<AddressRange> ranges(String value) {
        var ranges = new ArrayList<AddressRange>();
        for (String one : value.split("[,\\s]+")) {
            if (one.isEmpty()) continue;
            try {
                ranges.add(AddressRange.parse(one));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("not an IP address or address/bits", e);
            }
        }
        return ranges;
    }
}
