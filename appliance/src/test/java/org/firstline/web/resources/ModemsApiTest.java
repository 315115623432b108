package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.awaitility.Awaitility;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.messages.Caps;
import org.firstline.messages.Gateway;
import org.firstline.messages.ModemSettings;
import org.firstline.messages.Sender;
import org.firstline.messages.SmsSettings;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.Test;

class ModemsApiTest {
    @Test
    void eachModemIsToldAndTried() throws WebFailure {
        var phone = new PhoneSim().maker("Huawei");
        var other = new PhoneSim();
        other.unplug();
        try (var box = new WireBox("ModemsApiTest")) {
            assertThat(box.get("/api/modems").each("name")).isEmpty();
            var town = new ModemSettings("town", "simulated", new Caps(0, 100, 0), List.of("+7351"), "*100#");
            var cell = new ModemSettings("cell", "simulated", new Caps(0, 0, 0), List.of(), "");
            var messages = box.services.messages();
            new Sender(
                            box.time,
                            box.services.bus(),
                            box.db,
                            messages.modems(),
                            List.of(
                                    new Gateway(town, new AtModem(phone.line())),
                                    new Gateway(cell, new AtModem(other.line()))),
                            SmsSettings.DEFAULTS,
                            box.services.health())
                    .start();
            Awaitility.await()
                    .until(() -> box.get("/api/modems/town")
                            .at("/balance")
                            .asString()
                            .contains("125"));
            var listed = box.get("/api/modems");
            assertThat(listed.each("name")).containsExactly("town", "cell");
            assertThat(listed.each("state").getFirst()).isEqualTo("ready");
            var one = box.get("/api/modems/town");
            assertThat(one.at("/profile").asString()).isEqualTo("huawei");
            assertThat(one.at("/operator").asString()).isEqualTo("Demo Mobile");
            assertThat(one.at("/signalDbm").asInt()).isEqualTo(-71);
            assertThat(one.at("/caps/hour").asInt()).isEqualTo(100);
            assertThat(box.get("/api/health").text()).contains("modem.town", "modem.cell");

            String text = "{\"to\":\"+79511234567\",\"text\":\"test\"}";
            assertThat(box.send("POST", "/api/modems/town/test", WireBox.DEVICE, text)
                            .status())
                    .isEqualTo(403);
            assertThat(box.post("/api/modems/town/test", text).status()).isEqualTo(200);
            Awaitility.await().until(() -> phone.count() == 1);
            assertThat(box.post("/api/modems/nobody/test", text).status()).isEqualTo(404);
            assertThat(box.post("/api/modems/town/test", "{\"to\":\"Anna\",\"text\":\"a\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(box.post("/api/modems/town/balance", null).status()).isEqualTo(204);
            assertThat(box.post("/api/modems/cell/balance", null).status()).isEqualTo(409);
            assertThat(box.post("/api/modems/town/restart", null).status()).isEqualTo(204);
        }
    }
}
