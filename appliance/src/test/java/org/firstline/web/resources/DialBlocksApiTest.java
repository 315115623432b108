package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstline.base.Refused;
import org.firstline.calls.dial.Dialled;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.Test;

class DialBlocksApiTest {
    @Test
    void theBlockedAreListedWithTheReasonInTheReadersLanguageUntilAMachineLiftsIt() throws WebFailure {
        try (var box = new WireBox("DialBlocksApiTest")) {
            var dialling = box.services.calls().dialling();
            assertThat(box.get("/api/dial-blocks").each("who")).isEmpty();
            for (int i = 0; i < 5; i++)
                assertThatThrownBy(() -> dialling.ask("101", new Dialled.Outside("+5355512345"), null))
                        .isInstanceOf(Refused.class);
            assertThat(box.get("/api/dial-blocks").each("who")).containsExactly("101");
            assertThat(box.get("/api/dial-blocks").each("why"))
                    .containsExactly("Calls to +5355512345 are not allowed here.");
            var russian = box.send("GET", "/api/dial-blocks", WireBox.TOKEN, null, "Accept-Language", "ru");
            assertThat(russian.each("why")).containsExactly("Звонки на +5355512345 здесь не разрешены.");
            assertThat(box.send("DELETE", "/api/dial-blocks/101", WireBox.TOKEN, null)
                            .status())
                    .isEqualTo(204);
            assertThat(box.get("/api/dial-blocks").each("who")).isEmpty();
            assertThat(box.send("DELETE", "/api/dial-blocks/101", WireBox.TOKEN, null)
                            .status())
                    .isEqualTo(404);
        }
    }
}
