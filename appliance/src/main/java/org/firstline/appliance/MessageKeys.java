package org.firstline.appliance;

import java.time.LocalTime;
import java.time.ZoneId;
import org.firstline.messages.QuietHours;
import org.firstline.web.TextGate;

/**
 * What the configuration file says of written messages, the modems aside.
 *
 * @param quiet when nobody is written to who need not be
 * @param gate who may text through the box with other boxes' interfaces
 */
record MessageKeys(QuietHours quiet, TextGate.Settings gate) {
    /** @param demo the demo town is looked at at any hour, so it knows no quiet ones unless told */
    static MessageKeys from(ConfigFile file, ZoneId zone, boolean demo) {
        LocalTime evening = file.get("sms.quiet-evening", LocalTime.of(22, 0), QuietHours::time);
        QuietHours otherwise = demo ? QuietHours.none(zone) : QuietHours.parse("21:00-09:00", evening, zone);
        return new MessageKeys(
                file.get("sms.quiet", otherwise, text -> QuietHours.parse(text, evening, zone)),
                new TextGate.Settings(
                        file.text("sms.http.user", TextGate.Settings.OFF.user()),
                        file.get("sms.http.token", "", Settings::secret),
                        file.number("sms.http.rate", TextGate.Settings.OFF.perMinute(), 1, 6000)));
    }
}
