package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.firstline.bridge.panel.Caption.Words;
import org.firstline.bridge.serial.MemoryLine;
import org.firstline.bridge.serial.SerialException;
import org.junit.jupiter.api.Test;

class Am03127PanelTest extends PanelContract {
    private final Am03127Sim sign = new Am03127Sim(1);
    private final MemoryLine.Pair line = MemoryLine.pair();

    @Override
    protected Panel panel() throws Exception {
        listen();
        return panel(1);
    }

    private Am03127Panel panel(int id) {
        return new Am03127Panel("am03127:test", line.near(), new Am03127Panel.Sign(16, id), Duration.ZERO);
    }

    private void listen() throws Exception {
        line.far().open();
        Thread.ofVirtual().start(() -> {
            try {
                sign.serve(line.far());
            } catch (SerialException e) {
                // the plug was pulled
            }
        });
    }

    @Override
    protected void assertShows(Frame frame, String text) throws Exception {
        assertThat(sign.awaitText(text, 5000)).as(sign.text()).isTrue();
    }

    @Override
    protected void unplug() {
        line.near().unplug();
    }

    @Override
    protected void plug() throws Exception {
        line.near().plug();
        listen();
    }

    @Test
    void sumsAsInTheManual() {
        // the manual's way: the XOR of the data's octets; of this page worked out by hand in another language
        var packet = new Am03127Packet("<L1><PA><FE><MA><WC><FE>HELLO");
        assertThat(new String(packet.encode(1), StandardCharsets.US_ASCII))
                .isEqualTo("<ID01><L1><PA><FE><MA><WC><FE>HELLO" + xor("<L1><PA><FE><MA><WC><FE>HELLO") + "<E>");
        assertThat(Am03127Packet.sum("AB")).isEqualTo("03");
        assertThat(Am03127Packet.sum("A")).isEqualTo("41");
    }

    private static String xor(String data) {
        return "%02X".formatted(data.chars().reduce(0, (a, b) -> a ^ b));
    }

    @Test
    void aFrameOfWhatPeopleSee() throws Exception {
        try (var panel = panel()) {
            panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("ЖДУТ 4", Colour.RED))));
            var expected = new Canvas(96, 7);
            expected.text(0, 0, "ZHDUT 4", Colour.RED, 1);
            assertThat(sign.frame(16)).isEqualTo(expected.frame());
            assertThat(sign.moves()).isFalse();
            panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("longer than <16> letters", Colour.RED))));
            assertThat(sign.text()).isEqualTo("longer than (16) letters");
            assertThat(sign.moves()).isTrue();
        }
    }

    @Test
    void theSameIsNotWrittenAgainAndNewTextNotTooSoon() throws Exception {
        listen();
        try (var panel = new Am03127Panel("test", line.near(), new Am03127Panel.Sign(16, 1), Duration.ofDays(1))) {
            panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("one", Colour.RED))));
            panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("one", Colour.RED))));
            panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("two", Colour.RED))));
            panel.alive();
            assertThat(sign.pages()).isOne();
            assertThat(sign.text()).isEqualTo("one");
        }
    }

    @Test
    void dimsInFourSteps() throws Exception {
        try (var panel = panel()) {
            String seen = "";
            for (int percent : new int[] {1, 25, 26, 50, 75, 76, 100}) {
                panel.dim(percent);
                panel.show(Frame.dark(96, 7), new Caption(List.of(new Words("x", Colour.RED))));
                seen += sign.brightness();
            }
            assertThat(seen).isEqualTo("DDCCBAA");
        }
    }

    @Test
    void aSignThatTakesAnotherPageForDamagedSaysNack() {
        byte[] packet = Am03127Packet.page("HELLO", false).encode(1);
        packet[packet.length - 7] ^= 1;
        assertThat(sign.take(packet, packet.length)).isEqualTo("NACK");
        assertThat(sign.text()).isEmpty();
    }

    @Test
    void anotherSignOnTheLineIsNotMeant() throws Exception {
        listen();
        var other = new Am03127Packet("<RPA>").encode(2);
        assertThat(sign.take(other, other.length)).isEmpty();
        assertThatThrownBy(() -> {
                    line.near().unplug();
                    panel(2).show(Frame.dark(96, 7), Caption.EMPTY);
                })
                .isInstanceOf(PanelException.class);
    }
}
