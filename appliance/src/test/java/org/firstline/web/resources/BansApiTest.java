package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.Test;

class BansApiTest {
    @Test
    void theBannedAreListedByAddressAndHeardAgainWhenAMachineSaysSo() throws WebFailure {
        try (var box = new WireBox("BansApiTest")) {
            assertThat(box.get("/api/bans").each("address")).isEmpty();
            for (String address : new String[] {"203.0.113.5", "2001:db8::5"})
                for (int i = 0; i < 10; i++) box.line.bans().failed(InetAddress.ofLiteral(address));
            var listed = box.get("/api/bans");
            assertThat(listed.each("address")).containsExactly("2001:db8:0:0:0:0:0:0", "203.0.113.5");
            assertThat(listed.each("source")).containsExactly("2001:db8:0:0:0:0:0:0/64", "203.0.113.5");
            assertThat(listed.each("times")).containsExactly("1", "1");
            assertThat(box.send("DELETE", "/api/bans/203.0.113.5", WireBox.DEVICE, null)
                            .status())
                    .isEqualTo(403);
            assertThat(box.send("DELETE", "/api/bans/203.0.113.5", WireBox.TOKEN, null)
                            .status())
                    .isEqualTo(204);
            assertThat(box.send("DELETE", "/api/bans/203.0.113.5", WireBox.TOKEN, null)
                            .status())
                    .isEqualTo(404);
            assertThat(box.send("DELETE", "/api/bans/2001:db8::9", WireBox.TOKEN, null)
                            .status())
                    .as("any address of the /64")
                    .isEqualTo(204);
            assertThat(box.send("DELETE", "/api/bans/nobody", WireBox.TOKEN, null)
                            .status())
                    .isEqualTo(400);
            assertThat(box.get("/api/bans").each("address")).isEmpty();
        }
    }
}
