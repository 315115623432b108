package org.firstline.calls.sip.trunk;

/**
 * How a provider wants numbers: E.164 with or without its plus, or as people of the country dial.
 *
 * @param home the country code whose numbers get {@code national} before what follows it; empty: all numbers
 * @param national before a number of that country
 * @param international before any other
 */
public record NumberForm(String home, String national, String international) {
    public static final NumberForm PLUS = new NumberForm("", "+", "+");
    public static final NumberForm DIGITS = new NumberForm("", "", "");

    /** @param number +E.164, or anything else (an emergency number, a short code), which stays as it is */
    public String of(String number) {
        if (!number.startsWith("+")) return number;
        String digits = number.substring(1);
        return digits.startsWith(home) ? national + digits.substring(home.length()) : international + digits;
    }
}
