package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.firstline.bridge.panel.Caption.Live;
import org.firstline.bridge.panel.Caption.Part;
import org.firstline.bridge.panel.Caption.Words;
import org.junit.jupiter.api.Test;

/** What goes to the sign, octet by octet, and what the sign makes of it. */
class AlphaPanelTest {
    private final AlphaSim sign = new AlphaSim();
    private final List<byte[]> sent = new ArrayList<>();

    @Test
    void sumsAsInTheManual() {
        // 9708-8061, the worked example: AAHELLO has the sum 01FB
        assertThat(AlphaPacket.sum("AAHELLO")).isEqualTo("01FB");
        assertThat(HexFormat.of().formatHex(new AlphaPacket("AAHELLO").encode(true)))
                .isEqualTo("0000000000" + "01" + "5a3030" + "02" + "414148454c4c4f" + "03" + "30314642" + "04");
        assertThat(HexFormat.of().formatHex(new AlphaPacket("AAHELLO").encode(false)))
                .isEqualTo("0000000000" + "01" + "5a3030" + "02" + "414148454c4c4f" + "04");
    }

    @Test
    void laysOutTheMemoryThenWritesValuesThenWords() throws Exception {
        panel(15, false).show(frame(15), caption(words("WAIT"), live("7", Colour.RED)));
        assertThat(sentText())
                .startsWith("<00><00><00><00><00><01>Z00<02>E$<04>")
                .contains("E$AAL0100FF00aBL00180000bBL00180000", "pBL00180000qDL07602000rDL07602000")
                .endsWith("<00><00><00><00><00><01>Z00<02>Ga<1c>17<04>"
                        + "<00><00><00><00><00><01>Z00<02>AA<1b>0b<1c>3WAIT <10>a<04>");
        assertThat(sign.shown()).isEqualTo("[A]WAIT [R]7");
    }

    @Test
    void changesAValueWithoutGoingDark() throws Exception {
        var panel = panel(40, true);
        panel.show(frame(40), caption(words("WAIT"), live("7", Colour.GREEN), words("READY"), live("2", Colour.GREEN)));
        int blinks = sign.blinks();
        sent.clear();
        panel.show(frame(40), caption(words("WAIT"), live("8", Colour.AMBER), words("READY"), live("2", Colour.GREEN)));
        assertThat(sent).hasSize(1);
        assertThat(sign.shown()).isEqualTo("[A]WAIT [A]8 [A]READY [G]2");
        assertThat(sign.blinks()).isEqualTo(blinks);
    }

    @Test
    void newWordsAreWrittenAfterTheirValues() throws Exception {
        var panel = panel(40, true);
        panel.show(frame(40), caption(words("WAIT"), live("7", Colour.GREEN)));
        panel.show(frame(40), caption(words("NO DATA")));
        assertThat(sign.text()).isEqualTo("NO DATA");
        panel.show(frame(40), caption(words("A"), live("1", Colour.RED), words("B"), live("2", Colour.RED)));
        assertThat(sign.text()).isEqualTo("A 1 B 2");
    }

    @Test
    void theSameAgainWritesTheValuesAgain() throws Exception {
        var panel = panel(40, true);
        var caption = caption(words("WAIT"), live("7", Colour.GREEN));
        panel.show(frame(40), caption);
        int blinks = sign.blinks();
        panel.show(frame(40), caption);
        assertThat(sign.commands()).endsWith("Ga\u001c27");
        assertThat(sign.blinks()).isEqualTo(blinks);
    }

    @Test
    void laysOutTheMemoryAnewWhenItIsNoLongerTrusted() throws Exception {
        var panel = new AlphaPanel(
                "test",
                new AlphaPanel.Sign(15, true, true),
                new AlphaPanel.Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                this::line);
        panel.show(frame(15), caption(words("WAIT"), live("7", Colour.GREEN)));
        panel.show(frame(15), caption(words("WAIT"), live("8", Colour.GREEN)));
        assertThat(sign.commands()).filteredOn(c -> c.equals("E$")).hasSize(2);
        assertThat(sign.text()).isEqualTo("WAIT 8");
    }

