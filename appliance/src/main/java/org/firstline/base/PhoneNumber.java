package org.firstline.base;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subscriber's number in the one form that rows hold: E.164 with its plus, like {@code +73512000102}.
 *
 * @param e164 a plus and 5 to 15 digits (ITU-T E.164)
 */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

    /** Longer than any number as people write it; what is longer is read, but not remembered. */
    private static final int LONGEST_REMEMBERED = 40;

    private record Written(String raw, String region) {}

    // one call's number is read and written some eight times in the course of the call
    private static final Memo<Written, Optional<PhoneNumber>> READ = new Memo<>(PhoneNumber::read);
    private static final Memo<PhoneNumber, String> PRETTY = new Memo<>(PhoneNumber::format);

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) throw new IllegalArgumentException("not E.164: " + e164);
    }

    /**
     * Reads what people write: {@code 8 (351) 200-01-02}, {@code +7351…}, {@code 007351…}.
     *
     * @param region the country of numbers that do not say theirs, as in ISO 3166: "RU"
     * @return empty where no number can be made of it: "101", "anonymous"
     */
    public static Optional<PhoneNumber> parse(String raw, String region) {
        var written = new Written(raw.strip(), region);
        return written.raw.length() > LONGEST_REMEMBERED ? read(written) : READ.of(written);
    }

    private static Optional<PhoneNumber> read(Written written) {
        var util = PhoneNumberUtil.getInstance();
        try {
            var number = util.parse(written.raw, written.region);
            // a number that can be dialled within its own city only is somebody else's everywhere else
            if (util.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) return Optional.empty();
            return Optional.of(new PhoneNumber(util.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * How people of a country dial: {@code 8} before a number of the country and {@code 810} before any other in Russia.
     *
     * @param country its code, 7 for Russia
     */
    public record Dialling(String country, String national, String international) {}

    /** @param region as in ISO 3166 */
    public static Dialling dialling(String region) {
        var util = PhoneNumberUtil.getInstance();
        String national = util.getNddPrefixForRegion(region, true);
        String country = Integer.toString(util.getCountryCodeForRegion(region));
        String trunk = national == null ? "" : national;
        return new Dialling(
                country, trunk, region.equals("RU") || region.equals("KZ") || region.equals("BY") ? "810" : "00");
    }

    /** Whether an SMS can reach it, as far as its number plan tells: not where it is surely a desk's. */
    public boolean mayReadSms() {
        var util = PhoneNumberUtil.getInstance();
        try {
            return switch (util.getNumberType(util.parse(e164, "ZZ"))) {
                case FIXED_LINE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, VOICEMAIL -> false;
                case MOBILE, FIXED_LINE_OR_MOBILE, VOIP, PERSONAL_NUMBER, PAGER, UNKNOWN -> true;
            };
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** For people's eyes: {@code +7 351 200-01-02}. */
    public String pretty() {
        return PRETTY.of(this);
    }

    private static String format(PhoneNumber number) {
        var util = PhoneNumberUtil.getInstance();
        try {
            return util.format(util.parse(number.e164, "ZZ"), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number.e164;
        }
    }

    @Override
    public String toString() {
        return e164;
    }
}
