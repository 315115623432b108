package org.firstline.calls.sip.trunk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstline.calls.sip.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * One way to the telephone network.
 *
 * @param name by which people and rows know it
 * @param user the account, as in {@code sip:user@server}
 * @param server the provider's domain or address
 * @param proxy where requests really go, if not to the server
 * @param login what digest is answered with; mostly the same as the user
 * @param password empty for none
 * @param register whether the provider must be told where we are; false where it knows our address
 * @param callerId the number that is shown where a call does not say; empty for the user
 * @param numbers the called numbers that are ours, each with the name of the flow that its callers are led through
 * @param channels calls at once, both ways together; 0 for no limit
 * @param allow more addresses from where the provider's calls come, beside those that its names have
 * @param expires how long a registration is asked for
 */
public record TrunkSettings(
        String name,
        String user,
        Hop server,
        @Nullable Hop proxy,
        String login,
        String password,
        boolean register,
        String callerId,
        NumberForm form,
        Map<String, String> numbers,
        int channels,
        List<AddressRange> allow,
        Duration expires) {
    public TrunkSettings {
        if (!name.matches("[a-z0-9-]{1,20}")) throw new IllegalArgumentException("name of a trunk: " + name);
        if (channels < 0) throw new IllegalArgumentException("channels " + channels);
        if (expires.toSeconds() < 1) throw new IllegalArgumentException("a registration must last a second at least");
        numbers = Map.copyOf(numbers);
        allow = List.copyOf(allow);
    }

    /** A trunk to this address that knows us by ours. */
    public static TrunkSettings of(String name, String user, Hop server) {
        return new TrunkSettings(
                name,
                user,
                server,
                null,
                user,
                "",
                false,
                "",
                NumberForm.PLUS,
                Map.of(),
                0,
                List.of(),
                Duration.ofMinutes(10));
    }

    public TrunkSettings withPassword(String secret) {
        return new TrunkSettings(
                name, user, server, proxy, login, secret, true, callerId, form, numbers, channels, allow, expires);
    }

    /** Where requests go. */
    public Hop next() {
        return proxy == null ? server : proxy;
    }

    /**
     * The flow for a called number, in whatever form the provider gives it: numbers are one where their last ten digits
     * are. Empty where none is named.
     */
    public String flowOf(String called) {
        String wanted = tail(called);
        for (var number : numbers.entrySet())
            if (number.getKey().equals(called)
                    || !wanted.isEmpty() && tail(number.getKey()).equals(wanted)) return number.getValue();
        return "";
    }

    private static String tail(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.length() < 10 ? digits : digits.substring(digits.length() - 10);
    }

    public String uri() {
        return "sip:" + user + "@" + server;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TrunkSettings[" + name + " " + uri() + "]";
    }
}