    @Test
    void writesItsFilesAgainWithoutGoingDark() throws Exception {
        var panel = new AlphaPanel(
                "test",
                new AlphaPanel.Sign(15, true, true),
                new AlphaPanel.Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofHours(1)),
                this::line);
        var usual = List.<Part>of(words("WAIT"), live("7", Colour.GREEN));
        panel.show(frame(15), new Caption(usual, List.of(words("FIRE")), Colour.RED));
        var before = List.copyOf(sign.commands());
        panel.show(frame(15), new Caption(usual, List.of(words("FIRE")), Colour.RED));
        var again = sign.commands().subList(before.size(), sign.commands().size());
        assertThat(again).noneMatch(c -> c.startsWith("E$"));
        assertThat(before).containsSubsequence(again);
        assertThat(again).anyMatch(c -> c.startsWith("AA")).anyMatch(c -> c.startsWith("A0"));
    }

    @Test
    void standsStillWhenItFitsAndMovesWhenNot() throws Exception {
        var panel = panel(15, true);
        panel.show(frame(15), caption(words("WAIT"), live("7", Colour.GREEN)));
        assertThat(sign.moves()).isFalse();
        panel.show(
                frame(15),
                caption(words("WAITING"), live("7", Colour.GREEN), words("LONGEST"), live("1:20", Colour.RED)));
        assertThat(sign.moves()).isTrue();
    }

    @Test
    void writesRussianInLatin() throws Exception {
        var panel = new AlphaPanel("test", new AlphaPanel.Sign(40, true, false), AlphaOverTcpTest.AT_ONCE, this::line);
        panel.show(frame(40), caption(words("Объявление: ЖДУТ ещё «ЩИ» №5 — да…"), live("ЁЖ", Colour.RED)));
        assertThat(sign.text()).isEqualTo("Obyavlenie: ZHDUT eshchyo \"SHCHI\" No.5 - da... YOZH");
        assertThat(Translit.ascii("Щука Ёлка Я ЮГ Über café ☃")).isEqualTo("Shchuka Yolka YA YUG Uber cafe ?");
    }

    @Test
    void drawsRussianInDotsAndTheNumbersInLetters() throws Exception {
        panel(15, true).show(frame(15), caption(words("ЖДУТ"), live("7", Colour.RED), words("SMS")));
        assertThat(sign.shown()).isEqualTo("# [R]7 [A]SMS");
        var expected = new Canvas(90, 7);
        int x = expected.text(0, 0, "ЖДУТ", Colour.AMBER, 1);
        x = expected.text(x, 0, " ", Colour.AMBER, 1);
        x = expected.text(x, 0, "7 ", Colour.RED, 1);
        expected.text(x, 0, "SMS", Colour.AMBER, 1);
        assertThat(sign.frame(15)).isEqualTo(expected.frame());
        assertThat(sign.damaged()).isZero();
    }

    @Test
    void aLongRussianLineIsSeveralPicturesAndThenLatin() throws Exception {
        String line = "Авария в седьмом районе, ремонт до восемнадцати часов, звонить не нужно ";
        panel(15, true).show(frame(15), caption(words(line.repeat(4))));
        assertThat(sign.damaged()).isZero();
        assertThat(sign.moves()).isTrue();
        assertThat(sign.shown()).startsWith("# # # # # # # # [A]").contains("vosemnadtsati");
    }

    @Test
    void theSizeOfAPictureGoesAheadOfItsRows() throws Exception {
        panel(15, true).show(frame(15), caption(words("ДА")));
        int head = 0;
        while (!new String(sent.get(head), StandardCharsets.US_ASCII).contains("Iq07")) head++;
        assertThat(new String(sent.get(head), StandardCharsets.US_ASCII)).endsWith("Iq070B");
        assertThat(new String(sent.get(head + 1), StandardCharsets.US_ASCII)).startsWith("0");
    }

    @Test
    void whatIsUrgentStopsAllElseUntilItIsOver() throws Exception {
        var panel = panel(15, true);
        var usual = List.<Part>of(words("ЖДУТ"), live("7", Colour.RED));
        panel.show(frame(15), new Caption(usual));
        panel.show(frame(15), new Caption(usual, List.of(words("MAX"), live("2:10", Colour.RED)), Colour.RED));
        assertThat(sign.text()).isEqualTo("MAX 2:10");
        assertThat(sign.commands()).anyMatch(c -> c.startsWith("A0\u001b"));
        // a picture that is written meanwhile must not be lost
        panel.show(
                frame(15),
                new Caption(
                        List.of(words("ГОВОРЯТ"), live("7", Colour.RED)),
                        List.of(words("MAX"), live("2:11", Colour.RED)),
                        Colour.RED));
        assertThat(sign.text()).isEqualTo("MAX 2:11");
        panel.show(frame(15), new Caption(List.of(words("ГОВОРЯТ"), live("7", Colour.RED))));
        assertThat(sign.text()).isEqualTo("# 7");
        assertThat(sign.damaged()).isZero();
    }

    @Test
    void cutsWhatASignCannotHold() throws Exception {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 60; i++) {
            parts.add(words("queue" + i));
            parts.add(live("a value that is far too long for its string", Colour.RED));
        }
        panel(40, true).show(frame(40), new Caption(parts));
        assertThat(sign.damaged()).isZero();
        assertThat(sign.text()).startsWith("queue0 a value that is far to queue1 ");
    }

    @Test
    void aDamagedTransmissionIsDroppedBySign() {
        byte[] packet = AlphaPacket.text('0', AlphaPacket.Mode.HOLD, "HELLO").encode(true);
        packet[12] ^= 1;
        sign.take(packet, packet.length);
        assertThat(sign.text()).isEmpty();
        assertThat(sign.damaged()).isOne();
    }

    private AlphaPanel panel(int columns, boolean sums) {
        return new AlphaPanel("test", new AlphaPanel.Sign(columns, sums, true), AlphaOverTcpTest.AT_ONCE, this::line);
    }

    private PanelLink line() {
        return new PanelLink() {
            @Override
            public void write(byte[] octets) {
                sent.add(octets);
                sign.take(octets, octets.length);
            }

            @Override
            public void close() {}
        };
    }

    private String sentText() {
        var text = new StringBuilder();
        for (byte[] packet : sent)
            for (char c : new String(packet, StandardCharsets.US_ASCII).toCharArray())
                text.append(c < ' ' ? String.format("<%02x>", (int) c) : String.valueOf(c));
        return text.toString();
    }

    private static Frame frame(int columns) {
        return Frame.dark(columns * 6, 7);
    }

    private static Caption caption(Part... parts) {
        return new Caption(List.of(parts));
    }

    private static Words words(String text) {
        return new Words(text, Colour.AMBER);
    }

    private static Live live(String text, Colour colour) {
        return new Live(text, colour);
    }
}
