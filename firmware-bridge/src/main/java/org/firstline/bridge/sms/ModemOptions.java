package org.firstline.bridge.sms;

/**
 * What a modem is told beyond its line.
 *
 * @param pin of its SIM card; empty for none
 * @param pins where the tries are remembered
 * @param profile the name of the quirks to use whatever the modem says of itself; empty to find out
 * @param password of an account at an SMS centre; empty for none
 * @param from whom messages of that account are from; empty to leave it to the centre
 * @param power who takes its power when it hangs
 */
public record ModemOptions(String pin, PinMemory pins, String profile, String password, String from, ModemPower power) {
    public static final ModemOptions NONE = new ModemOptions("", PinMemory.NONE, "");

    public ModemOptions(String pin, PinMemory pins, String profile) {
        this(pin, pins, profile, "", "", ModemPower.NONE);
    }

    public ModemOptions {
        if (!pin.matches("|\\d{4,8}")) throw new IllegalArgumentException("a PIN has 4 to 8 digits");
        if (!profile.isEmpty()) Profiles.get(profile);
    }

    @Override
    public String toString() {
        return "ModemOptions[profile=" + profile + "]";
    }
}
